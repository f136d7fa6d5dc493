# Two commands are enough: `make run` to use Buurtbrug, `make test` to work on it.
# Every target only calls scripts/ or setup/; nothing is decided here.

.DEFAULT_GOAL := help
.PHONY: help run test check check-knowledge train language-model memory lock audit clean

help: ## dit overzicht
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 \2/p' Makefile | awk '{ printf "  make %-16s", $$2; $$1 = $$2 = ""; print }'

run: ## zet alles klaar en start Buurtbrug
	@exec scripts/with-python -m setup run

test: ## zet alles klaar, ook het ontwikkelgereedschap, en draai alle controles en tests
	@exec scripts/test

check: ## alleen de controles: ruff, mypy, import-linter
	@exec scripts/check

check-knowledge: ## alleen de kennis: klopt alles in knowledge/, en is elke aanpak te adviseren?
	@scripts/check-knowledge

train: ## train het taalbegrip als er iets veranderd is
	@exec scripts/with-python -m setup train

language-model: ## probeer opnieuw het Nederlandse taalmodel te halen
	@exec scripts/with-python -m setup language-model --again

memory: ## hoeveel geheugen elk proces nu gebruikt
	@exec scripts/with-python -m setup memory

lock: ## maak de vergrendelde pakketlijsten opnieuw
	@exec scripts/lock

audit: ## zoek bekende meldingen over onze pakketten
	@exec scripts/audit

clean: ## gooi weg wat de set-up maakte (de database blijft)
	@exec scripts/clean
