"""III Results: what was delivered, measured and spent, and the account given of it."""
