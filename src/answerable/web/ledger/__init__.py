"""Pages of the ledger: sums and lines, loading files, mappings, names to decide, filling an account."""
