"""A PDF without tags to blocks, by where its letters and lines stand: see `reading`."""

from answerable.publishing.media.pdf_layout.reading import Layout, read_layout

__all__ = ["Layout", "read_layout"]
