"""`wuxin service`."""
