"""`wuxin draw`."""
