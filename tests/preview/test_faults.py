"""What the world does to the preview: broken builds, taken ports, a system that does not tell of changes."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from siglum import build, session
from siglum.catalogue.kinds import KINDS
from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.shipped import TEMPLATES
from siglum.html.render import Renderer
from siglum.html.views import Frame
from siglum.preview import attempts, watching
from siglum.preview.attempts import NOTHING, Attempt, Maker
from siglum.preview.notices import Desk
from siglum.preview.ports import listen
from siglum.preview.rebuilding import EVERYTHING, NOTES, STYLES, Rebuilding, aside
from siglum.preview.shown import address_of_path
from siglum.preview.watching import Watcher
from tests.preview.desk import PATIENCE, claim, command, plant, previewing, until


def alone(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run something asynchronous in a thread of its own: Playwright may have an event loop in this one."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(work())
        except BaseException as error:  # noqa: BLE001 - raised again below
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    for error in raised:
        raise error


async def holding(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    await aside(lambda: until(holds, "what is waited for"))


def maker(root: Path) -> Maker:
    return Maker(Desk(root, TEMPLATES), "test")


def leave(*_: object) -> None:
    raise SystemExit(3)


def break_down(*_: object) -> None:
    message = "out of\x1b[31m order"
    raise RuntimeError(message)


@pytest.mark.parametrize("broken", [leave, break_down])
@pytest.mark.parametrize("stage", ["prove", "show", "read_snapshot"])
def test_a_build_that_breaks_is_told_of_and_the_next_one_heals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, broken: Callable[..., None]
) -> None:
    root = plant(tmp_path)
    making = maker(root)
    good = making.make(NOTHING, None)
    assert good.shown
    (root / "site_src" / "claims" / "bridge.yaml").write_text(claim("Another one."))
    with monkeypatch.context() as patch:
        patch.setattr(attempts if stage == "show" else session, stage, broken)
        made = making.make(good, good.shown)
    assert made.shown is None
    (note,) = made.notes
    assert note.code == "crash"
    assert note.place.startswith("tests/preview/test_faults.py:")
    assert note.message in {"SystemExit: 3", "RuntimeError: out ofU+001B[31m order"}
    healed = making.make(made, good.shown)
    assert healed.shown
    assert healed.notes == good.notes


def test_only_the_pages_that_a_template_is_part_of_are_tried_before_they_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plant(tmp_path)
    making = maker(root)
    rendered: list[str] = []
    render = Renderer.render

    def counted(renderer: Renderer, template: str, view: object, frame: Frame) -> bytes:
        rendered.append(template)
        return render(renderer, template, view, frame)

    def saved(name: str, text: str) -> Attempt:
        (root / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "templates" / name).write_text(text)
        rendered.clear()
        return making.make(good, good.shown)

    monkeypatch.setattr(Renderer, "render", counted)
    good = making.make(NOTHING, None)
    assert good.shown
    assert len(rendered) == len({KINDS[ref.kind].template for ref in good.shown.published.pages.values()})
    assert saved("pages/claim.html", "<p>Mine.</p>").shown
    assert rendered == ["claim"]
    assert saved("parts/card.html", "{% macro card() %}{% endmacro %}{% macro cards(all) %}{% endmacro %}").shown
    assert "cards" in rendered
    assert "source" not in rendered
    note, *_ = saved("parts/source.html", "{% macro nothing() %}{% endmacro %}").notes
    assert note.code == "template-broken"
    assert "source" in rendered


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        message = "site_src/claims/bridge.yaml: Permission denied"
        raise EnvironmentFault(message, "Check who owns it.")

    monkeypatch.setattr(session, "read_snapshot", refuse)
    (note,) = maker(plant(tmp_path)).make(NOTHING, None).notes
    assert (note.code, note.message) == ("environment", "site_src/claims/bridge.yaml: Permission denied")


def test_pages_are_told_what_they_must_do_and_nothing_else(tmp_path: Path) -> None:
    root = plant(tmp_path)
    style = root / "templates" / "assets" / "css" / "99-test.css"
    style.parent.mkdir(parents=True)
    file = root / "site_src" / "claims" / "bridge.yaml"

    async def work() -> None:
        told: list[str] = []
        rebuilding = Rebuilding(maker(root), told.append)

        async def after(path: Path, text: str) -> list[str]:
            await aside(lambda: path.write_text(text))
            told.clear()
            await rebuilding.rebuild()
            return list(told)

        assert await after(style, "h1 { color: red }") == [EVERYTHING]
        assert await after(style, "h1 { color: red }") == []
        assert await after(style, "h1 { color: blue }") == [STYLES]
        assert await after(file, claim("Another one.")) == [EVERYTHING]
        assert await after(file, claim("Another one.", "Not there.")) == [NOTES]
        assert await after(style, "h1 { color: green }") == []
        assert await after(file, claim("Another one.")) == [STYLES, NOTES]
        assert rebuilding.builds == 6

    alone(work)


def test_a_save_during_a_build_is_built_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plant(tmp_path)
    file = root / "site_src" / "claims" / "bridge.yaml"
    proves = build.prove

    async def work() -> None:
        rebuilding = Rebuilding(maker(root), lambda _: None)
        loop = asyncio.get_running_loop()

        def prove_slowly(*given: Any) -> Any:  # noqa: ANN401 - stands for another function
            if "Second" not in file.read_text():
                # The files have been read already.
                file.write_text(claim("Second."))
                loop.call_soon_threadsafe(rebuilding.wake)
            return proves(*given)

        monkeypatch.setattr(session, "prove", prove_slowly)
        rebuilding.wake()
        task = asyncio.create_task(rebuilding.run())
        await holding(
            lambda: rebuilding.shown and b"Second." in (rebuilding.shown.page("claims/bridge-opened/index.html") or b"")
        )
        task.cancel()

    alone(work)


LIMITS = (
    (OSError('OS file watch limit reached. about ["/x"]'), "fs.inotify.max_user_watches"),
    # What watchfiles raises there is no OSError.
    (RuntimeError("Error creating recommended watcher: Too many open files (os error 24)"), "max_user_instances"),
    (OSError("Function not implemented"), "Function not implemented"),
)


@pytest.mark.parametrize(("error", "named"), LIMITS)
def test_where_the_system_does_not_tell_it_says_so_and_looks_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, named: str
) -> None:
    root = plant(tmp_path)

    def refuse(*_: str, **__: object) -> None:
        raise error

    monkeypatch.setattr(watching, "awatch", refuse)
    monkeypatch.setattr(watching, "POLL", 50)
    monkeypatch.setattr(watching, "TURNS", 10**9)

    async def work() -> None:
        notices: list[str] = []
        told = 0

        def tell() -> None:
            nonlocal told
            told += 1

        watcher = Watcher(root, TEMPLATES, notices.append)
        assert watcher.start(tell)
        assert watcher.task
        await holding(lambda: told >= 2 and watcher.polls)
        before = told
        (root / "site_src" / "claims" / "bridge.yaml").write_text(claim("Seen by looking."))
        await holding(lambda: told > before)
        watcher.task.cancel()
        assert len(notices) == 1
        assert named in notices[0]

    alone(work)


def limited(limit: str, number: int) -> tuple[str, ...]:
    """Return what runs a command under a limit of the system; a user of one's own is not allowed everywhere."""
    return ("unshare", "-Ur", "sh", "-c", f'echo {number} > /proc/sys/user/max_inotify_{limit} && exec "$@"', "sh")


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run([*limited("watches", 5), "true"], capture_output=True, check=False).returncode != 0,
    reason="this system does not let a process have limits of its own",
)
@pytest.mark.parametrize(("limit", "number"), [("watches", 5), ("instances", 0)])
def test_at_the_real_limit_it_is_not_deaf(tmp_path: Path, limit: str, number: int) -> None:
    with previewing(plant(tmp_path), within=limited(limit, number)) as preview:
        until(lambda: preview.state()["notices"], "the limit is told of")
        assert f"sudo sysctl fs.inotify.max_user_{limit}=" in preview.state()["notices"][0]
        preview.save(claim("First."))
        until(lambda: "First." in preview.page(), "a save is seen")
        preview.save(claim("Second."))
        until(lambda: "Second." in preview.page(), "the next one too")


def test_folders_are_watched_one_by_one_and_no_link_is_followed(tmp_path: Path) -> None:
    root = plant(tmp_path / "project")
    (tmp_path / "outside" / "deep").mkdir(parents=True)
    (root / "site_src" / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "site_src" / "loop").symlink_to(root / "site_src", target_is_directory=True)
    (root / "site_src" / ".git" / "objects").mkdir(parents=True)
    (root / "output").mkdir()
    found = {Path(path) for path in Watcher(root, root / "none", lambda _: None).folders()}
    kinds = ("claims", "explainers", "sources", "topics")
    assert found == {root, root / "seeds", root / "site_src", *(root / "site_src" / kind for kind in kinds)}


def test_a_taken_port_is_named_with_who_has_it_and_a_free_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            command(plant(tmp_path), "--port", str(port)), capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 3
        assert f"error: port {port} is taken by " in done.stderr
        assert "--port" in done.stderr.partition("hint:")[2]
        free = int(done.stderr.rpartition("--port ")[2])
        for one in listen(free):
            one.close()


@pytest.mark.parametrize("moment", ["siglum", "preview at"])
def test_a_signal_ends_it_at_any_time(tmp_path: Path, moment: str) -> None:
    log = tmp_path / "log"
    with log.open("w") as said:
        process = subprocess.Popen(command(plant(tmp_path / "project"), "--port", "0"), stderr=said)
    until(lambda: moment in Path(f"/proc/{process.pid}/cmdline").read_text() + log.read_text(), "it runs")
    process.send_signal(signal.SIGTERM)
    # Before the first line of ours the signal is Python's own affair.
    assert process.wait(PATIENCE) in ({143} if moment == "preview at" else {143, -signal.SIGTERM}), log.read_text()
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize(
    "editor",
    [
        "javascript:alert('{path}')",
        "view-source:javascript:alert('{path}')",
        "VIEW-source:{path}",
        "{path}",
        "vscode://file",
        "x://{path",
        "y://{path}{0}",
        "x:{path}{path.__class__.__mro__}",
        "x:{path}{line:>99999999999}",
        "x:{path!r}{path}",
    ],
)
def test_an_editor_that_cannot_be_linked_to_is_refused(tmp_path: Path, editor: str) -> None:
    with pytest.raises(UsageFault, match="--editor"):
        Desk(tmp_path, TEMPLATES, editor)


def test_a_link_leads_to_the_place_in_the_file(tmp_path: Path) -> None:
    root = plant(tmp_path / "with space & #")
    desk = Desk(root, TEMPLATES, "idea://open?file={path}&line={line}")
    where = str(root).replace(" ", "%20").replace("&", "%26").replace("#", "%23")
    assert desk.link("site_src/site.yaml", 3, 4) == f"idea://open?file={where}/site_src/site.yaml&line=3"
    assert desk.link("templates/base.html", 0, 0) == f"idea://open?file={TEMPLATES}/base.html&line=1"
    assert desk.link("nowhere.yaml", 1, 1) == ""


def test_a_link_leads_to_a_folder_whose_name_is_no_unicode(tmp_path: Path) -> None:
    root = plant(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")))
    assert "/caf%E9/site_src/site.yaml" in Desk(root, TEMPLATES).link("site_src/site.yaml", 1, 1)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "index.html"),
        ("/claims/", "claims/index.html"),
        ("/claims", "claims"),
        ("/caf%C3%A9.txt", "café.txt"),
        *(
            (path, None)
            for path in ("", "x", "//", "/a//b", "/.a", "/a/..", "/%2e/a", "/a%2fb", "/a%5Cb", "/%ff", "/%00", "/%0a")
        ),
    ],
)
def test_a_path_stands_for_one_address_or_none(path: str, address: str | None) -> None:
    assert address_of_path(path) == address


def test_work_that_ends_after_the_server_fails_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    at_work: list[threading.Thread] = []
    goes_on = threading.Event()

    def work() -> None:
        at_work.append(threading.current_thread())
        goes_on.wait(PATIENCE)

    async def leave() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(aside(work), 0.05)

    alone(leave)
    goes_on.set()
    (thread,) = at_work
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert failed == []
