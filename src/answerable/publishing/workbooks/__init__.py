"""Workbooks that people fill offline: made here, checked cell by cell when they come back, applied whole.

    shapes ──▶ writing ──▶ bytes ──(a person fills)──▶ packages, scanning, reading ──▶ checking ──▶ changes

Everything here knows tables of cells, not what they mean: `kinds` says that, once for each kind of
workbook. Sending and applying are acts: `publishing/actions/workbooks.py`.
"""
