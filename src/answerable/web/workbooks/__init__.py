"""Workbooks: downloaded, sent back filled, looked at, applied."""
