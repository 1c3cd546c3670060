"""Quotations in anybody's files, held against the texts that they cite: `siglum prove`, `from siglum import prove`."""
