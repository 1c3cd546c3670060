"""Puts the records together, proves what must hold of them, and derives what follows. Knows no file format."""
