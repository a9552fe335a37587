"""`wuxin money` and `wuxin fund`."""
