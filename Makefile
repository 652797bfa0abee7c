# Answerable. `make demo` shows it, `make test` proves it, `make help` lists the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test install check types bench format pictures upgrade clean

help:  ## List what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: install  ## Install everything, load the sample institution and serve it at http://127.0.0.1:8000
	@$(BIN)/answerable demo

test: $(VENV)/.test  ## Run every test, a process a core (the browser's too, where Chromium is installed)
	@echo "==> Running the tests"
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

install: $(VENV)/.run  ## Install the command at .venv/bin/answerable

check: $(VENV)/.test  ## Style, types, floors and house rules
	@echo "==> Style";  $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "==> Types";  $(BIN)/mypy src
	@echo "==> Floors"; $(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@echo "==> House";  $(BIN)/python -m pytest tests/house

bench: $(VENV)/.test  ## Measure against the physical limit or a bare peer, as ratios in one run
	@$(BIN)/python -m bench

format: $(VENV)/.test  ## Put the code into shape
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

pictures: $(VENV)/.test  ## Take the README's pictures anew (needs Chromium)
	@$(BIN)/python -m tests.browser.pictures

upgrade: $(VENV)/.test  ## Pin the newest versions of everything, with hashes
	@$(PIP) install --quiet uv && requirements/compile --upgrade

clean:  ## Remove what was installed and the demo's data
	rm -rf $(VENV) var src/*.egg-info .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Answerable needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@echo "==> Making $(VENV) with $$($(PYTHON) -V)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "==> Installing what Answerable runs on, about 120 MB"
	@$(PIP) install --require-hashes --progress-bar on -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo "==> Installing what the tests need"
	@$(PIP) install --require-hashes --progress-bar on -r requirements/test.txt
	@touch $@
