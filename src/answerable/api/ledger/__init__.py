"""The ERP by the API: mappings, files and rows, rejects, aliases, sums, and what an account takes over."""
