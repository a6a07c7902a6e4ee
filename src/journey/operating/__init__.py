"""What a customer experience team asks of a journey, week by week and month by month."""
