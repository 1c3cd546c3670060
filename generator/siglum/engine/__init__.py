"""Work that need not be done twice. Imports nothing of ours."""
