# The working day of a lesson. Every path is relative, so the folder may have any name. When there
# is nothing to do no Python runs, and cat says that all is ready. Written for GNU make 3.81 to 4.4,
# tried with 4.3.

MAKEFLAGS += -rR
PYTHON ?= python3
LESSON := $(or $(LESSON),lesson.yaml)
COPIES := $(or $(COPIES),1)
export LESSON LESSONS THEME TEMPLATE PAPER COPIES LANGUAGE KIND CODE
# Modules compiled anew at each start would cost a third of a build.
unexport PYTHONDONTWRITEBYTECODE

# What a build leaves in the folder of a lesson: the files of its verb in builders/outputs.py.
OUTPUTS = deck.pptx handout.pdf key.pdf

RUN = .venv/bin/python -m
SETTINGS = $${THEME:+--theme "$$THEME"} $${TEMPLATE:+--template "$$TEMPLATE"} $${PAPER:+--paper "$$PAPER"}
SPEAK = $${LANGUAGE:+--language "$$LANGUAGE"}

# What every lesson is built with. The outer wildcard drops the halves of names with a blank, which
# make cannot list; the pictures and themes among them come with the .inputs.mk of their lessons.
PROGRAM := $(wildcard builders/*.py builders/*/*.py builders/*/*/*.py builders/*/*/*/*.py) \
  $(wildcard $(filter-out assets/images/% assets/themes/%,$(wildcard assets/*/* assets/languages/*/*)))

# make takes a blank for the end of a name, so in the lists below ␣ stands for one. Every name that
# a pattern finds starts with the pattern's folder, which ends in a slash, so no name can hold it.
blank := $(subst ,, )
hash := \#
hidden = $(subst $(blank),␣,$1)
plain = $(subst ␣,$(blank),$1)
spelt = $(subst ␣,\ ,$1)
patterns = $(if $(wildcard $(call spelt,$(1:%/=%)/.)),$(1:%/=%)/*.yaml $(1:%/=%)/*.yml,$(dir $1)$(notdir $1))
apart = $(subst ␣$(dir $1),$(blank)$(dir $1),$(call hidden,$(wildcard $(call spelt,$1))))
found = $(or $(strip $(foreach each,$(call patterns,$1),$(call apart,$(each)))),$1)
ASKED := $(or $(LESSONS),$(call hidden,$(LESSON)))
NAMES := $(patsubst ./%,%,$(sort $(foreach name,$(ASKED),$(call found,$(name)))))
gone = $(if $(strip $(foreach file,$(OUTPUTS),$(if $(wildcard $1/$(file)),,$(file)))),gone)
here = $(call hidden,$(CURDIR))
path = $(patsubst /%,%,$(patsubst $(here)/%,%,$(call hidden,$(abspath $1))))
folder = output$(if $(filter-out lesson.yaml,$(path)),/$(patsubst %.yaml,%,$(path)))

.PHONY: build test accept check watch preview print show booklet large-print posters variants levels cards answer-sheet quiz new import explain doctor reference lock clean bench bench-gate fuzz kill help FORCE
.DEFAULT_GOAL := build

# CHANGED holds the lessons to be built, as the shell spells them; one process gets them all.
build: .venv/.ready ## Build the deck, the handout and the key (LESSON=other.yaml, LESSONS="a.yaml b.yaml", LESSONS=folder/, THEME=name, TEMPLATE=file.pptx, PAPER=letter)
	@$(if $(CHANGED),mkdir -p output && touch output/.started && $(RUN) builders build $(CHANGED) --started output/.started $(SETTINGS),$(if $(filter-out build,$(MAKECMDGOALS)),:,cat '$(call plain,$(call folder,$(lastword $(NAMES))))/.built'))

# The files in the folder of a lesson: .built bears the time of the start of its last good build, so
# that an edit during the build counts for the next one; .inputs.mk tells what that build has read.
# .seen bears the time of the lesson: one that is older must have taken its place. Two slashes make
# another file of it, because it cannot be both before and after the lesson.
define RULES
target := $(call spelt,$(call folder,$(lesson)))
asked := $(call plain,$(lesson))|$(THEME)|$(TEMPLATE)|$(or $(PAPER),a4)
BUILT := $(target)/.built
OF :=
-include $(target)/.inputs.mk
ifneq ($(OF)$(STRICT)$(call gone,$(target)),$(asked))
$(BUILT): FORCE
endif
build: $(BUILT)
$(BUILT): $(call spelt,$(lesson)) $(target)//.seen output/.program
	$(call note,$<)
$(target)//.seen: $(call spelt,$(lesson))
	$(call note,$<)
$(call spelt,$(lesson)): $(target)/.seen
	$(call note,$@)
$(target)/.seen:
.PRECIOUS: $(call spelt,$(lesson))
endef
note = $(eval $(if $(findstring '$1',$(CHANGED)),,CHANGED += '$1'))

# Lessons that would share a folder are for the program to refuse; a name or a pattern that make
# cannot spell is left to the shell, and its lessons are built every time.
odd := $(strip $(foreach sign,: % ; = | * ? [ ] ~ \ " ' ` < > & $$ $(hash),$(findstring $(sign),$(NAMES) $(dir $(ASKED)))))
folders := $(foreach lesson,$(NAMES),$(call folder,$(lesson)))
ifneq ($(odd)$(filter-out $(words $(NAMES)),$(words $(sort $(folders)))),)
CHANGED := $(if $(LESSONS),$$LESSONS,"$$LESSON")
else
$(foreach lesson,$(NAMES),$(eval $(value RULES)))
endif

output/.program: .venv/.ready $(PROGRAM)
	@mkdir -p output && touch $@

.venv/.ready: requirements.lock .venv/bin/python
	@$(PYTHON) tools/bootstrap.py

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	@$(PYTHON) tools/bootstrap.py --dev

.venv/.ready-bench: requirements-bench.lock .venv/.ready
	@$(PYTHON) tools/bootstrap.py --bench

# A project copied from another computer brings a link to a Python that is not there.
.venv/bin/python: ;

test: .venv/.ready-dev ## Check style, types and every test
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy --strict builders tools bench
	$(RUN) pytest -q -n 2

fuzz: .venv/.ready-dev ## Try files and lessons that nobody wrote, other ones each time (FUZZ=40: times as many)
	FUZZ=$${FUZZ:-40} $(RUN) pytest -q -n 2 $(addprefix tests/trust/test_,$(addsuffix .py,fuzz answers answer_sheets tables texts links))

kill: .venv/.ready-dev ## Kill 300 builds at random moments and run 200 side by side
	KILLS=$${KILLS:-300} BUILDS=$${BUILDS:-200} $(RUN) pytest -q tests/trust/test_kills.py

accept: .venv/.ready-dev ## Renew the golden files; read their diff before committing
	$(RUN) pytest -q tests --accept

check: .venv/.ready ## Look for mistakes in the lesson without building it
	@$(RUN) builders check "$$LESSON" $${TEMPLATE:+--template "$$TEMPLATE"}

booklet: .venv/.ready ## Print the handout as an A5 booklet on A4 sheets, output/booklet.pdf
	@$(RUN) builders booklet "$$LESSON"

large-print: .venv/.ready ## Set the handout in 18 pt, output/large-print.pdf
	@$(RUN) builders large-print "$$LESSON"

posters: .venv/.ready ## Print figures with poster: true on A3, and tiled over A4 sheets
	@$(RUN) builders posters "$$LESSON"

variants: .venv/.ready ## Write the variants of a test and their key: output/handout-1.pdf …, key-variants.pdf
	@$(RUN) builders variants "$$LESSON"

levels: .venv/.ready ## Write a sheet for each level: output/handout-level-1.pdf …
	@$(RUN) builders levels "$$LESSON"

cards: .venv/.ready ## Write cards to cut out: output/cards.pdf
	@$(RUN) builders cards "$$LESSON"

answer-sheet: .venv/.ready ## Write sheets to mark, and them marked: output/answer-sheet.pdf, answer-sheet-key.pdf
	@$(RUN) builders answer-sheet "$$LESSON"

quiz: .venv/.ready ## Write the tasks for Moodle and games: output/quiz.xml, quiz.gift.txt, quiz.csv
	@$(RUN) builders quiz "$$LESSON"

watch: .venv/.ready ## Build again after each save, until Ctrl+C
	@$(RUN) builders watch "$$LESSON" $(SETTINGS)

preview: build ## Draw every slide and page on one picture, output/preview.png
	@$(RUN) builders preview "$$LESSON"

print: build ## Print the handout on both sides (COPIES=25)
	@$(RUN) builders print "$$LESSON" --copies "$$COPIES" $${PAPER:+--paper "$$PAPER"}

show: build ## Open the deck as a slide show
	@$(RUN) builders show "$$LESSON"

doctor: .venv/.ready ## Say what this machine has and lacks
	@$(RUN) builders doctor "$$LESSON" $(SPEAK)

new: .venv/.ready ## Write a fresh lesson file (LESSON=path.yaml, LANGUAGE=kk, KIND=seminar|lecture|practical|lesson|test)
	@$(RUN) builders new "$$LESSON" $(SPEAK) $${KIND:+--kind "$$KIND"}

import: .venv/.ready ## Make a lesson file of an old plan, .txt or .docx (SEED=seeds/plan.docx, LESSON=draft.yaml)
	@lesson="$$LESSON"; test "$$lesson" != lesson.yaml || lesson=draft.yaml; \
	$(RUN) builders import "$$SEED" "$$lesson"

explain: .venv/.ready ## Say what a code means, with an example (CODE=L012); without CODE=, all of them
	@$(RUN) builders explain "$$CODE" "$$LESSON" $(SPEAK)

reference: .venv/.ready ## Renew the editor's schemas and the pages on the lesson format
	@$(RUN) builders reference

LOCK = uv pip compile --quiet --universal --python-version 3.10 --generate-hashes \
  --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml
lock: ## Bring the lock files in line with pyproject.toml (needs uv)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK:pyproject.toml=bench/requirements.in) --output-file requirements-bench.lock

bench: .venv/.ready-bench ## Measure builds against pandoc and typst, bench/README.md
	@$(RUN) bench

bench-gate: .venv/.ready ## Fail if a build takes more instructions than before, or grows too fast
	@$(RUN) bench.gate

clean: ## Remove everything that was built
	@rm -rf output

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile
