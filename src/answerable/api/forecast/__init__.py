"""Forecasts for programs: the same answers as on the pages, exact to the cent."""
