"""The wheel that this program was installed from, packed again from the files that stand where it put them.

A project keeps it, and so can be built on another machine without a checkout, and without asking whether the index
still has this version.
"""

import csv
import hashlib
import io
import zipfile
from base64 import urlsafe_b64encode
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from siglum import __version__
from siglum.doors.errors import EnvironmentFault
from siglum.doors.plain import read_plain
from siglum.doors.shipped import PACKAGE
from siglum.doors.system import naming

WHEEL = f"siglum-{__version__}-py3-none-any.whl"
"""The file's name."""
_INFO = f"siglum-{__version__}.dist-info"
_SHIPPED_INFO = ("METADATA", "WHEEL", "entry_points.txt", "licenses/")
"""What stands in the folder of metadata in the wheel; installers add notes of their own to it."""
_WHEN = (2020, 2, 2, 0, 0, 0)
"""The time that all files get, so that the same files make the same wheel. It is the one that hatchling gives them."""
_MODE = 0o100644


def own_wheel() -> bytes | None:
    """Return the wheel, or None where this program is not installed but run in a checkout.

    Raises EnvironmentFault where an installed file is not what was installed.
    """
    try:
        found = distribution("siglum")
    except PackageNotFoundError:
        return None
    files = {path.as_posix(): path for path in found.files or () if _is_shipped(path)}
    if "siglum/__init__.py" not in files or Path(str(found.locate_file("siglum"))).resolve() != PACKAGE:
        return None
    return _packed({name: _read(found, files[name]) for name in sorted(files)})


def _is_shipped(path: PackagePath) -> bool:
    name = path.as_posix()
    if name.startswith("siglum/"):
        return "__pycache__" not in path.parts
    return name.startswith(tuple(f"{_INFO}/{one}" for one in _SHIPPED_INFO))


def _read(found: Distribution, path: PackagePath) -> bytes:
    """Return an installed file, which must be what the installer recorded."""
    place = Path(str(found.locate_file(path)))
    with naming(place):
        data = read_plain(place)[0]
    recorded = path.hash
    if recorded is None or recorded.mode != "sha256" or recorded.value != _digest(data):
        raise EnvironmentFault(
            f"{place} was changed after siglum was installed, so it can't be handed on", "Install siglum again."
        )
    return data


def _digest(data: bytes) -> str:
    """Return a SHA-256 as wheels write it."""
    return urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _packed(files: dict[str, bytes]) -> bytes:
    """Return a wheel of these files, with the record of them that the format asks for."""
    listed = io.StringIO()
    record = csv.writer(listed, lineterminator="\n")
    record.writerows((name, f"sha256={_digest(data)}", len(data)) for name, data in files.items())
    record.writerow((f"{_INFO}/RECORD", "", ""))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in {**files, f"{_INFO}/RECORD": listed.getvalue().encode()}.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.external_attr = _MODE << 16
            archive.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
    return packed.getvalue()
