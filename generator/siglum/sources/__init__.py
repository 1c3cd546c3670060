"""Turns saved articles into the texts that are stored, and reads stored ones."""
