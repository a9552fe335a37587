"""`wuxin key`."""
