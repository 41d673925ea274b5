"""Reads the curated record, checks all of it, and writes it: all or nothing."""
