"""How fast, against the physical limit or a bare peer, in the same run: `make bench`."""
