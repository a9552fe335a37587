"""A company's life in an estate, from filing to exit, and who serves whom."""
