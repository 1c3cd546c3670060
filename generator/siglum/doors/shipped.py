"""Where the files that come with the program stand: beside its code when installed, in the checkout otherwise."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the package."""
_IN_CHECKOUT = PACKAGE.parent.parent / "templates"
TEMPLATES = PACKAGE / "templates" if (PACKAGE / "templates").is_dir() else _IN_CHECKOUT
"""The templates, stylesheets, scripts and font."""
