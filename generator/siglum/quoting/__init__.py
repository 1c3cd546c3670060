"""Quotations in anybody's files, held against the texts that they cite: `siglum prove`, and `from siglum import prove`."""
