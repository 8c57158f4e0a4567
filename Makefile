# Every target only calls start.py, which runs the same where there is no make (py start.py run).
# Options are passed on with ARGS, e.g. make run ARGS="--port 8600 --no-browser".
PYTHON ?= python3
ARGS ?=
.DEFAULT_GOAL := help
.PHONY: help run bundle test check format train quality bench docs lock clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18
run: ## load the bundled sample and open the pages
	@$(PYTHON) start.py run $(ARGS)
test: ## run all tests
	@$(PYTHON) start.py test $(ARGS)
check: ## format, lint, types, import directions, stale references, forbidden words
	@$(PYTHON) start.py check
format: ## bring the code into its format
	@$(PYTHON) start.py format $(ARGS)
train: ## train the weights in data/weights anew from ../shared
	@$(PYTHON) start.py train $(ARGS)
quality: ## score all annotated reports of ../shared
	@$(PYTHON) start.py quality $(ARGS)
bench: ## time loading and the first graph
	@$(PYTHON) start.py bench $(ARGS)
bundle: ## gather all for a machine without a network, ARGS="DIR"
	@$(PYTHON) start.py bundle $(ARGS)
docs: ## write the generated references under docs/ anew
	@$(PYTHON) start.py docs $(ARGS)
lock: ## resolve the lock files anew, with uv
	@$(PYTHON) start.py lock $(ARGS)
clean: ## remove the environment and what tools left behind
	@$(PYTHON) start.py clean
