"""Documents for meetings: what stands in them, how it is set, and how it is printed."""
