"""Walk an application through its definition."""
