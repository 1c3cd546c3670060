"""The golden site's pages and data, as they are to be compared; run as a module, it renews what is stored.

.venv/bin/python -m tests.builds.renew_golden
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from siglum.exports.manifest import ADDRESS
from tests.builds.small import SITE, build, copy_site
from tests.doors.trees import plant, read_all

STORED = SITE.parent / "output"
COMMAND = ".venv/bin/python -m tests.builds.renew_golden"

DIGESTS = (
    # Styles, the script and the digest of all inputs change for reasons of their own, which are tested elsewhere.
    (re.compile(rb"(assets/\w+)\.[0-9a-f]{10}\.(\w+)"), rb"\1.\2"),
    (re.compile(rb'"generated_from": "[0-9a-f]{64}"'), b'"generated_from": ""'),
)


def made(folder: Path) -> dict[str, bytes]:
    """Build the small site in a folder that does not exist yet, and return what is to be compared.

    The assets, the search index, the database and the manifest are not: tools make them, or other tests hold them.
    """
    assert build(copy_site(folder)) == 0
    found = {}
    for address, data in read_all(folder / "output").items():
        made_elsewhere = address in {".sourced-site.json", ADDRESS} or address.endswith(".sqlite")
        if made_elsewhere or address.startswith(("assets/", "pagefind/")):
            continue
        for pattern, plain in DIGESTS:
            data = pattern.sub(plain, data)  # noqa: PLW2901 - the same file, less its digests
        found[address] = data
    return found


def main() -> None:
    """Store what the small site looks like now."""
    with tempfile.TemporaryDirectory() as folder:
        new = made(Path(folder) / "site")
    shutil.rmtree(STORED, ignore_errors=True)
    plant(STORED, new)
    sys.stdout.write(f"{len(new)} files are stored in {STORED}; look at what git says has changed\n")


if __name__ == "__main__":
    main()
