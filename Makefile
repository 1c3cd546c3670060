# Each target sets up what it needs; when that is there already, the set-up does nothing.
#
#   ARGS="..."       goes to the command:  make build ARGS="--base-url https://example.org/"
#   DIR=... FILE=... what new and add work on
#   PYTHON=...       the Python (3.11 to 3.13) to make .venv/ with
#   CHROMIUM=...     the browser for the tests

ARGS =
DIR =
FILE =
python := .venv/bin/python
export PYTHON CHROMIUM

.DEFAULT_GOAL := help
.PHONY: help build new add coverage preview check dates originals verify test faults bench format wheel lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s  %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

build: ## turn the articles into the site in output/
	@tools/setup.sh run && $(python) -m siglum build $(ARGS)

new: ## write a small project of one's own into DIR (DIR=../my-site)
	@test -n "$(DIR)" || { echo "Say where: make new DIR=../my-site" >&2; exit 2; }
	@tools/setup.sh build && $(python) -m hatchling build --target wheel -d dist && \
		$(python) -m siglum new "$(DIR)" --wheel "$$(ls -t dist/siglum-*.whl | head -n 1)" $(ARGS)

add: ## take an article into seeds/ and write its record (FILE=article.html)
	@test -n "$(FILE)" || { echo "Say which article: make add FILE=article.html" >&2; exit 2; }
	@tools/setup.sh run && $(python) -m siglum add "$(FILE)" $(ARGS)

coverage: ## say how much of each article is accounted for (ARGS="--gaps" lists the rest)
	@tools/setup.sh run && $(python) -m siglum coverage $(ARGS)

preview: ## build, serve on this machine, and reload on every save
	@tools/setup.sh run && exec $(python) -m siglum preview $(ARGS)

check: ## find every problem in the content, publish nothing
	@tools/setup.sh run && $(python) -m siglum check $(ARGS)

dates: ## note when each explainer was last changed, as Git tells, so that its page says so
	@tools/setup.sh run && $(python) -m siglum dates

originals: ## check, and look for each passage in the file, too, that its article was taken from
	@tools/setup.sh html && $(python) -m siglum check --originals $(ARGS)

verify: ## read the built site again, and say whether it is as it was published (ARGS=DIR: another one)
	@tools/setup.sh run && $(python) -m siglum verify $(ARGS)

test: ## run the checkers and all tests (ARGS go to pytest)
	@tools/setup.sh dev && tools/setup.sh browser && tools/test.sh $(ARGS)

faults: ## try whole what the tests try in part, then let each call of a build fail in each way, for an hour or ARGS="--minutes 600"; goes on where it stopped
	@tools/setup.sh dev && $(python) -m pytest -q -n0 --hypothesis-profile=thorough tests/faults/test_bytes.py \
		$$(grep -rl "^from tests.sampled" tests --include="test_*.py") \
		tests/faults/load_of_preview.py tests/faults/full_disks.py && $(python) -m tests.faults.fuzz && \
		$(python) -m tests.faults.harness $(ARGS)

bench: ## measure how fast the generator is
	@tools/setup.sh run && $(python) -m benchmarks $(ARGS)

format: ## format the code, and mend what the linter can mend
	@tools/setup.sh dev && { $(python) -m ruff check --fix . || true; } && $(python) -m ruff format .

wheel: ## build the package that others install, in dist/, with a list of what it is made of
	@tools/setup.sh build && $(python) -m hatchling build -d dist && $(python) tools/sbom.py dist

lock: ## lock what pyproject.toml newly asks for (ARGS=--upgrade renews all versions)
	@tools/setup.sh dev && tools/lock.sh $(ARGS)

clean: ## remove what was made, but for .venv/
	@rm -rf output .output.* dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
