"""What can be drawn of a journey: one view a file, under its own name."""
