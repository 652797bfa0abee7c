"""Workbooks by the API."""
