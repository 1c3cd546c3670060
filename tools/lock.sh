#!/bin/sh
# Renews requirements.lock, requirements-html.lock and requirements-dev.lock from pyproject.toml: `make lock`.
#
# The locks hold versions and hashes only, no address: whoever installs from them chooses the index, and the
# hashes decide whether the files are the right ones. One lock serves every supported Python and system.
set -eu
cd "$(dirname "$0")/.."

python=${1:?usage: tools/lock.sh PYTHON}

# The resolver is needed here only, so it lives in a throw-away environment, not in the project's own.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM
"$python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input uv </dev/null 

compile() {
    # --no-config, and no index from the environment: a mirror or a folder of wheels that happens to be configured
    # here must not decide which files the hashes stand for. What remains is the public index.
    "$scratch/venv/bin/uv" pip compile --quiet --no-config --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
        "$@" </dev/null
}

unset UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_INDEX UV_INDEX_URL
compile pyproject.toml --extra html --group dev --output-file "$scratch/dev.lock"
# Held to the versions just chosen, so that the locks never disagree.
compile pyproject.toml --extra html --constraints "$scratch/dev.lock" --output-file "$scratch/html.lock"
compile pyproject.toml --constraints "$scratch/dev.lock" --output-file "$scratch/run.lock"

mv "$scratch/dev.lock" requirements-dev.lock
mv "$scratch/html.lock" requirements-html.lock
mv "$scratch/run.lock" requirements.lock
for lock in requirements.lock requirements-html.lock requirements-dev.lock; do
    echo "$lock: $(grep -c == "$lock") packages"
done
