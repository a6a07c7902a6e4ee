"""The chapters of a document, a module to each."""
