"""`wuxin inspection`."""
