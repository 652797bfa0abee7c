"""What every page stands in: addresses, the bars around it, home and search."""
