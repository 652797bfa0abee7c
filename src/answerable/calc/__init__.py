"""Numbers from numbers and dates: plain Python, no Django, no table, no clock."""
