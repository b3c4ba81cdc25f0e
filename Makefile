# Everything runs in .venv; nothing but Python 3.11 or newer and make has to be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test serve check soak lock clean

demo: $(VENV)/.run ## score the sample articles and print the reports
	$(BIN)/assay score data/samples/*.txt data/samples/*.html

serve: $(VENV)/.run ## start the service on http://127.0.0.1:8000
	$(BIN)/assay serve

test: $(VENV)/.dev check ## everything that must hold; says what it skipped
	$(BIN)/pytest -n auto

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

soak: $(VENV)/.dev ## the long runs: fuzzing, load, kills, scale
	$(BIN)/pytest tests -m soak

lock: $(VENV)/.dev ## choose new versions of all dependencies and write down their hashes
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) build dist
