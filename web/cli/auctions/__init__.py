"""`wuxin auction`."""
