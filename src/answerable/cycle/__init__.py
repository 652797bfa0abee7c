"""Procedures across components: today the reporting cycle, from an open period to what may be published."""
