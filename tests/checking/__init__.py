"""Tests of waivers, baselines and reporters."""
