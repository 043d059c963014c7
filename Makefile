# make demo   convert samples/ to Word, Markdown and JSON under build/demo/
# make test   everything that must hold: ruff, mypy, pytest
# make bench  how fast it is, as ratios within one run
# Needs Python 3.11 or newer, nothing else; everything is installed into .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SAMPLES := $(sort $(filter %.txt %.html %.docx %.md,$(wildcard samples/*)))
SOURCES := pyproject.toml README.md $(shell find src -type f -not -name '*.pyc')

.PHONY: demo test bench clean

demo: .venv/demo
	rm -rf build/demo
	for format in docx md json; do \
		$(BIN)/noticeconv convert $(SAMPLES) -o build/demo/$$format --to $$format --lang en || exit; \
	done
	@echo
	@echo "Look at build/demo/docx, build/demo/md and build/demo/json; the originals are in samples/."

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: .venv/test
	$(BIN)/python -m benchmarks.bench

clean:
	rm -rf .venv build dist

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv

# as a user installs it: a wheel
.venv/demo: .venv/bin/python $(SOURCES)
	$(PIP) --force-reinstall --no-deps .
	$(PIP) .
	rm -f .venv/test
	touch $@

# as a developer does: the working tree itself
.venv/test: .venv/bin/python pyproject.toml
	$(PIP) -e '.[test]'
	rm -f .venv/demo
	touch $@
