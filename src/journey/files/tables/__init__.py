"""Rows of tables from CSV and Parquet, and typed values out of their cells."""
