"""Bytes that are led by what the code does with them: atheris looks for those that take a way none has taken before.

    .venv/bin/python -m tests.faults.fuzz --minutes 30     (make faults)

The same must hold as in test_bytes.py. atheris is installed into a folder of its own, since few need it; where it can't
be, that is said. What it finds is written beside, to be read again: python -m tests.faults.fuzz FILE.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ATHERIS = "atheris==3.0.0"
LONGEST = 20_000
"""Bytes of an input, at most."""
ROOM = "4096"
"""Mebibytes that a run may take."""


def main() -> int:
    """Install atheris, and run it in a process of its own; return its exit code, and 0 where it can't be installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="how long to go on")
    parser.add_argument("--found", type=Path, default=Path(".fuzz"), help="the folder for what takes new ways")
    parser.add_argument("files", nargs="*", type=Path, help="inputs to try once, and nothing else")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="siglum-fuzz-") as place:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        done = subprocess.run([*pip, "--target", place, ATHERIS], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.stdout.write(f"not run: {ATHERIS} can't be installed: {done.stderr.strip().rpartition(chr(10))[2]}\n")
            return 0
        options.found.mkdir(exist_ok=True)
        seconds = f"-max_total_time={int(options.minutes * 60)}"
        limits = [
            seconds,
            f"-max_len={LONGEST}",
            f"-rss_limit_mb={ROOM}",
            "-len_control=0",
            "-timeout=60",
            "-print_final_stats=1",
        ]
        paths = os.pathsep.join([place, *filter(None, sys.path)])
        command = [
            sys.executable,
            "-m",
            "tests.faults.fuzz_target",
            *limits,
            *map(str, options.files or [options.found]),
        ]
        return subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
