"""The queries of the reporting cycle."""
