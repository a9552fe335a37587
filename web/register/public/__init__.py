"""What everybody may read, as pages and programs ask for it."""
