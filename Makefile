# make run    set up and serve on http://127.0.0.1:8080 with demo data under var/
# make sample-provider  set up and serve the sample of a customer's provider, on a free port
# make test   set up and run the tests            (PYTHON=python3.12 chooses the interpreter,
#             JOBS=1 how many run at a time, PYTEST_ARGS=compat_tests/wire which)
# make lint   format, lint and type checks
# make bench  ratios against other SOAP servers
# make lock   pin the newest versions the ranges in requirements/*.in allow
# make clean  remove the virtual environments and caches; var/ stays

PYTHON ?= python3
PYTEST_ARGS ?=
BIND ?= 127.0.0.1:8080
DATA ?= var

# One environment per interpreter: .venv/3.12 is made again when the lock or the patch version changes.
FULL_VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
VERSION := $(basename $(FULL_VERSION))
# Half as many processes again as processors: some tests always wait for a clock or for each other.
JOBS ?= $(shell $(PYTHON) -c 'import os; print(3 * (os.cpu_count() or 1) // 2)' 2>/dev/null)
VENV := .venv/$(VERSION)
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-$(FULL_VERSION)
DEV := $(VENV)/.dev-$(FULL_VERSION)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
PACKAGES := soap_service db providers

.PHONY: run sample-provider test lint format bench lock clean python

run: $(RUNTIME)
	@exec $(BIN)/python iservice.asmx.py serve --bind $(BIND) --data $(DATA) --demo

sample-provider: $(RUNTIME)
	@exec $(BIN)/python iservice.asmx.py sample-provider --data $(DATA)

test: $(DEV)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(PYTEST_ARGS)

lint: $(DEV)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy $(wildcard $(PACKAGES))

format: $(DEV)
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

bench: $(DEV)
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

lock: python
	PYTHON=$(PYTHON) requirements/lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo "Python 3.11 or newer is needed; $(PYTHON) is $(or $(FULL_VERSION),not there). Try: make PYTHON=python3.12" >&2; exit 1; }

$(RUNTIME): requirements/runtime.txt | python
	rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { echo "Install the venv module of $(PYTHON), for example: apt install python3-venv" >&2; exit 1; }
	$(PIP) -r requirements/runtime.txt
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	$(PIP) -r requirements/dev.txt
	@touch $@
