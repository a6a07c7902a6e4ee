"""What follows from the parts of a journey, and all that can be worked out of it, once."""
