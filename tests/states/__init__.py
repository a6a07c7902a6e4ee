"""Tests of who can be where, and of what follows."""
