"""Pages of plans: the list, a plan with its versions, writing a section, comparing versions."""
