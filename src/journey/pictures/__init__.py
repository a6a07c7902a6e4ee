"""Pictures of a journey: what to draw, in which colours, and how it becomes SVG or PNG."""
