"""Documents in and out: reading never writes, a person confirms, publishing never edits."""
