"""Files in and out; nothing outside this room knows YAML."""

from journey.loading.dumping import dump
from journey.loading.reading import MAX_BYTES, from_bytes, loads, read

__all__ = ["MAX_BYTES", "dump", "from_bytes", "loads", "read"]
