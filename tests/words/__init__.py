"""Tests of sentences, lines for a terminal and plain values."""
