"""A city's rating standard as data: strict shapes, loading, and what is in force on a day."""
