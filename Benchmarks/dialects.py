#!/usr/bin/env python3
"""How many data files of public test suites are read cell by cell as their suites mean them, beside CleverCSV, DuckDB and csv.Sniffer.

Usage: Benchmarks/dialects.py PROGRAM FOLDER
FOLDER takes the sources of csvkit, agate and visidata from PyPI, whose example files are the data. Needs the Python packages
clevercsv and duckdb. A file is right where every row is there with its cells and nothing else, with the first row as names or as a row.
"""
import csv, glob, io, json, os, subprocess, sys

import clevercsv, duckdb

import pypi

PROGRAM, FOLDER = sys.argv[1:3]
SUITES = [("csvkit", "2.2.0"), ("agate", "1.9.1"), ("visidata", "3.4")]
# What the suites themselves say of files that are no UTF-8 with commas and the names in the first line.
SKIPPED = {"test_skip_lines.csv": 3, "bad_skip_lines.csv": 3}
SEPARATORS = {"sniff_limit.csv": ";", "test_csv_sniff.csv": "|"}
ENCODINGS = {"test_latin1.csv": "latin-1", "test_utf16_big.csv": "utf-16-be", "test_utf16_little.csv": "utf-16-le"}


def sources():
    for name, version in SUITES:
        folder = pypi.source(name, version, FOLDER)
        yield from sorted(path for end in ("csv", "tsv") for path in glob.glob(f"{folder}/**/*.{end}", recursive=True))


def wanted(path):
    """The rows as the suite means them; a row without any cell is none."""
    name = os.path.basename(path)
    separator = SEPARATORS.get(name, "\t" if path.endswith(".tsv") else ",")
    text = open(path, encoding=ENCODINGS.get(name, "utf-8-sig"), newline="").read().lstrip("\ufeff")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
    return rows


def plain(rows):
    """Cells without what no reader need keep: white space around, the form of line ends, missing cells at a row's end."""
    lines = []
    for row in rows:
        cells = ["" if cell is None else " ".join(str(cell).replace("\0", "").split()) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        lines.append(cells)
    return [cells for cells in lines if cells]


def insight(path):
    shown = subprocess.run([PROGRAM, "table", path, "--format", "json"], capture_output=True, timeout=60)
    table = json.loads(shown.stdout)
    return [[column["name"] for column in table["columns"]]], [
        [cell and cell["text"] for cell in row["cells"]] for row in table["rows"]]


def cleverest(path):
    # A limit that one file has set holds for the next ones, otherwise.
    clevercsv.field_size_limit(1 << 20)
    return [], clevercsv.read_table(path)


def duck(path):
    table = duckdb.read_csv(path, all_varchar=True)
    return [table.columns], table.fetchall()


def sniffer(path):
    text = open(path, newline="").read()
    return [], list(csv.reader(io.StringIO(text), csv.Sniffer().sniff(text)))


READERS = {"insight": insight, "CleverCSV": cleverest, "DuckDB": duck, "csv.Sniffer": sniffer}
right, total, missed = dict.fromkeys(READERS, 0), 0, {name: [] for name in READERS}
for path in sources():
    rows = plain(wanted(path))
    if not rows:
        continue
    total += 1
    for name, reader in READERS.items():
        try:
            names, found = reader(path)
        except Exception as fault:
            missed[name].append((path, repr(fault)[:80]))
            continue
        found = plain(found)
        # Names may have been told apart; as many as are wanted there must be.
        if found == rows or found == rows[1:] and (not names or len(names[0]) >= len(rows[0])):
            right[name] += 1
        else:
            missed[name].append((path, ""))
print(f"| data files read as they are meant, of {total} |", " | ".join(f"{name} {count}" for name, count in right.items()), "|")
if "-v" in sys.argv:
    for name, paths in missed.items():
        for path, fault in paths:
            print(f"{name}: {os.path.relpath(path, FOLDER)} {fault}")
