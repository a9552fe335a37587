"""The source of the rules, read for what it may say; only the catalogue is made from it, and nothing at run time."""
