# Two commands for who arrives: `make run` and `make test`. They install what they need, and work again offline.
PORT ?= 8000
PYTHON ?= python3
BALISE = .venv/bin/balise
PACKAGES = frontend/node_modules
SCRIPTS = frontend/dist/entries.json

.PHONY: run test bench fix requirements
.DELETE_ON_ERROR:  # a build that failed half-way is made again

run: .venv/.for-run $(SCRIPTS)   ## set everything up and serve the public site on http://127.0.0.1:$(PORT)/
	@$(BALISE) prepare --write
	@$(BALISE) serve --drafts --port $(PORT)

test: .venv/.for-test $(PACKAGES)/.for-test $(SCRIPTS)   ## set everything up and run every check and test
	@tools/system.sh
	@tools/test.sh

bench: .venv/.for-test $(PACKAGES)/.for-test $(SCRIPTS)  ## measure; figures go to docs/performance.md by hand, with their date
	@tools/system.sh
	@.venv/bin/python -m bench $(ONLY)

fix: .venv/.for-test             ## format, and mend what can be mended alone
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

requirements:                    ## compile the pinned, hashed lists again after a change in pyproject.toml
	@tools/requirements.sh

.venv/.for-run: requirements/run.txt pyproject.toml
	@PYTHON=$(PYTHON) tools/environment.sh run
	@touch $@

.venv/.for-test: requirements/test.txt pyproject.toml
	@PYTHON=$(PYTHON) tools/environment.sh test
	@touch $@ .venv/.for-run

# npm empties the folder first: after the packages of a run, those of the tests are to be installed again.
$(PACKAGES)/.for-run: frontend/package-lock.json | .venv/.for-run
	@tools/scripts.sh install run
	@touch $@

$(PACKAGES)/.for-test: frontend/package-lock.json | .venv/.for-test
	@tools/scripts.sh install test
	@touch $@ $(PACKAGES)/.for-run

$(SCRIPTS): $(shell find frontend/src) $(wildcard frontend/vite*.config.ts) frontend/package.json frontend/package-lock.json | $(PACKAGES)/.for-run
	@tools/scripts.sh build
	@touch $@
