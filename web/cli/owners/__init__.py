"""`wuxin owners`."""
