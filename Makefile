# One command each to set up, try, test, measure and check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# How many processes share the tests; the files of one scope stay together.
SIDE_BY_SIDE ?= 2
# Our own modules are compiled once, not by every process that a test starts.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test bench lint pins

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(VENV)/.setup  ## builds .venv from the pins

demo: setup  ## runs everything on this machine: store, sandbox workspace, bot, worker, mailbox
	$(BIN)/kakehashi demo $(DEMO)

test: $(VENV)/.setup-dev  ## runs the whole test-suite, on SQLite and PostgreSQL
	$(BIN)/python -m pytest -n $(SIDE_BY_SIDE) --dist loadscope $(TESTS)

bench: $(VENV)/.setup-dev  ## prints each figure beside its floor
	$(BIN)/python -m bench $(BENCH)

lint: $(VENV)/.setup-dev  ## ruff, mypy strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pins:  ## compiles requirements from pyproject.toml anew (needs uv on the path)
	uv pip compile -q --upgrade --python-version 3.11 --no-header --no-annotate --no-emit-index-url --override pins.txt pyproject.toml -o requirements.txt
	uv pip compile -q --upgrade --python-version 3.11 --no-header --no-annotate --no-emit-index-url --override pins.txt --extra dev pyproject.toml -o requirements-dev.txt

$(VENV)/.venv:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.setup: requirements.txt pyproject.toml $(VENV)/.venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.setup-dev: requirements-dev.txt $(VENV)/.setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.txt
	@touch $@
