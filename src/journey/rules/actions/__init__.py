"""What the team does."""
