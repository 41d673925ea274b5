"""A cache of finished responses in memory, in front of Django."""
