"""`wuxin mode`: how estates are served, as their towns put it on record, and how many are covered."""
