#!/usr/bin/env python3
"""How much of damaged and oddly encoded text comes out right, beside ftfy, chardet and charset-normalizer.

Usage: Benchmarks/texts.py PROGRAM FOLDER
FOLDER takes the sources of chardet 5.2.0 and ftfy 6.3.1 from PyPI, whose tests are the texts. Needs the Python packages
ftfy, chardet and charset-normalizer. A file counts as right where the encoding that is told decodes it to the same
text as the one its folder names, and as told where a wrong one came with a doubt.
"""
import glob, json, os, re, subprocess, sys

import chardet, charset_normalizer, ftfy

import pypi

PROGRAM, FOLDER = sys.argv[1:3]
# What the folders of chardet's tests are called in Python; those that the WHATWG Encoding Standard does not name are left out.
NAMES = {"CP932": "cp932", "CP949": "cp949", "EUC-KR": "cp949", "GB2312": "gb18030", "Big5": "big5hkscs", "SHIFT_JIS": "cp932",
         "TIS-620": "cp874", "MacCyrillic": "mac_cyrillic", "MacRoman": "mac_roman", "iso-8859-1": "cp1252", "iso-8859-9": "cp1254"}
OTHERS = ("EUC-TW", "IBM855", "Johab", "iso-2022-kr")
PYTHON = {"x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman", "windows-874": "cp874", "big5": "big5hkscs", "shift_jis": "cp932",
          "gb2312": "gb18030", "euc-kr": "cp949", "iso-8859-1": "cp1252", "ascii": "cp1252"}

def python_name(label):
    return PYTHON.get(label.lower(), label)

def text(data, label):
    try:
        decoded = data.decode(python_name(label), "replace")
    except LookupError:
        return None
    return re.sub("[\ufffd\ufeff\x80-\x9f\ue000-\uf8ff]", "", decoded)

def encodings():
    right = {"insight": 0, "chardet": 0, "charset-normalizer": 0}
    told = total = 0
    for folder in sorted(glob.glob(pypi.source("chardet", "5.2.0", FOLDER) + "/tests/*/")):
        label = os.path.basename(folder[:-1])
        label = re.sub("-(arabic|croatian|czech|hungarian|polish|slovak|slovene|bulgarian|russian|greek|turkish|romanian|hebrew)$", "", label)
        if label in OTHERS: continue
        for path in sorted(glob.glob(folder + "*")):
            data = open(path, "rb").read()
            wanted = text(data, NAMES.get(label, label))
            shown = subprocess.run([PROGRAM, "show", path, "--format", "json"], capture_output=True).stdout
            try:
                issue = json.loads(shown)
            except ValueError:
                continue
            total += 1
            if "encoding" not in issue:
                # What is a table is shown as one, in the words of the file.
                right["insight"] += all(column["name"] in wanted for column in issue["columns"])
            elif text(data, issue["encoding"]["detected"]) == wanted: right["insight"] += 1
            elif any(d["kind"] in ("encoding", "undecodable") for d in issue["diagnostics"]): told += 1
            right["chardet"] += text(data, chardet.detect(data)["encoding"] or "ascii") == wanted
            best = charset_normalizer.from_bytes(data).best()
            right["charset-normalizer"] += text(data, best.encoding if best else "ascii") == wanted
    print(f"| encodings, {total} files |", " | ".join(f"{name} {count}" for name, count in right.items()), f"| wrong and told {told} |")

def words(shown):
    return re.sub(r"[\s\ufffd]+", " ", shown).strip()

def healed(shown_text):
    shown = subprocess.run([PROGRAM, "show", "-", "--width", "1000"], input=shown_text.encode("utf-8", "replace"), capture_output=True).stdout
    return words(shown.decode())

def healing():
    cases = json.load(open(pypi.source("ftfy", "6.3.1", FOLDER) + "/tests/test_cases.json"))
    before, after = "Notre café près de la gare ouvre à huit heures.\n\n", "\n\nLa fiancée dîne à l’hôtel."
    sound = [case for case in cases if case["original"] == case["fixed"] == ftfy.fix_encoding(case["original"])]
    changed = sum(words(case["original"]) not in healed(case["original"]) for case in sound)
    print(f"| sound texts of ftfy's tests, {len(sound)} | changed {changed} |")
    damaged = [case for case in cases if ftfy.fix_encoding(case["original"]) != case["original"]]
    alone = beside = peer = 0
    for case in damaged:
        wanted = words(ftfy.fix_encoding(case["original"]))
        alone += wanted in healed(case["original"])
        page = before + case["original"] + after
        beside += wanted in healed(page)
        peer += wanted in words(ftfy.fix_encoding(page))
    print(f"| damaged texts of ftfy's tests, {len(damaged)} | insight {alone} | ftfy {len(damaged)} |")
    print(f"| the same between sound sentences | insight {beside} | ftfy {peer} |")

encodings()
healing()
