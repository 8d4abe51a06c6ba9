# make run    read data/raw, publish data/out      make quick  lint, types, imports, most of the tests: a minute
# make report data/out as pages for a browser      make test   all tests; make check: lint, types, imports, all tests
# make map    the rooms and what imports what      make docs   the documents that are made from the code and the data
# make eval   how right the dataset is by the gold  make bench  speed and memory of text, PDF and OCR
# make mutants  whether the tests notice small changes of parsers/values (ROOM=...: of what tests/mutants says)
PYTHON ?= python3
VENV   ?= .venv
RAW    ?= data/raw
OUT    ?= data/out
REPORT ?= data/report
GOLD   ?= tests/golden
# Processes that run the tests; 0 runs them in one, for a debugger.
JOBS   ?= logical
ROOM   ?= values
# Thai text must be read and printed as UTF-8 wherever this runs.
export PYTHONUTF8 = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run report quick quick-tests static test check lint types imports map eval docs bench mutants clean

help:
	@sed -n 's/^# //p' $(firstword $(MAKEFILE_LIST)) | head -5

# A stamp is made again when what it depends on changes; a venv that failed half way has none.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "plan-extract needs Python 3.11 or newer: make $(or $(MAKECMDGOALS),run) PYTHON=python3.12" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv is missing. Debian, Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 2; }
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.installed
	$(BIN)/plan-extract run $(RAW) --out $(OUT)

report: run
	$(BIN)/plan-extract report $(OUT) --html $(REPORT)

# Tests of one group (a browser, a word processor, a cluster) run one after the other in one process.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

quick-tests: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m 'not process and not browser and not office and not slow'

static: lint types imports

# Two at once: what reads the code takes one processor, the tests both.
quick: $(VENV)/.installed-dev
	$(MAKE) --no-print-directory -j2 static quick-tests

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports

# Exits with 1 where an arrow goes up or folders stand in a circle.
map: $(VENV)/.installed-dev
	@$(BIN)/python tests/support/house_map.py

check: lint types imports test

eval: $(VENV)/.installed
	$(BIN)/plan-extract run $(RAW) --out $(OUT) --quiet
	$(BIN)/plan-extract evaluate $(OUT) $(GOLD) --baseline $(GOLD)/scores.json

docs: $(VENV)/.installed-dev
	$(BIN)/plan-extract schema --format markdown > docs/dictionary.md
	$(BIN)/python tests/support/living_documents.py

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/text_path.py
	$(BIN)/python benchmarks/pdf_path.py

mutants: $(VENV)/.installed-dev
	$(BIN)/python tests/support/mutants.py tests/mutants/$(ROOM).toml

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(OUT) -mindepth 1 ! -name README.md -delete
	rm -rf data/report
	find extract normalize parsers plan_extract tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
