"""Pages of publishing: how far a report is, its publication, corrigenda."""
