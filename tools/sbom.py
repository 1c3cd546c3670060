"""Writes the list of what siglum is made of: a software bill of materials (CycloneDX 1.6, JSON) from the locks.

    python tools/sbom.py dist/

It needs nothing but Python and the locks, and holds no time, so that the same locks give the same file.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
LOCK = "requirements-html.lock"
"""The lock of all that siglum itself can use; what it is only built and tested with is no part of it."""
PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\;]+)(?: *; *(?P<where>[^\\]+?))? *\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def version() -> str:
    """Return the version of siglum."""
    text = (REPOSITORY / "generator" / "siglum" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        message = "generator/siglum/__init__.py names no version"
        raise ValueError(message)
    return found[1]


def components(lock: str) -> Iterator[dict[str, Any]]:
    """Yield each package of a lock: its name, version, the digests of its files, and where it is wanted."""
    current: dict[str, Any] | None = None
    for line in lock.split("\n"):
        if match := PACKAGE.match(line):
            name, number = match["name"].lower(), match["version"]
            purl = f"pkg:pypi/{name}@{number}"
            current = {"type": "library", "name": name, "version": number, "purl": purl, "bom-ref": purl}
            current["properties"] = [{"name": "siglum:wanted-where", "value": match["where"]}] if match["where"] else []
            current["hashes"] = []
            yield current
        elif current is not None:
            # One package has a file for each system, and a component the digests of all of them.
            current["hashes"] += [{"alg": "SHA-256", "content": digest} for digest in HASH.findall(line)]


def bill() -> dict[str, Any]:
    """Return the whole list."""
    own = f"pkg:pypi/siglum@{version()}"
    found = list(components((REPOSITORY / LOCK).read_text(encoding="utf-8")))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "siglum", "version": version(), "purl": own, "bom-ref": own}
        },
        "components": found,
        "dependencies": [{"ref": own, "dependsOn": [one["bom-ref"] for one in found]}],
    }


def main() -> None:
    """Write it into the folder that is named."""
    target = Path(sys.argv[1]) / f"siglum-{version()}.cdx.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill(), indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {len(bill()['components'])} packages")


if __name__ == "__main__":
    main()
