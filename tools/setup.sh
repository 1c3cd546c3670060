#!/bin/sh
# Sets up what a command of the Makefile needs, and nothing when it is there already.
#
#   tools/setup.sh run       .venv/ with requirements.lock
#   tools/setup.sh html      .venv/ with requirements-html.lock (all of the above, and what `add` reads HTML with)
#   tools/setup.sh build     .venv/ with requirements.lock and requirements-build.lock (which builds the wheel)
#   tools/setup.sh dev       .venv/ with requirements-dev.lock (all of the above, and the checkers)
#   tools/setup.sh browser   Chromium and fonts, from the system's packages
#   tools/setup.sh python    prints the Python that .venv/ would be made with
#
# PYTHON=... chooses the Python, CHROMIUM=... the browser.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
min_minor=11
max_minor=13

say() { echo "setup: $*" >&2; }

fail() {
    say "$@"
    exit 3
}

# Which Python, in full: a different one under the same name is noticed. -S: without site, in half the time.
describe() {
    "$1" -I -S -c 'import sys; print(sys.version.split()[0], sys.base_prefix)' </dev/null 2>/dev/null
}

in_range() {
    # Running it is the only proof: a version manager's shim is found on PATH, and fails.
    "$1" -I -S -c "import sys; sys.exit(not (3, $min_minor) <= sys.version_info[:2] <= (3, $max_minor))" \
        </dev/null >/dev/null 2>&1
}

find_python() {
    for candidate in python3.13 python3.12 python3.11 python3; do
        if in_range "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

# Runs a command as root: directly, or through sudo where that asks for no password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@" </dev/null
    else
        sudo -n "$@" </dev/null
    fi
}

can_apt() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" -eq 0 ] || sudo -n true </dev/null >/dev/null 2>&1
}

apt_install() {
    say "installing $*"
    log=$(mktemp)
    # A first try may fail because the package lists are missing or out of date.
    if ! apt_try "$@" >"$log" 2>&1; then
        if ! { as_root apt-get -q update && apt_try "$@"; } >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            rm -f "$log"
            return 1
        fi
    fi
    rm -f "$log"
}

apt_try() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=120 \
        install --no-install-recommends "$@"
}

choose_python() {
    if [ -n "${PYTHON:-}" ]; then
        in_range "$PYTHON" ||
            fail "PYTHON=$PYTHON cannot run, or is not Python 3.$min_minor to 3.$max_minor"
        echo "$PYTHON"
        return
    fi
    if find_python; then
        return
    fi
    if can_apt && apt_install python3 python3-venv && find_python; then
        return
    fi
    fail "no Python 3.$min_minor to 3.$max_minor was found (looked for python3.13, python3.12, python3.11, python3)." \
        "Install one, or name it: make PYTHON=/path/to/python3.12 ..."
}

# Debian and Ubuntu split venv's other half, ensurepip, into a package of its own.
need_ensurepip() {
    if "$1" -I -c 'import ensurepip, venv' </dev/null >/dev/null 2>&1; then
        return
    fi
    package="$("$1" -I -S -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' </dev/null)"
    if can_apt && apt_install "$package" && "$1" -I -c 'import ensurepip, venv' </dev/null >/dev/null 2>&1; then
        return
    fi
    if command -v apt-get >/dev/null 2>&1; then
        fail "$1 cannot make virtual environments. As root, run: apt-get install $package"
    fi
    fail "$1 cannot make virtual environments: it lacks the modules venv or ensurepip." \
        "Install your system's package that holds them, or another Python."
}

# The stamp is a copy of the lock beside the Python's description: comparing them is exact and needs no pip.
is_current() { # LOCK
    [ -x "$venv/bin/python" ] || return 1
    cmp -s "$1" "$venv/installed-$1" || return 1
    stamped=$(cat "$venv/made-with" 2>/dev/null) || return 1
    [ "$(describe "$venv/bin/python")" = "$stamped" ] || return 1
    # Without PYTHON=..., any supported Python that the environment was made with will do.
    [ -z "${PYTHON:-}" ] || [ "$(describe "$PYTHON")" = "$stamped" ]
}

# The package is run where it stands: a path file, relative so that the checkout may be moved, leads to it.
link_package() {
    for packages in "$venv"/lib/python3.*/site-packages; do
        [ -f "$packages/siglum-checkout.pth" ] || echo "../../../../generator" >"$packages/siglum-checkout.pth"
    done
}

# Wheels only: building from source would run code that the lock's hashes do not cover.
with_pip() { # LOCK
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off \
        --require-hashes --only-binary :all: -r "$1" </dev/null
}

# The same in seconds instead of a minute, where there is a uv; the lock for development brings one. uv knows of pip's
# settings only what is handed on here, so that pip tries again what it can't do.
with_uv() { # LOCK
    uv=$(find_uv "$1") || return 1
    # What every command imports is compiled now, since some environments keep nothing that is compiled later.
    in_uv --compile-bytecode -r requirements.lock || return 1
    [ "$1" = requirements.lock ] || in_uv -r "$1"
}

in_uv() ( # OPTIONS
    [ -z "${PIP_INDEX_URL:-}" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$PIP_INDEX_URL}"
    [ -z "${PIP_FIND_LINKS:-}" ] || export UV_FIND_LINKS="${UV_FIND_LINKS:-$PIP_FIND_LINKS}"
    exec "$uv" pip install --quiet --no-progress --python "$venv/bin/python" --require-hashes --only-binary :all: \
        "$@" </dev/null
)

find_uv() { # LOCK
    for uv in "$venv/bin/uv" uv; do
        if "$uv" --version >/dev/null 2>&1; then
            echo "$uv"
            return
        fi
    done
    [ "$1" = requirements-dev.lock ] || return 1
    awk '/^uv==/ { ours = 1 } ours { print } ours && !/\\$/ { exit }' "$1" >"$venv/uv.lock"
    with_pip "$venv/uv.lock" >&2 && echo "$venv/bin/uv"
}

install_lock() { # LOCK
    say "installing the packages of $1"
    log=$(mktemp)
    if ! with_uv "$1" >"$log" 2>&1 && ! with_pip "$1" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "the packages of $1 could not be installed; the end of pip's output is above"
    fi
    rm -f "$log"
}

# The lock for development holds all that the others do.
has() { # LOCK
    is_current "$1" || is_current requirements-dev.lock
}

environment() { # LOCK
    if has "$1"; then
        link_package
        return
    fi
    # Two commands that start together must not make the environment together: the second one waits here, and finds
    # it made. (Systems without flock go without.)
    exec 9<tools/setup.sh
    if command -v flock >/dev/null 2>&1; then
        flock 9
        if has "$1"; then
            return
        fi
    fi
    # An environment for building becomes one for testing by adding to it, since the two locks agree.
    if [ "$1" = requirements.lock ] || ! is_current requirements.lock; then
        python=$(choose_python)
        need_ensurepip "$python"
        say "making $venv with $python, $(describe "$python" | cut -d' ' -f1)"
        rm -rf "$venv"
        "$python" -m venv "$venv" </dev/null >&2 || fail "$python -m venv failed; its message is above"
        describe "$venv/bin/python" >"$venv/made-with"
    fi
    link_package
    install_lock "$1"
    # Last, so that an interrupted set-up is not taken for a finished one.
    cp requirements.lock "$venv/installed-requirements.lock"
    [ "$1" = requirements.lock ] || cp "$1" "$venv/installed-$1"
}

# The tests find their browser with the same code.
find_chromium() {
    "$venv/bin/python" -I tests/browser/chromium.py </dev/null
}

browser() {
    if ! message=$(find_chromium 2>&1); then
        [ -z "${CHROMIUM:-}" ] || fail "$message"
        # Ubuntu has no such package (its chromium-browser only points to a snap), so this may fail where apt is.
        if ! can_apt || ! apt_install chromium || ! find_chromium >/dev/null 2>&1; then
            fail "the tests need Chromium. Install your system's chromium package or Google Chrome" \
                "(on Ubuntu: Chrome's own .deb, or snap install chromium), or set CHROMIUM to the path of one"
        fi
    fi
    # The articles quote Chinese: without a font for it, pictures of the site show empty boxes. Tests pass without,
    # so that what cannot be installed here is no error.
    if can_apt && command -v fc-list >/dev/null 2>&1 && [ -z "$(fc-list :lang=zh-cn family)" ]; then
        apt_install fonts-liberation fonts-wqy-microhei || say "no font for Chinese was found; the tests run without"
    fi
}

case ${1:-} in
run) environment requirements.lock ;;
html) environment requirements-html.lock ;;
build) environment requirements.lock && environment requirements-build.lock ;;
dev) environment requirements-dev.lock ;;
browser) browser ;;
python) choose_python ;;
*) fail "usage: tools/setup.sh run|html|build|dev|browser|python" ;;
esac
