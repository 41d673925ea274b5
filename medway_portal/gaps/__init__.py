"""What the record does not know: what is inferred in it, and what is missing from it."""
