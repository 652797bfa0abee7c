"""Answerable: the accountability system of a public institution."""

__version__ = "0.1.0"
