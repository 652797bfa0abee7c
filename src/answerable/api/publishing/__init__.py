"""Documents in and out: compiling, publishing, correcting, loading."""
