"""The commands, a file to each, named as it is called; adding one adds it."""
