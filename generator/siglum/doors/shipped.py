"""Where the files that come with the program stand: beside its code when installed, in the checkout otherwise."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the package."""
HOME = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent.parent
"""The folder that everything shipped stands in: the package itself, or the checkout."""
TEMPLATES = HOME / "templates"
"""The templates, stylesheets, scripts and font."""
