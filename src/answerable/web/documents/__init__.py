"""Pages of documents: what is stored, reading an upload, downloads."""
