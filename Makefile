# Wuxin (物信). Needs Python 3.11 or later with venv, and make; nothing else. `make` alone prints this help.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Compiled code is kept, whatever the shell says: the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=
.PHONY: help setup demo tour test check bench oracle lock clean

# To use another Python: make setup PYTHON=/path/to/python3
PYTHON ?= $(firstword $(foreach name,python3.11 python3 python3.12 python3.13,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
UV ?= uv
ORACLE ?= 2000
INSTALL := .venv/bin/python -m pip install --disable-pip-version-check --quiet

help: ## print what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.runtime ## build .venv from the hashed lock, with the command .venv/bin/wuxin

demo: setup ## a living city, then its portal on http://127.0.0.1:5000, with an account for every role
	.venv/bin/wuxin demo

tour: .venv/.dev ## take the pictures of docs/tour.md anew, in chromium
	.venv/bin/python -m tests.tour

test: .venv/.dev ## everything that must hold: all tests, lint, types and import layers among them
	.venv/bin/python -m pytest -n 2 --dist loadfile

check: .venv/.dev ## lint, format, types and import layers alone
	@failed=0; for tool in "ruff check" "ruff format --check" mypy "lint-imports --no-logo"; do \
	echo ".venv/bin/$$tool"; .venv/bin/$$tool || failed=1; done; exit $$failed

bench: .venv/.dev ## each benchmark as a ratio against a bare denominator measured in the same run
	.venv/bin/python -m benchmarks

oracle: .venv/.dev ## the score against an independent program on ORACLE=2000 random cases of each kind; takes hours
	WUXIN_ORACLE_EXAMPLES=$(ORACLE) nice -n 19 .venv/bin/python -m pytest -q tests/credit/scoring/test_against_oracle.py

lock: ## for maintainers with uv: resolve again, and export the hashed requirements
	$(UV) lock
	$(UV) export --quiet --frozen --no-dev --group build --no-emit-project --format requirements-txt -o requirements/runtime.txt
	$(UV) export --quiet --frozen --all-groups --no-emit-project --format requirements-txt -o requirements/dev.txt

clean: ## remove what was built here, .venv with it
	rm -rf .venv build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp tells what has been installed, so that nothing is installed twice.
.venv/.runtime: requirements/runtime.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Wuxin needs (about 250 MB, once) ..."
	$(INSTALL) --require-hashes -r requirements/runtime.txt
	$(INSTALL) --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.runtime
	@echo "Installing the tools of the tests ..."
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/bin/python:
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Wuxin needs \
	Python 3.11 or later$(if $(PYTHON),; $(PYTHON) is not,; none was found). On Debian: apt install python3 python3-venv. \
	To name one: make setup PYTHON=/path/to/python3" | tr -s '\t ' ' ' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment. \
	On Debian: apt install python3-venv, then run make again." | tr -s '\t ' ' ' >&2; exit 1; }
	@$(PYTHON) -m venv .venv
