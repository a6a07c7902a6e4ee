"""Tests of the doors: Sphinx, Markdown, MkDocs, and packages that add to the library."""
