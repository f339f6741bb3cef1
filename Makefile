# `make site` publishes minutes/ to public/; `make test` runs every check. Both set up .venv from locked versions first.
# Needs Python 3.11 or newer, with pip; another one than python3 is named so: make site PYTHON=python3.13

PYTHON ?= python3
OUT ?= public
BIN := .venv/bin

.PHONY: site test lint lock clean

site: .venv/run
	$(BIN)/python build.py --out $(OUT)

test: lint
	$(BIN)/python -P -m pytest

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
	rm -rf .venv $(OUT) $(OUT).new $(OUT).spool $(OUT).lock build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
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
