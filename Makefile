# Byline's everyday commands; `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= /usr/bin/python3
TOOLS := .tools
VENV := $(TOOLS)/venv
ICONS := $(TOOLS)/icons.svg
EDITOR_MODULE := $(TOOLS)/vendor/editor.js
BYLINE := .build/release/byline
# Folders are listed too: a file taken away changes only its folder.
SOURCES := Package.swift $(shell find Sources -path Sources/Web/Resources -prune -o -print)
SWIFT_FORMAT := --configuration .swift-format --recursive --parallel Package.swift Sources Tests

export BYLINE_RESOURCES ?= $(CURDIR)/Sources/Web/Resources
export BYLINE_TOOLS ?= $(CURDIR)/$(TOOLS)
export BYLINE_SAMPLE ?= $(CURDIR)/Sample

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: packages $(ICONS) $(EDITOR_MODULE) ## Install what building and running need (Debian packages, icons, editor)

.PHONY: build
build: setup $(BYLINE) ## Build the program in release mode

.PHONY: run
run: build ## Build, then serve the site on http://127.0.0.1:8080 (first time: with a sample)
	@exec $(BYLINE) serve

.PHONY: test
test: setup tools ## Check everything: format, Swift tests over both databases, browser tests
	@Scripts/test

.PHONY: bench
bench: build $(VENV)/bin/python ## Measure against targets and peers (SECTIONS="related search": only these)
	@Scripts/packages bench
	@$(PYTHON) Benchmarks/bench.py --byline $(BYLINE) $(SECTIONS)

.PHONY: screenshots
screenshots: build tools ## Make the gallery of docs/gallery.md anew
	@BYLINE_BINARY="$${BYLINE_BINARY:-$(BYLINE)}" $(VENV)/bin/python Scripts/gallery docs/images/gallery

.PHONY: format
format: ## Lay out the Swift sources
	@swift format --in-place $(SWIFT_FORMAT)

.PHONY: lint
lint: ## Check the layout and style of the Swift sources
	@swift format lint --strict $(SWIFT_FORMAT)

.PHONY: clean
clean: ## Remove what was built and fetched; your data folder stays
	rm -rf .build $(TOOLS) Tests/Browser/artifacts

.PHONY: packages tools
packages:
	@Scripts/packages build
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is missing: https://www.swift.org/install/linux"; exit 1; }

tools: packages $(VENV)/browser
	@Scripts/packages test

$(BYLINE): $(SOURCES) | packages
	@echo "Building byline in release mode (the first time takes some minutes)"
	swift build --configuration release --product byline
	@touch $@

$(VENV)/bin/python: | packages
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/browser: Tests/Browser/requirements.txt $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement $<
	@touch $@

$(TOOLS)/wheels: Scripts/wheels.txt $(VENV)/bin/python
	@rm -rf $@
	$(VENV)/bin/python -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --dest $@ --requirement $<
	@touch $@

$(ICONS): Scripts/icons $(wildcard Sources/Web/Resources/icons.txt) $(TOOLS)/wheels
	@$(PYTHON) Scripts/icons $(TOOLS)/wheels/lucide-*.whl Sources/Web/Resources/icons.txt $@

$(EDITOR_MODULE): Scripts/editor $(TOOLS)/wheels
	@$(PYTHON) Scripts/editor $(TOOLS)/wheels/django_prose_editor-*.whl $@
