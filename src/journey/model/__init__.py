"""The journey and its parts, one room for each subject."""
