"""Turns articles into a site in which every claim shows the passage that backs it: read, prove, then show."""

__version__ = "0.1.0"
