"""Tests of what follows from the parts."""
