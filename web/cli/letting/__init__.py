"""`wuxin asset` and `wuxin lease`."""
