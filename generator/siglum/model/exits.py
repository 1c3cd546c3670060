"""The exit codes of the commands; with every code but DONE, output/ is what it was."""

DONE = 0
REJECTED = 1
"""Something is wrong in what an author wrote."""
USAGE = 2
"""What was asked for can't be done."""
ENVIRONMENT = 3
"""The disk, a permission, a program or another build is in the way."""
BUG = 70
INTERRUPTED, TERMINATED = 130, 143
