"""Which colour each role has, and a company's own theme."""
