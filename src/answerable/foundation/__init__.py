"""What every component stands on: the journal."""
