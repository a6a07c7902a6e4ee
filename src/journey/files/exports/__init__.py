"""Forms in which a journey is handed to other programs: one file each."""
