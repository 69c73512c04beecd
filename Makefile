# Two commands on a fresh machine, each on its own: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
# Trust what the system trusts, as pip does (proxies of companies and schools).
export UV_SYSTEM_CERTS := 1

.PHONY: help demo test lint campaign lock clean

help:           ## what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/ —/'

demo: .venv/.runtime    ## plan the sample hub's week into out/
	@$(BIN)/mil demo --out out

test: .venv/.dev lint   ## lint, types, tests
	@.ci/system-packages
	$(BIN)/pytest

lint: .venv/.dev        ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

campaign: .venv/.dev    ## the slow tests with large counts
	@.ci/system-packages
	$(BIN)/pytest -m campaign

lock: .venv/.uv         ## renew the locked dependencies
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

.venv/.uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; try: make PYTHON=python3.12 …")'
	@echo "Setting up .venv (once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

.venv/.runtime: .venv/.uv requirements.lock pyproject.toml
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@$(BIN)/python -m routing.warm
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

clean:          ## remove what make made
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
