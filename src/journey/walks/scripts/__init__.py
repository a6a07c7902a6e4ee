"""How a suite of walks is written: for people, programs, testers and pytest."""
