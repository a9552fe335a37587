"""What things are, and how they are kept: values, the public ledger, tables and their migrations."""
