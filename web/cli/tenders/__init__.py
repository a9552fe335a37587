"""`wuxin tender` and `wuxin ocds`."""
