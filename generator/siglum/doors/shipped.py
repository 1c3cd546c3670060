"""Where the files that come with the program stand: beside its code when installed, in the checkout otherwise."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""The folder of the package."""
_CHECKOUT = PACKAGE.parent.parent
_IS_INSTALLED = (PACKAGE / "templates").is_dir()

TEMPLATES = (PACKAGE if _IS_INSTALLED else _CHECKOUT) / "templates"
"""The templates, stylesheets, scripts and font."""
LOCKS = PACKAGE / "project" if _IS_INSTALLED else _CHECKOUT
"""The folder of requirements.lock and requirements-html.lock."""
