"""What is wrong: findings in a journey, which are returned, and errors, which are raised."""
