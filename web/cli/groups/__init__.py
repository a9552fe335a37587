"""`wuxin group`: leading groups and joint meetings."""
