"""Policies as automata, and whether they hold."""
