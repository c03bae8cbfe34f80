# make run, make test: all a newcomer needs. make help lists the rest.
SHELL := /bin/bash
PREFIX ?= /usr/local
BUILD := .build/release

# Everything is linked in, the Swift library and the C library too, so that the program starts without looking for
# any other file; functions that nothing uses are left out, and of those that are alike all but one, and the tables by which
# exceptions would be caught; what a start needs stands together. lld comes with the toolchain. Types are asked for by their
# accessors and not by mangled names, which the runtime would have to read at their first use. The manifest is read again
# each time: it has the commit that --version says.
LINK := $(CURDIR)/Tools/link
RELEASE := -c release --manifest-cache none --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -use-ld=lld \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors \
  -Xswiftc -Xfrontend -Xswiftc -function-sections -Xlinker --gc-sections -Xlinker --icf=all -Xlinker -O2 \
  -Xlinker --no-eh-frame-hdr -Xlinker -T -Xlinker $(LINK)/no-unwinding.ld \
  -Xlinker --symbol-ordering-file -Xlinker $(LINK)/function-order -Xlinker --no-warn-symbol-ordering
STRIPPED := -Xlinker -s

.PHONY: run build install deb dist test fuzz mutate golden check format bench doublings order clean generate deps help

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## build the release and open the reader on seeds/
	$(BUILD)/insight seeds/

build: deps ## build the self-contained release
	rm -f .build/release.yaml # the plan of the last build has its commit
	swift build $(RELEASE) $(STRIPPED)

SHARE := $(DESTDIR)$(PREFIX)/share
install: build ## install the program, its manual page, completions and desktop entry under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/doc/insight $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d $(SHARE)/applications
	install -m 755 $(BUILD)/insight $(DESTDIR)$(PREFIX)/bin/insight
	install -m 644 Documentation/insight.1 $(SHARE)/man/man1/insight.1
	install -m 644 Documentation/insight.desktop $(SHARE)/applications/insight.desktop
	install -m 644 README.md CHANGELOG.md THIRD-PARTY.md $(SHARE)/doc/insight
	$(BUILD)/insight completions bash > $(SHARE)/bash-completion/completions/insight
	$(BUILD)/insight completions zsh > $(SHARE)/zsh/site-functions/_insight
	$(BUILD)/insight completions fish > $(SHARE)/fish/vendor_completions.d/insight.fish

deb: build ## make a Debian package in .build/packages
	Tools/package deb

dist: build ## make a tar of the program and what belongs to it in .build/packages
	Tools/package dist

test: deps ## run all tests
	swift build
	swift test --disable-xctest

fuzz: ## run the fuzz targets, ten minutes each, and the monkey; Tools/fuzz says more
	Tools/fuzz

mutate: ## change the program in fifty places, one at a time, and say what no test notices
	Tools/mutate

golden: ## write the golden screens, the README's pictures and the corpus's expectations anew; look at the difference before you commit it
	INSIGHT_RECORD=1 swift test --disable-xctest --filter 'GoldenTests|CorpusTests|PictureTests'
	git diff --stat -- Tests Documentation

check: ## format check, the floors as built last, that generated files are what their generators write, and what is built beside the program
	swift format lint --strict -r Sources Tests Fuzz Benchmarks Package.swift
	Tools/check-floors
	Tools/check-generated
	Tools/check-tools

format: ## format the sources in place
	swift format -i -r Sources Tests Fuzz Benchmarks Package.swift

bench: build ## measure; see Benchmarks/README.md
	Benchmarks/run

doublings: ## measure what inputs of every kind cost when they are twice as long
	Benchmarks/doublings

generate: ## write the generated files anew
	Tools/generate

order: deps ## find out anew what a start needs of the program (with valgrind), for the linker
	swift build $(RELEASE)
	Tools/function-order $(BUILD)/insight seeds/ > .build/function-order
	mv .build/function-order $(LINK)/function-order

clean: ## remove what was built
	rm -rf .build

# System packages that the build and the tests need, installed where they are missing.
PACKAGES := libncursesw5-dev libtomlplusplus-dev g++ tmux libexpat1-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
  zlib1g-dev libzstd-dev liblz4-dev liblzma-dev libbz2-dev libminizip-dev libsqlite3-dev libmd-dev sqlite3
deps:
	@missing=$$(for package in $(PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing $$missing"; \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -q $$missing; \
	fi
