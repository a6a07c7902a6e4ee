"""Goals, metrics and the mission."""
