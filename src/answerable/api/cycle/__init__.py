"""The making of a report: periods, entries, evidence, comments, steps of sections, what is missing."""
