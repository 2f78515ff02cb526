# Two commands matter: “make demo” and “make test”. “make help” lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
COMPILE := $(BIN)/uv pip compile --quiet --no-header --generate-hashes --no-emit-index-url \
	--no-emit-find-links --universal --python-version 3.11
DONE := $(VENV)/.done
# What speed is measured against lives apart: nothing of ours may come to lean on it.
PEERS := .bench
JOURNEYS := tests/journeys
MEASURED := $(VENV)/coverage.json
ADDRESS ?= 127.0.0.1:8000
OUT ?= out
SERVE ?= 1
WORKERS ?= auto
# One order of sets for every worker of a run, another for each run: what leans on an order shows.
SEED ?= $(shell date +%s)

# uv puts packages in place by copying where its cache is on another disk; saying so needs no warning.
export UV_LINK_MODE ?= copy

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types tests journeys floors format assets manual bench wheel lock debian clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: $(DONE)/package assets ## set up, build the example council, write its papers into out/, then serve it
	$(BIN)/goldenthread demo --out $(OUT) $(if $(filter 0,$(SERVE)),--no-serve,--address $(ADDRESS))

test: debian $(DONE)/test assets ## every check and every test, as the build machine runs them
	@failed=; for step in lint types tests journeys floors; do \
		$(MAKE) --no-print-directory $$step || failed="$$failed $$step"; done; \
	test -z "$$failed" || { echo "Failed:$$failed" >&2; exit 1; }

lint: $(DONE)/test assets ## style, layout and the order of rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(DONE)/test ## mypy, strict
	$(BIN)/mypy

tests: $(DONE)/test assets ## the tests alone, beside a PostgreSQL of their own
	@rm -f $(MEASURED)
	PYTHONHASHSEED=$(SEED) $(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest --ignore=$(JOURNEYS) \
		-n $(WORKERS) --dist worksteal --cov --cov-report=json:$(MEASURED) --cov-report=

# In a process of their own: a browser's driver keeps an event loop open, which Django would refuse
# the store to, and the pages are served with settings that no other test should see.
journeys: $(DONE)/test assets ## the pages in a real browser
	PYTHONHASHSEED=$(SEED) $(BIN)/python -m pytest $(JOURNEYS) -n $(WORKERS) --dist worksteal \
		--cov --cov-append --cov-report=json:$(MEASURED) --cov-report=

floors: $(DONE)/test
	@$(BIN)/python tools/coverage_floor.py $(MEASURED)

format: $(DONE)/test ## put the code into the house format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

assets: $(DONE)/runtime ## fetch styles and fonts, checked against the hashes in tools/assets.toml
	@command -v npm >/dev/null || test -x $(BIN)/npm || $(BIN)/python tools/assets.py --check 2>/dev/null \
		|| $(UV) --require-hashes -r requirements/npm.txt
	@$(BIN)/python tools/assets.py

manual: $(DONE)/package ## write the pages of docs/reference that the program can tell
	$(BIN)/python -m tools.manual

bench: $(DONE)/package $(DONE)/bench $(DONE)/superset assets ## measure its speed beside others' and what nothing could beat
	$(BIN)/python -m bench

wheel: $(DONE)/package assets ## build the wheel into dist/, styles and fonts included
	rm -rf build
	$(BIN)/uv build --quiet --wheel --no-build-isolation --python $(BIN)/python --out-dir dist

lock: $(DONE)/bootstrap ## pin the newest dependencies that requirements/*.in allow, with hashes
	cd requirements && for name in bootstrap npm runtime; do \
		../$(COMPILE) --upgrade $$name.in -o $$name.txt || exit 1; done
	cd requirements && ../$(COMPILE) --upgrade -c runtime.txt test.in -o test.txt
	cd requirements && for name in bench superset; do \
		../$(COMPILE) --upgrade $$name.in -o $$name.txt || exit 1; done

debian:
	@$(PYTHON) tools/debian.py

clean: ## remove what was set up or built here; a council's data stays
	rm -rf $(VENV) $(PEERS) build dist src/goldenthread.egg-info src/goldenthread/assets tests/assets
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage

# Each file in $(DONE) says that a step was done for the requirements as they then stood.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "goldenthread needs Python 3.11 or newer; on Debian: apt-get install python3." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python cannot make an environment here; on Debian: apt-get install python3-venv." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(DONE)/bootstrap: requirements/bootstrap.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@mkdir -p $(DONE) && touch $@

$(DONE)/runtime: requirements/runtime.txt $(DONE)/bootstrap
	$(UV) --require-hashes -r $<
	@touch $@

$(DONE)/package: pyproject.toml $(DONE)/runtime
	$(UV) --no-deps --no-build-isolation --editable .
	@touch $@

$(DONE)/test: requirements/test.txt $(DONE)/package
	$(UV) --require-hashes -r $<
	@touch $@

$(DONE)/bench: requirements/bench.txt $(DONE)/bootstrap
	$(PYTHON) -m venv $(PEERS)
	$(BIN)/uv pip install --quiet --python $(PEERS)/bin/python --require-hashes -r $<
	@touch $@

$(DONE)/superset: requirements/superset.txt $(DONE)/bench
	$(PYTHON) -m venv $(PEERS)/superset
	$(BIN)/uv pip install --quiet --python $(PEERS)/superset/bin/python --require-hashes -r $<
	@touch $@
