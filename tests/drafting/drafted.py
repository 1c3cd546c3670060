"""Sites of which only the sources and the names are kept, for tests that draft their claims anew."""

import json
import re
from pathlib import Path

from msgspec.structs import replace

from siglum.build import prove
from siglum.drafting.as_yaml import as_yaml
from siglum.drafting.drafts import Draft, Undraftable, draft_claims
from siglum.facts.names import names_of
from siglum.model.files import ORIGINAL, File, Kept, Snapshot
from siglum.proving.site import Site
from siglum.reading.fields import read_fields
from siglum.reading.text import front_matter

DRAFTED = "site_src/claims/drafted.yaml"
KEPT = ("site.yaml", "origins.yaml", "sources/", "people/", "organizations/", "topics/")
RESTING_ON_CLAIMS = {
    *("roles", "brief", "facts", "grounds", "waive", "set_aside", "coverage"),
    *("reasons", "against", "shared"),
    *("lead", "moved", "themes", "ratios", "home_differences"),
}


def without_claims(root: Path) -> Snapshot:
    """Return the sources and names of a project, and nothing that rests on its claims or sets a sentence aside."""
    content = []
    for path in sorted((root / "site_src").rglob("*.*")):
        name = path.relative_to(root / "site_src").as_posix()
        if name.startswith(KEPT):
            content.append(File(f"site_src/{name}", _bare(path.read_text("utf-8"))))
    seeds = [File(f"seeds/{path.name}", path.read_bytes()) for path in sorted((root / "seeds").glob("*.txt"))]
    kept = (File(f"seeds/{path.name}", path.read_bytes()) for path in sorted((root / "seeds").glob(f"*{ORIGINAL}")))
    return Snapshot(tuple(content), tuple(seeds), (), originals=tuple(Kept(one.path, one.digest) for one in kept))


def _bare(text: str) -> bytes:
    limits = front_matter(text)
    fields, _problems = read_fields("", text, *(limits[:2] if limits else (0, len(text))))
    written = json.dumps(_without(fields), ensure_ascii=False)
    return (f"---\n{written}\n---\n" if limits else written).encode()


def _without(fields: object) -> object:
    """Return a record, or each of a list of them, without the fields that rest on claims."""
    if isinstance(fields, dict):
        return {name: value for name, value in fields.items() if name not in RESTING_ON_CLAIMS}
    return [_without(one) for one in fields] if isinstance(fields, list) else fields


def with_claims(snapshot: Snapshot, text: str) -> Snapshot:
    """Return a snapshot with a file of claims."""
    content = sorted((*snapshot.content, File(DRAFTED, text.encode())), key=lambda file: file.path)
    return replace(snapshot, content=tuple(content))


def site_of(snapshot: Snapshot) -> Site:
    """Return what could be read, whatever is wrong with it."""
    site = prove(snapshot).site
    assert site
    return site


def drafts_of(site: Site) -> dict[str, tuple[Draft | Undraftable, ...]]:
    """Return the drafts of every source, as the command makes them."""
    taken: list[str] = []
    made = {}
    for source in site.sources:
        made[source] = tuple(draft_claims(site, names_of(site), source, taken))
        taken += [draft.id for draft in made[source] if isinstance(draft, Draft)]
    return made


def written(site: Site) -> str:
    """Return the drafts of a whole site as the file that they become."""
    lines = [line for source, drafts in drafts_of(site).items() for line in as_yaml(site.texts[source].path, drafts)]
    return "\n".join(lines) + "\n"


def finished(text: str, quotes: list[tuple[str, ...]]) -> str:
    """Write every statement (as the words of its passage), day and origin that a draft leaves to its editor."""
    statements = iter(json.dumps(f"In short, {' '.join(quote)}", ensure_ascii=False) for quote in quotes)
    text = re.sub(r"^  statement: TODO$", lambda _: f"  statement: {next(statements)}", text, flags=re.MULTILINE)
    text = re.sub(r"^  when: TODO .*$", "  when: 2025", text, flags=re.MULTILINE)
    return re.sub(r"origin: TODO  # ([a-z-]+).*", r"origin: \1", text)
