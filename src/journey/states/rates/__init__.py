"""What planned rates and times mean: how walks end, and who comes where."""
