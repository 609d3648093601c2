# `make run` and `make test` are all that most people need; each installs what is missing first.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.PHONY: help install run test check bench screenshot basemap model clean

help:
	@echo "make run         install what is missing, then show the map on http://localhost:$(PORT)"
	@echo "make test        run every test, the real-browser tests included"
	@echo "make check       lint, format and types"
	@echo "make bench       measure speed beside a peer or a limit"
	@echo "make install     make $(VENV) with everything"
	@echo "make screenshot  take the README's picture of the map again"
	@echo "make basemap     derive the base map again from its public-domain sources"
	@echo "make model       train the judge again, from labelled articles in SHARED (docs/MODEL.md)"
	@echo "make clean       remove $(VENV) and caches; your database stays"

install: $(VENV)/.developer

run: $(VENV)/.program
	@$(BIN)/python -m extract.samples
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) --server.address localhost \
		--server.headless true --browser.gatherUsageStats false

test: $(VENV)/.developer
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

check: $(VENV)/.developer
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m mypy

bench: $(VENV)/.developer
	@for bench in tests/bench/[a-z]*.py; do $(BIN)/python -m $$(echo $${bench%.py} | tr / .) || exit 1; done

screenshot: $(VENV)/.developer
	@CLAIMLINE_SCREENSHOT=docs/screenshot.png $(BIN)/python -m pytest -q tests/browser/test_sample_map.py

basemap: $(VENV)/.developer
	@$(BIN)/python -m geodata.basemap.build

# Labelled articles and their labels: docs/MODEL.md tells what the folder holds.
SHARED ?= ../shared

model: $(VENV)/.trainer
	@$(BIN)/python -m extract.training --shared $(SHARED)

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written last, so that an install that was broken off is taken up again.
$(VENV)/.program: requirements.txt | $(BIN)/pip
	@echo "Installing Claimline into $(VENV) ..."
	@$(PIP) install -r requirements.txt
	@touch $@

$(VENV)/.developer: requirements-dev.txt $(VENV)/.program
	@echo "Installing the test tools into $(VENV) ..."
	@$(PIP) install -r requirements-dev.txt
	@touch $@

$(VENV)/.trainer: requirements-model.txt requirements-teacher.txt $(VENV)/.developer
	@echo "Installing what training needs into $(VENV): PyTorch is large ..."
	@$(PIP) install -r requirements-model.txt
	@$(PIP) install --no-deps -r requirements-teacher.txt
	@touch $@

$(BIN)/pip:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c "$(NEW_ENOUGH)" 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Claimline needs Python 3.11 or newer: install one, or name it with PYTHON=path." >&2; exit 1; \
	fi; \
	$$found -m venv $(VENV) || { \
		echo "$$found cannot make $(VENV): on Debian, apt install python3-venv." >&2; exit 1; }
