"""What customers say, and who listens."""
