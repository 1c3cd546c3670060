"""`python -m siglum`."""

from siglum.commands.program import main

if __name__ == "__main__":
    main()
