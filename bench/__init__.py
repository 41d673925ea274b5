"""Measures how fast the portal answers, beside others that answer the same: make bench."""
