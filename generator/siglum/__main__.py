"""`python -m siglum`."""

from siglum.commands.cli import main

if __name__ == "__main__":
    main()
