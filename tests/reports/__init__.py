"""Tests of documents for meetings."""
