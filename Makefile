# A new machine needs two commands only: make run and make test. Each target first makes what it
# needs. The longer recipes are shell scripts in bin/.

PORT ?= 8000
PYTHON ?=
export PORT PYTHON
# The error messages of the scripts in bin/ tell the reader to run this command again.
export AGAIN = make $(MAKECMDGOALS)

MANAGE = .venv/bin/python manage.py
# djlint fails if it has changed a template, so make format runs it a second time.
DJLINT = .venv/bin/python -m djlint templates --reformat --quiet
# The pinned versions hold for every platform, and for every Python from 3.11.
LOCK = .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--annotation-style line --custom-compile-command "make lock" --quiet $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help run test quick browsers evaluate bench soak sizes lighthouse check audit lock load check-seeds format pictures clean packages tools

help:
	@echo "make run          Serves the portal at http://127.0.0.1:8000/ (another port: make run PORT=8001)."
	@echo "make test         Runs the tests, also in Chromium and on PostgreSQL if installed; fails below 95% coverage."
	@echo "make quick        Checks style and types, runs the fast tests, requests every kind of page; takes a minute."
	@echo "make browsers     Tests every kind of page in Chromium, with the record of the tests and with the real one."
	@echo "make evaluate     Runs the queries of the evaluation set and prints how good the search results are."
	@echo "make bench        Measures how fast the portal and other servers answer; needs nginx and wrk."
	@echo "make soak         Kills loads, sends hostile requests and a million ordinary ones; takes about an hour."
	@echo "make sizes        Measures how long pages are on screens and on paper; writes docs/sizes.md. Needs Chromium."
	@echo "make lighthouse   Runs Lighthouse on every kind of page; takes about ten minutes."
	@echo "make check        Checks style, types, templates, imports, migrations, settings and the record."
	@echo "make audit        Looks up known vulnerabilities of the packages; needs the network."
	@echo "make lock         Pins the packages of requirements.in and requirements-dev.in, with hashes."
	@echo "make load         Loads the curated record from seeds/ into the database."
	@echo "make check-seeds  Checks the curated record and lists its faults; changes nothing."
	@echo "make format       Formats the Python code and the templates."
	@echo "make pictures     Draws the PNG icon and link preview from their SVG; needs Chromium."
	@echo "make clean        Removes .venv and var; other commands make them again."
	@echo "make help         Shows this list."
	@echo
	@echo "Every command makes the virtual environment .venv if it is missing, with the newest Python found."
	@echo "To use another Python: make run PYTHON=/path/to/python3"

run:
	@sh bin/run

test: tools
	@sh bin/test

quick: tools
	@sh bin/quick

browsers: tools
	@sh bin/browsers

evaluate: load
	@.venv/bin/python -m tests.medway.evaluation

bench: tools
	@$(MANAGE) load_seeds >/dev/null
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@.venv/bin/python -m bench

soak: tools
	@.venv/bin/python -m tests.faults

sizes: tools
	@.venv/bin/python -m tests.browser.sizes

lighthouse: tools
	@sh bin/lighthouse

check: tools
	@sh bin/check

audit: tools
	@.venv/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip --strict

# make lock keeps the pinned versions that still fit. make lock UPGRADE=1 takes the newest versions
# that the .in files allow.
lock: tools
	@$(LOCK) requirements.in --output-file requirements.txt >/dev/null
	@$(LOCK) requirements-dev.in --output-file requirements-dev.txt >/dev/null

load: packages
	@$(MANAGE) load_seeds

check-seeds: packages
	@$(MANAGE) load_seeds --check

format: tools
	@.venv/bin/python -m ruff check --select I --fix --quiet .
	@.venv/bin/python -m ruff format .
	@$(DJLINT) || $(DJLINT)

pictures: tools
	@sh bin/pictures

clean:
	@rm -rf .venv var
	@echo "Removed .venv and var."

packages:
	@sh bin/prepare requirements.txt

tools:
	@sh bin/prepare requirements-dev.txt
