"""What is inferred in the record, and what is missing from it."""
