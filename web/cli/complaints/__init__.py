"""`wuxin complaint` and `wuxin task`."""
