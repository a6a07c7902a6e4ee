"""What the library says: sentences in two languages, names, figures, lines for a terminal."""
