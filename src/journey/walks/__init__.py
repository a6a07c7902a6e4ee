"""Walks that cover a journey, as few as can be, and how they are written."""
