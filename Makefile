# One door for people and machines. `make` alone lists what there is.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8311
DATA ?= var
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help run setup test check lint types imports words migrations pwa-check size format lock bench soak \
  first-notice lighthouse screens clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: .venv/ready pwa/dist/ready  ## set up what is missing and run Wellkept at http://127.0.0.1:8311 (PORT=, DATA=)
	@exec .venv/bin/wellkept up --port $(PORT) --data $(DATA)

setup: .venv/ready-dev pwa/dist/ready  ## everything a developer needs

test: .venv/ready-dev pwa/dist/ready  ## all tests, browsers and PostgreSQL included
	tools/machine
	.venv/bin/pytest
	cd pwa && npm test

check: .venv/ready-dev pwa/node_modules/ready lint types imports words migrations pwa-check size  ## lint, types, import rules, migrations

lint:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types:
	.venv/bin/mypy

imports:
	.venv/bin/lint-imports

words:
	.venv/bin/python tools/words --check

migrations:
	.venv/bin/pytest -q tests/guards/test_migrations.py

pwa-check:
	cd pwa && npm run check

size: pwa/dist/ready  ## what a first load weighs; fails above the budget
	cd pwa && npm run --silent size

format: .venv/ready-dev  ## put the code in order
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	cd pwa && npm run format

lock:  ## write the lock files anew (needs uv)
	tools/lock

soak: .venv/ready-dev pwa/dist/ready  ## the long runs: 10,000 reports, 200 kills
	WELLKEPT_SOAK=1 .venv/bin/pytest -s tests/reliability tests/guards/test_contract.py tests/reports/test_bad_input.py

bench: .venv/ready-dev pwa/dist/ready  ## what a request costs beside a bare Flask view (BENCH="--stored 10000 1000000")
	.venv/bin/python -m tests.bench $(BENCH)

first-notice:  ## time a stranger's way from a fresh clone to a notice seen (at most five minutes)
	tools/first-notice

lighthouse: .venv/ready-dev pwa/dist/ready tests/lighthouse/node_modules/ready  ## Lighthouse's marks for a phone; fails below 100
	tools/machine
	.venv/bin/python -m tests.lighthouse

clean:  ## remove what was built; data stays
	rm -rf .venv pwa/dist pwa/node_modules

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Wellkept needs Python 3.11 or newer: set PYTHON=."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing Python packages (a minute, the first time only) …"
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@tools/node
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

pwa/node_modules/ready: pwa/package-lock.json .venv/ready
	cd pwa && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

tests/lighthouse/node_modules/ready: tests/lighthouse/package-lock.json .venv/ready
	cd tests/lighthouse && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

PWA_SOURCES := $(shell find pwa/src pwa/staff pwa/public pwa/index.html pwa/vite.config.ts pwa/tools locales -type f 2>/dev/null)

pwa/dist/ready: pwa/node_modules/ready $(PWA_SOURCES)
	cd pwa && npm run build --silent
	@touch $@

screens: .venv/ready-dev pwa/dist/ready  ## take the pictures of the screens anew, into docs/screens
	.venv/bin/pytest tests/journeys/test_pictures.py --screens
