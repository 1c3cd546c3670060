#!/bin/sh
# Everything that must hold before a change lands: `make test`.
#
# The checkers and the tests run side by side; all of them run even when one fails. The arguments go to pytest, whose
# closing line is the last one printed.
set -eu
cd "$(dirname "$0")/.."
exec </dev/null

# Hundreds of processes import the same modules: what one of them compiled is there for the next, whatever is set here.
unset PYTHONDONTWRITEBYTECODE

bin=$PWD/.venv/bin
scratch=$(tools/scratch.sh)
logs=$scratch/logs
mkdir "$logs"
export TMPDIR="$scratch"
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

names=
check() { # NAME COMMAND...
    name=$1
    shift
    names="$names $name"
    (
        if "$@" >"$logs/$name.out" 2>&1; then
            echo 0 >"$logs/$name.rc"
        else
            echo $? >"$logs/$name.rc"
        fi
    ) &
}

# Modules rather than scripts where there is the choice: a script holds the path of the folder it was made in.
check format "$bin/python" -m ruff format --check .
check lint "$bin/python" -m ruff check .
check types "$bin/python" -m mypy
# What GitHub and pre-commit read: our own workflow, what others use of ours, and what a new project gets.
begin=generator/siglum/project/starter
check workflow-safety "$bin/zizmor" --offline --no-progress --quiet .github/workflows action.yml .pre-commit-hooks.yaml \
    "$begin/.github/workflows" "$begin/.pre-commit-config.yaml"
check workflow-schema "$bin/python" -m check_jsonschema --builtin-schema vendor.github-workflows \
    .github/workflows/*.yml "$begin"/.github/workflows/*.yml
check action-schema "$bin/python" -m check_jsonschema --builtin-schema vendor.github-actions action.yml
check hook-manifest "$bin/python" -m pre_commit validate-manifest .pre-commit-hooks.yaml
check hook-config "$bin/python" -m pre_commit validate-config "$begin/.pre-commit-config.yaml"

# Else each of the processes that begin together would compile the same modules.
"$bin/python" -m compileall -q generator/siglum

# Tests wait for browsers and processes, so one worker more than there are cores is the fastest. Neighbours stay in one
# worker, since they share what a module or a folder prepares, until another one has nothing left to do.
workers=$(( $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1 ))
colour=no
[ ! -t 1 ] || colour=yes
failed=0
{
    "$bin/python" -m pytest -n "$workers" --dist worksteal --color "$colour" "$@" || touch "$logs/failed"
} | tee "$logs/pytest"
[ ! -e "$logs/failed" ] || failed=1
wait

for name in $names; do
    if [ "$(cat "$logs/$name.rc")" = 0 ]; then
        echo "ok      $name"
    else
        failed=1
        echo "FAILED  $name"
        sed 's/^/        /' "$logs/$name.out"
    fi
done

tail -n 1 "$logs/pytest"
exit "$failed"
