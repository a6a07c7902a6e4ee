"""What a good journey holds to: one rule a file, under its own name."""
