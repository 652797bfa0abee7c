"""Pages of forecasts: where budgets will end, in money and in posts, and what to look at in time."""
