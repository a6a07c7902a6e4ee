"""Where goals and metrics stand, and who is in which band of use."""
