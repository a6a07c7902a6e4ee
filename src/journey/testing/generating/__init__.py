"""Journeys, files, walks and logs for tests, made by Hypothesis."""
