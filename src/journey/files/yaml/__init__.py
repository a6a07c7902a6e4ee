"""Files in and out; nothing outside this room knows YAML."""
