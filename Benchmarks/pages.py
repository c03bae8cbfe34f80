#!/usr/bin/env python3
"""How much of real web pages' articles is shown, and how much of what is shown is theirs, beside lynx and w3m.

Usage: Benchmarks/pages.py PROGRAM FOLDER
FOLDER takes the sources of newspaper4k from PyPI, whose tests have pages with their articles' text. Texts are compared by runs of eight
signs without white space, so that scripts without spaces count as others do. Where a peer is not there it is left out.
"""
import glob, os, re, shutil, subprocess, sys

import pypi

PROGRAM, FOLDER = sys.argv[1:3]
NAME, VERSION = "newspaper4k", "0.9.6"
RUN = 8


def runs(text):
    text = re.sub(r"\W+", "", text.casefold())
    return {text[at:at + RUN] for at in range(len(text) - RUN + 1)}


READERS = {"insight": [PROGRAM, "show", "--width", "1000"],
           "lynx": ["lynx", "-dump", "-nolist", "-display_charset=utf-8", "-width=990"], "w3m": ["w3m", "-dump", "-O", "utf-8", "-cols", "990"]}
data = pypi.source(NAME, VERSION, FOLDER) + "/tests/data"
pages = [(page, text) for page in sorted(glob.glob(f"{data}/html/*.html"))
         if os.path.exists(text := f"{data}/txt/{os.path.basename(page)[:-5]}.txt")]
print(f"| {len(pages)} pages | of the article shown | of what is shown, the article's | processor ms a page |\n|---|---:|---:|---:|")
for name, command in READERS.items():
    if not shutil.which(command[0]):
        continue
    shown, own, least = [], [], []
    begin = os.times()
    for page, text in pages:
        found = runs(subprocess.run(command + [page], capture_output=True).stdout.decode("utf-8", "replace"))
        wanted = runs(open(text, encoding="utf-8").read())
        if not wanted:
            continue
        shown.append(len(found & wanted) / len(wanted))
        own.append(len(found & wanted) / max(1, len(found)))
        if "-v" in sys.argv and shown[-1] < 0.9:
            print(f"  {name}: {os.path.basename(page)} {shown[-1]:.2f}")
    end = os.times()
    spent = (end.children_user + end.children_system - begin.children_user - begin.children_system) * 1000 / len(pages)
    print(f"| {name} | {100 * sum(shown) / len(shown):.1f} % | {100 * sum(own) / len(own):.1f} % | {spent:.1f} |")
