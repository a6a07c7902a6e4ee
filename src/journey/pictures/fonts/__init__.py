"""The fonts that are bundled, and the widths of their letters."""
