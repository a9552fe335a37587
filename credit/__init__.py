"""A company's standing: evidence in, explained scores, grades and lists out."""
