"""What time acts on, and doing it exactly once."""
