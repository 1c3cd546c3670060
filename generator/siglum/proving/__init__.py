"""Puts the records together and proves what must hold of them. Knows no file format."""
