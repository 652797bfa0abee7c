"""Performance reports: measurement, delivery, variances."""
