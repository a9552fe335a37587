"""`wuxin fees`."""
