"""Tests of what is given to those who test."""
