"""Tests that hold over all rules."""
