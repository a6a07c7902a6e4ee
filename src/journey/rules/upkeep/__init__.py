"""What goes stale: reviews, guides, waivers."""
