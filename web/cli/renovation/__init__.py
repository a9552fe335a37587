"""`wuxin renovation`."""
