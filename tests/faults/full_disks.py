"""A real disk that is full, in every size in which a build can fail: the site is the one of before, or whole.

It takes minutes, and so is no part of `make test`: `make faults` runs it.
"""

import json
from pathlib import Path

from tests.builds.small import copy_site
from tests.doors.trees import run_with_mounts

SWEEP = """
import json, os, subprocess, sys
from collections import Counter
from pathlib import Path
from tests.builds.small import environment, run
from tests.doors.trees import names_in, tree_hash
place, root = Path(sys.argv[1]) / "disk", Path(sys.argv[1]) / "site"
os.environ["XDG_CACHE_HOME"] = str(root.parent / "cache")
def fresh(size):
    subprocess.run(["umount", str(place)], check=False, stderr=subprocess.DEVNULL)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(place)], check=True)
def build():
    return run(root, "build", "--jobs", "1", "--output", str(place / "output"), env=environment())
place.mkdir()
fresh(1 << 16)
assert build().returncode == 0
whole = tree_hash(place / "output")
free = os.statvfs(place)
needed = (free.f_blocks - free.f_bfree) * free.f_frsize >> 10
found = Counter()
for size in range(64, needed + 64, 4):
    fresh(size)
    done = build()
    site = tree_hash(place / "output")
    state = "whole" if site == whole else "none" if not (place / "output").exists() else "torn"
    found[done.returncode, state, tuple(name for name in names_in(place) if name != "output")] += 1
print(json.dumps(sorted([[*key, count] for key, count in found.items()])))
"""


def test_every_size_of_disk_publishes_all_or_nothing(tmp_path: Path) -> None:
    copy_site(tmp_path / "site")
    said = run_with_mounts('exec "$0" -c "$2" "$1"', tmp_path, SWEEP, patience=3600)
    found = json.loads(said)
    assert [(code, state, left) for code, state, left, _ in found] == [(0, "whole", []), (3, "none", [])], found
    assert all(count > 5 for *_, count in found), found
