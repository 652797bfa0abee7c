"""The open report as it will be published: what was recorded, finished, in each language; what it lacks."""
