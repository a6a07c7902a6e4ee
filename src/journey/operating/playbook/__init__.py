"""What the team does, for whom, what it costs and what to automate."""
