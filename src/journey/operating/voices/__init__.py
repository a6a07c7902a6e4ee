"""What customers say, what hurts, whose it is, and what is counted."""
