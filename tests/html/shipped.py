"""The templates that siglum brings along, as a renderer is given them."""

from pathlib import Path

from siglum.html.render import template_name
from siglum.model.files import File

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FILES = [
    File(f"templates/{path.relative_to(TEMPLATES).as_posix()}", path.read_bytes())
    for path in sorted(TEMPLATES.rglob("*.*"))
]
TEXTS = {name: file.data.decode() for file in FILES if (name := template_name(file.path))}
"""The texts of the templates by the names by which they refer to one another."""
