"""The actions of the reporting cycle."""
