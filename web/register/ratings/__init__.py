"""Evidence goes in, ratings and proposed lists come out, and one run of them is public."""
