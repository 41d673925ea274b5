"""The whole record as files: tables, one JSON file, and a data package descriptor."""
