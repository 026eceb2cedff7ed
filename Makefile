PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed

.PHONY: help demo test lint check proof bench wheel clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(STAMP) ## the whole way with the articles of the project: build, check, query, page
	$(BIN)/kg demo

test: $(STAMP) ## all tests but those that need ../shared, a browser, Spark or a wheel
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto -q -m "not shared and not browser and not spark and not wheel"

lint: $(STAMP) ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test ## lint and test

proof: $(STAMP) ## the long proofs, over the whole corpus of ../shared; results in docs/proofs/ and docs/evaluation/
	$(BIN)/python -m pip install --quiet --editable ".[spark,strangers]"
	$(BIN)/python -m scripts.proof
	$(BIN)/python -m scripts.peer_identity

bench: $(STAMP) ## measure speed, beside others in the same run; results in benchmarks/results/
	$(BIN)/python -m benchmarks.run

wheel: $(STAMP) ## dist/vnkg-*.whl
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what the targets above made, but not stores
	rm -rf $(VENV) dist build page.html

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $(STAMP)
