"""Tests of walks that cover a journey, and of how they are written."""
