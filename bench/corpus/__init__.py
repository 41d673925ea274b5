"""A synthetic record of any size, to measure with. It is never beside the real one."""
