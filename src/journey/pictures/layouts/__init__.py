"""The programs that can lay a diagram out: one a file, tried in their order."""
