"""Tests of what a team asks, week by week and month by month."""
