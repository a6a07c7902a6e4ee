"""Everything that is promised, room by room, and in `whole` what all rooms promise together."""
