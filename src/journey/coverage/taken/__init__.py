"""What tests and programs took of a journey; importing this loads nothing."""
