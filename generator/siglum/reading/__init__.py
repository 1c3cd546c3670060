"""Parses and validates one file at a time into records and problems."""
