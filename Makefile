# Everything sets itself up: a fresh machine needs Python 3.11 or later with venv, and make.
PYTHON ?= python3
VENV   ?= .venv
GROUPS ?= test
BIN    := $(VENV)/bin
CORPUS ?= ../shared/corpus

.PHONY: help audit test check format accuracy docs bench clean

help:
	@echo "make audit URL=https://shop.example   audit a shop (without URL: the bundled sample shop)"
	@echo "make test                             run the tests"
	@echo "make check                            format, lint, types and tests"
	@echo "make accuracy                         measure the extractors on labelled pages (CORPUS=$(CORPUS))"
	@echo "make docs                             write the generated documents"
	@echo "make bench                            measure speed"

$(BIN)/trustaudit: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "trustaudit needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.groups-%: $(BIN)/trustaudit pyproject.toml
	$(BIN)/python -m pip install --quiet $(foreach group,$(subst +, ,$*),--group $(group))
	@touch $@

audit: $(BIN)/trustaudit
ifdef URL
	@$(BIN)/trustaudit audit "$(URL)" $(ARGS)
else
	@$(BIN)/trustaudit demo -f text -f html -o /dev/stdout -o report.html $(ARGS) && echo && echo "The HTML report is in $(CURDIR)/report.html"
endif

space := $(subst ,, )
test: $(VENV)/.groups-$(subst $(space),+,$(GROUPS))
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.groups-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory test GROUPS="$(GROUPS)"

format: $(VENV)/.groups-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

accuracy: $(VENV)/.groups-test
	$(BIN)/python -m tests.accuracy --corpus "$(CORPUS)" $(ARGS)

docs: $(VENV)/.groups-test
	$(BIN)/python -m tests.docs $(ARGS)

bench: $(VENV)/.groups-test
	$(BIN)/python -m bench $(ARGS)

clean:
	rm -rf $(VENV) dist build report.html
