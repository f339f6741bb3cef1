# `make site` publishes minutes/ to public/; `make test` runs every check. Both set up .venv from locked versions first.
# Needs Python 3.11 or newer, with pip; another one than python3 is named so: make site PYTHON=python3.13

PYTHON ?= python3
OUT ?= public
BIN := .venv/bin

.PHONY: site test lint browser clients lock clean

site: .venv/run browser
	$(BIN)/python build.py --out $(OUT)

test: lint browser clients
	$(BIN)/python -P -m pytest

# What the SPARQL page runs in the reader's browser, from npm at locked versions. A machine without npm builds all the same;
# the page then offers the examples as files.
browser:
	@if [ -e site/browser/built/parts.json ]; then :; \
	elif command -v npm >/dev/null; then echo "Fetching the parts of the SPARQL page (once) ..."; \
	  cd site/browser && npm ci --silent --ignore-scripts --no-audit --no-fund && npm run --silent build; \
	else echo "npm is not installed: the SPARQL page will have its examples, and no query tool."; fi

# The client that the change feed is tried with.
clients:
	@if [ -e tests/clients/node_modules ]; then :; \
	elif command -v npm >/dev/null; then cd tests/clients && npm ci --silent --ignore-scripts --no-audit --no-fund; fi

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/mypy --strict

# Newer versions of what we stand on: run it, then `make test`, then commit both files.
lock: .venv/dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	  --python-version 3.11 --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	  --python-version 3.11 --custom-compile-command "make lock" pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv site/browser/built tests/clients/node_modules $(OUT) $(OUT).new $(OUT).spool $(OUT).lock $(OUT).cache build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run: requirements.lock | .venv/bin/pip
	@echo "Setting up .venv from requirements.lock (once) ..."
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock | .venv/bin/pip
	@echo "Setting up .venv from requirements-dev.lock (once) ..."
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/run

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; name it with PYTHON=... Found " + sys.version)'
	$(PYTHON) -m venv .venv
