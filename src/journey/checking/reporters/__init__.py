"""What a report may be written as: one format a file, under its own name."""
