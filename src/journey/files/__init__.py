"""From files to values and back: journeys, tables, settings, exports."""
