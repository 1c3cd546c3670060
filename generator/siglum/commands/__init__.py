"""The commands: what each does, prints and returns."""
