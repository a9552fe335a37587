"""`wuxin evaluate`, `wuxin evaluation`, `wuxin panel`."""
