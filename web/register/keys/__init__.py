"""Keys that come to the portal: statements that wait for their confirmation, or go on record at once."""
