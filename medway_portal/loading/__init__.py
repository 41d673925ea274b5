"""Loads the curated record: read, resolve, check, write. It loads everything or nothing."""
