# Two commands are all a fresh machine needs: make run, make test.
# Each makes what it needs first. The longer recipes are shell scripts in bin/.

PORT ?= 8000
PYTHON ?=
export PORT PYTHON
# What the sentences in bin/ tell the reader to run again.
export AGAIN = make $(MAKECMDGOALS)

MANAGE = .venv/bin/python manage.py
# It fails when it has changed a template, so make format starts it twice.
DJLINT = .venv/bin/python -m djlint templates --reformat --quiet
# For every platform and Python that the portal may run on, whatever this one is.
LOCK = .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--annotation-style line --custom-compile-command "make lock" --quiet $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help run test quick browsers evaluate bench soak lighthouse check audit lock load check-seeds format pictures clean packages tools

help:
	@echo "make run          Serves the portal at http://127.0.0.1:8000/ (another port: make run PORT=8001)."
	@echo "make test         Runs the tests, in Chromium and on PostgreSQL too where there are; fails below 95% coverage."
	@echo "make quick        Checks style and types, runs the tests that only compute, looks at every kind of page; a minute."
	@echo "make browsers     Looks at every kind of page in Chromium, with the record of the tests and with the real one."
	@echo "make evaluate     Asks the search the queries of the evaluation set and prints how well it answers."
	@echo "make bench        Measures how fast the portal answers, beside others; needs nginx and wrk."
	@echo "make soak         Kills loads, sends hostile requests and a million others; takes an hour or so."
	@echo "make lighthouse   Asks Lighthouse what it makes of every kind of page; takes some ten minutes."
	@echo "make check        Checks style, types, templates, imports, migrations, settings and the record."
	@echo "make audit        Asks the packages' database for known vulnerabilities; needs the network."
	@echo "make lock         Pins what requirements.in and requirements-dev.in name, with hashes."
	@echo "make load         Loads the curated record from seeds/ into the database."
	@echo "make check-seeds  Checks the curated record; writes nothing."
	@echo "make format       Formats the Python code and the templates."
	@echo "make pictures     Draws the icon and the preview of links from their SVG; needs Chromium."
	@echo "make clean        Removes .venv and var; the next command makes them again."
	@echo "make help         Shows this list."
	@echo
	@echo "Each makes the virtual environment .venv when it is missing, with the newest Python found."
	@echo "To use another: make run PYTHON=/path/to/python3"

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

lighthouse: tools
	@sh bin/lighthouse

check: tools
	@sh bin/check

audit: tools
	@.venv/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip --strict

# It keeps what is pinned, but with make lock UPGRADE=1 takes the newest that the lists allow.
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
