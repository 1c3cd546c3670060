"""What follows from a proven site."""
