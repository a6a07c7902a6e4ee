"""Tests of how complete a definition is, and of how much was taken."""
