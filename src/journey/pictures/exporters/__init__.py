"""The languages in which a diagram can be written: one a file, under its own name."""
