"""From a diagram, chart or table to a finished picture."""
