"""What the pytest plugin does once there is something to do; nothing else imports this."""
