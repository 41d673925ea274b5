"""Serving: finished answers, kept in memory, in front of Django."""
