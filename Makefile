# Everything on a machine with Python 3.11: `make run` serves Partnerboard, `make test` tests it.
#
#   make run PORT=9000          another port
#   make test ARGS="-k pacing"  part of the tests

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

# The query tests also run on the DuckDB we move to next: docs/decisions/0001.
NEXT_DUCKDB := 2.0.0

# The object store of `make lake`: it needs an older python-dateutil than the product, so it is installed apart.
OBJECT_STORE := 5.2.5

# A file of tests per core at a time, in their order: browser journeys come last, as tests/conftest.py wants them.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: help run test soak check next lake audit bench bench-workspace bench-answers bench-start bench-viewers bench-loading \
	bench-lake bench-upload bench-peers performance demo screenshots clean
.NOTPARALLEL:

help:            ## this list
	@sed -n 's/^\([a-z-]*\): .*## /make \1	/p' $(MAKEFILE_LIST) | expand -t 22

run:             ## install what is missing and serve the app on this machine
	@$(PYTHON) .ci/prepare.py run
	$(BIN)/streamlit run app.py $(if $(PORT),--server.port $(PORT))

test:            ## install what is missing and run every test, browser journeys included
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

soak:            ## the long forms: 200 kills, 50 full disks, every kind of damage, crowds, doors without each guard
	@$(PYTHON) .ci/prepare.py test
	PARTNERBOARD_SOAK=1 $(BIN)/python -m pytest tests/robustness tests/server/test_matrix.py $(ARGS)

check:           ## lint, format, types, SQL, layers, dead code
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar queries
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture

next:            ## the tests of queries and warehouse on the next DuckDB
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/pip install --quiet --no-deps --upgrade --target .venv/next duckdb==$(NEXT_DUCKDB)
	@# DuckLake's packages exist for the pinned DuckDB only: docs/decisions/0052.
	PYTHONPATH=.venv/next $(BIN)/python -m pytest tests/queries tests/warehouse tests/architecture/test_query_files.py \
		--ignore-glob='tests/warehouse/test_lake*'

lake:            ## the tests of queries in DuckLake: catalogue in PostgreSQL, data also in an object store
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/pip install --quiet --upgrade --target .venv/moto 'moto[server]==$(OBJECT_STORE)'
	PARTNERBOARD_TEST_LAKE=1 PARTNERBOARD_TEST_MOTO=.venv/moto $(BIN)/python -m pytest \
		tests/queries tests/warehouse/test_lake*.py tests/server/test_replicas.py $(ARGS)

audit:           ## known vulnerabilities of the pinned packages (asks a public service)
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/pip-audit --no-deps --disable-pip -r requirements.txt

bench:           ## page times against a bare page with the same charts
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.pages $(ARGS)
	$(BIN)/python -m bench.report

bench-workspace: ## make the large workspaces that the other benchmarks use
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.workspace $(ARGS)
	$(BIN)/python -m bench.report

bench-answers:   ## every question of the pages against the best statement for the same answer
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.answers $(ARGS)
	$(BIN)/python -m bench.report

bench-start:     ## from the process to the first page, against a bare Streamlit app
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.start $(ARGS)
	$(BIN)/python -m bench.report

bench-viewers:   ## one to a hundred sessions at a time over real WebSockets
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.viewers $(ARGS)
	$(BIN)/python -m bench.report

bench-lake:      ## every question of the pages to a lake against the file
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.lake $(ARGS)
	$(BIN)/python -m bench.report

bench-loading:   ## loading against raw reading of the same bytes
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.loading $(ARGS)
	$(BIN)/python -m bench.report

bench-upload:    ## the same through the Upload page in a browser
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.loading_page $(ARGS)

bench-peers:     ## the same answers from Superset, Datasette and pandas, which it installs beside ours
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.peers $(ARGS)
	$(BIN)/python -m bench.report

performance:     ## docs/performance.md from what the benchmarks kept
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m bench.report

demo:            ## load the demo partnership into data/, as the first start does
	@$(PYTHON) .ci/prepare.py run
	$(BIN)/python -m partnerboard demo

screenshots:     ## take the pictures of docs/screenshots again from the running app
	@$(PYTHON) .ci/prepare.py test
	$(BIN)/python -m docs.screenshots.take

clean:           ## remove the environment and every cache; data/ stays
	rm -rf .venv .venv.lock .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
