#!/bin/sh
# Adds to the locks what pyproject.toml newly asks for: `make lock`; with ARGS=--upgrade, renews all versions too.
#
# The locks hold versions and hashes only, no address: whoever installs from them chooses the index, and the
# hashes decide whether the files are the right ones. One lock serves every supported Python and system.
set -eu
cd "$(dirname "$0")/.."

# The resolver is one of the development packages, and so locked itself.
uv=.venv/bin/uv
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM

compile() {
    # --no-config, and no index from the environment: a mirror or a folder of wheels that happens to be configured
    # here must not decide which files the hashes stand for. What remains is the public index.
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
        "$@" </dev/null
}

unset UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_INDEX UV_INDEX_URL
# What is locked now stays as it is, unless --upgrade is given.
cp requirements-dev.lock "$scratch/dev.lock"
compile "$@" pyproject.toml --extra html --extra cluster --extra upload --group dev --output-file "$scratch/dev.lock"
# Held to the versions just chosen, so that the locks never disagree.
compile --constraints "$scratch/dev.lock" pyproject.toml --extra html --output-file "$scratch/html.lock"
compile --constraints "$scratch/dev.lock" --group build --output-file "$scratch/build.lock"
compile --constraints "$scratch/dev.lock" pyproject.toml --output-file "$scratch/run.lock"

mv "$scratch/dev.lock" requirements-dev.lock
mv "$scratch/html.lock" requirements-html.lock
mv "$scratch/build.lock" requirements-build.lock
mv "$scratch/run.lock" requirements.lock
for lock in requirements.lock requirements-html.lock requirements-build.lock requirements-dev.lock; do
    echo "$lock: $(grep -c == "$lock") packages"
done
