"""Evidence, rulebooks, ratings."""
