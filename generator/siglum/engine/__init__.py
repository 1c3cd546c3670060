"""A database of answers that are worked out once and kept until what they read changes. Imports no other room."""
