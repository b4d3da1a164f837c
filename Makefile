# Two commands: `make demo` scores a real table and shows the ranking; `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PLUGINS := $(sort $(dir $(wildcard plugins/*/pyproject.toml)))
PROJECTS := pyproject.toml $(addsuffix pyproject.toml,$(PLUGINS))
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python

# Tests and demo start Python many times over: what it has compiled is kept, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-heavy lint bench fuzz mutants published clean

demo: $(VENV)/.ready
	@$(BIN)/dei run examples/gigabit-2022
	@$(BIN)/dei run examples/dei-2023
	@$(BIN)/dei explain examples/dei-2023 --region 320583 --node government
	@echo "Report: $(CURDIR)/out/dei-2023/report.html"

test: lint
	$(BIN)/python -m pytest --quiet --numprocesses=2 --dist=worksteal --hypothesis-profile=ci

test-heavy: $(VENV)/.ready-to-test
	DEI_FUZZ_CASES=$${CASES:-10000} $(BIN)/python -m pytest -m "heavy or hypothesis" --quiet --numprocesses=2 --dist=worksteal --hypothesis-profile=heavy

lint: $(VENV)/.ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.ready-to-test
	$(BIN)/python -m pytest tests/benchmarks -o addopts=--import-mode=importlib --benchmark-only --benchmark-columns=min,median,rounds --benchmark-group-by=group

fuzz: $(VENV)/.ready-to-test
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; cases=$${CASES:-100000}; echo "seed $$seed, $$cases cases"; \
	DEI_FUZZ_CASES=$$cases $(BIN)/python -m pytest tests/fuzz --quiet --numprocesses=2 --dist=worksteal --hypothesis-seed=$$seed

mutants: $(VENV)/.ready-to-test
	$(BIN)/python tests/mutation/trial.py $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

published: $(VENV)/.ready-to-test
	@PYTHONPATH=tests/published $(BIN)/python tests/published/published_table.py
	@PYTHONPATH=tests/support $(BIN)/python tests/support/refresh_readme.py examples/asem/README.md

clean:
	rm -rf $(VENV) out build dist .*_cache .hypothesis .benchmarks

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.ready: $(BIN)/uv $(PROJECTS)
	@$(INSTALL) --editable . $(addprefix --editable ,$(PLUGINS))
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready
	@$(INSTALL) --group dev
	@touch $@
