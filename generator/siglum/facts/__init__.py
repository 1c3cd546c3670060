"""What follows from a proven site: indexes, names in running text, shared wording."""
