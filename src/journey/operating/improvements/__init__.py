"""What is done about it: the agenda, what is due, what has changed."""
