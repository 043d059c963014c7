"""Measurements: ratios within one run, survival under damage, reliability of confidence."""
