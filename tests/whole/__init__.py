"""Tests of the whole: its manners, its documentation, and what no single room can promise."""
