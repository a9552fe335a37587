"""Workbooks that people fill in: templates of evidence tables, and workbooks given back with their faults marked."""
