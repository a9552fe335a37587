"""Pure values: no clock, no file, no database."""
