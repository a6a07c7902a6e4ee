"""Tests of pictures: what they show, and that they are safe and the same every time."""
