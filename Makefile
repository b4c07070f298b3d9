# Two commands for who arrives: `make run` and `make test`. They install what they need, and work again offline.
PORT ?= 8000
PYTHON ?= python3
BALISE = .venv/bin/balise

.PHONY: run test bench fix requirements

run: .venv/.for-run        ## set everything up and serve the public site on http://127.0.0.1:$(PORT)/
	@$(BALISE) prepare --write
	@$(BALISE) serve --port $(PORT)

test: .venv/.for-test      ## set everything up and run every check and test
	@tools/system.sh
	@tools/test.sh

bench: .venv/.for-test     ## measure; figures go to docs/performance.md by hand, with their date
	@tools/system.sh
	@.venv/bin/python -m bench $(ONLY)

fix: .venv/.for-test       ## format, and mend what can be mended alone
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

requirements:              ## compile the pinned, hashed lists again after a change in pyproject.toml
	@tools/requirements.sh

.venv/.for-run: requirements/run.txt pyproject.toml
	@PYTHON=$(PYTHON) tools/environment.sh run
	@touch $@

.venv/.for-test: requirements/test.txt pyproject.toml
	@PYTHON=$(PYTHON) tools/environment.sh test
	@touch $@ .venv/.for-run
