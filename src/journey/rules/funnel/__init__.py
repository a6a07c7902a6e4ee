"""The ways through the funnel."""
