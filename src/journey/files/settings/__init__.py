"""What a project may say of how its journeys are checked, and where it says it."""
