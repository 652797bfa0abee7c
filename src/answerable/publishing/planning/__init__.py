"""Plans as documents: what one begins with, what is carried forward, and how two versions compare."""
