#!/usr/bin/env python3
"""Writes Sources/InsightModel/Tables/HeaderGapTable.swift: how likely a column's name ends between two words of a header.

Usage: python3 Tools/header-gaps.py WIKITABLEQUESTIONS TABFACT SPIDER [CSV...] > Sources/InsightModel/Tables/HeaderGapTable.swift
  WIKITABLEQUESTIONS  the folder `csv` of github:ppasupat/WikiTableQuestions
  TABFACT             the folder `data/all_csv` of github:wenhuchen/Table-Fact-Checking, as files or as one that `git cat-file --batch` wrote
  SPIDER              the file `evaluation_examples/examples/tables.json` of github:taoyds/spider
  CSV                 folders of other data files with names of several words (github:fivethirtyeight/data, github:plotly/datasets)
  python3 Tools/header-gaps.py --scores TABLE HEADERS    what the table makes of some headers, one a line, for a test to compare
The names of the columns of some 8,000 tables are run together; a logistic regression learns from the two words beside each
gap whether one name ends there. A weight is a number of quarter nats, one ASCII character from "#" on, "P" being none.
Needs numpy. The share of headers that were not learnt from and come out right is written to standard error.
"""
import csv, glob, io, json, math, os, random, re, sys
from collections import Counter
import numpy

WORD, PAIR, ENDING = 10, 4, 12  # how often a word, a pair, an ending must have been met to have a weight of its own
NONE, LEAST = ord("P"), ord("#")
# Join the words at their sides in other languages, as `of` does in what is counted.
JOINTS = "ggü gegenüber von pro je der des und zu zum zur im am av och per de du des la le et di e y do da i en van".split()
# Begin a name rather than end one in other languages, as `average` does.
OPENERS = """평균 최고 최저 신규 총 전체 시장 세계 국내 해외 누적 연간 예상 平均 最高 最低 新增 durchschnittlicher durchschnittliche mittlerer mittlere neue
neuer offene offener gesamte genomsnittlig mean median minimum maximum lowest cumulative estimated planned installed preliminary monthly quarterly daily operating net gross""".split()
# Written small under names with capitals, each joins the words at its sides as `of` does. `HeaderGaps` has the same.
SMALL_JOINTS = "of for per to in by from with without against at on and or than under over as via".split()
SHAPES = ["other", "number", "numeral", "parenthesis", "letter", "sign"]
NUMERAL = re.compile("(?i)^(i{1,3}|iv|vi{0,3}|ix|x)$")

def tables():
    for path in sorted(glob.glob(f"{sys.argv[1]}/*/*.csv")):
        yield next(csv.reader(open(path, encoding="utf-8"), escapechar="\\"), []), True
    for text in tab_fact(sys.argv[2]):
        # Its words are parted from their signs.
        line = re.sub(r" (- |/ )", lambda found: found[1].strip(), text.split("\n")[0])
        yield [re.sub(r"\( ?| ?\)", lambda found: found[0].strip(), name) for name in line.split("#")], False
    for database in json.load(open(sys.argv[3], encoding="utf-8")):
        for table in range(len(database["table_names"])):
            yield [name for owner, name in database["column_names"] if owner == table], False
    for folder in sys.argv[4:]:
        for path in sorted(glob.glob(f"{folder}/**/*.csv", recursive=True)):
            line = open(path, encoding="utf-8", errors="replace").read(20_000)
            names = next(csv.reader(io.StringIO(line)), [])
            yield [re.sub(r"_|(?<=[a-z])(?:\.(?=[a-z])|(?=[A-Z]))", " ", name) for name in names], False

def tab_fact(path):
    if os.path.isdir(path):
        for file in sorted(os.listdir(path)):
            yield open(f"{path}/{file}", encoding="utf-8").read()
        return
    data = open(path, "rb").read()
    at = 0
    while at < len(data):
        end = data.index(b"\n", at)
        head = data[at:end].split()
        at = end + 1
        if len(head) == 3 and head[1] == b"blob":
            yield data[at:at + int(head[2])].decode("utf-8", "replace")
            at += int(head[2]) + 1

def headers():
    """Each header once: its words, whether a name ends after each, and whether its capitals tell."""
    seen = set()
    for names, is_cased in tables():
        names = [" ".join(name.split()) for name in names]
        key = tuple(name.lower() for name in names)
        words = [word for name in names for word in name.split()]
        if not 3 <= len(names) <= 16 or "" in names or not len(names) < len(words) <= 40 or key in seen: continue
        seen.add(key)
        ends = [index == len(name.split()) - 1 for name in names for index in range(len(name.split()))]
        yield words, ends[:-1], is_cased and next((word[0].isupper() for word in words if word[0].isalpha()), False)

def bare(word):
    """The word as the table has it."""
    return re.sub("^[^a-z0-9%#&/+]+|[^a-z0-9%#&/+]+$", "", word.lower()) or word.lower()

def shape(word):
    if re.fullmatch("[0-9.,]+", word): return "number"
    if NUMERAL.match(word): return "numeral"
    if word[0] == "(": return "parenthesis"
    if len(word) == 1 and word.isalpha(): return "letter"
    return "other" if any(c.isalpha() for c in word) else "sign"

def features(words, at, is_cased, known=None):
    """What is known of the gap after a word. The same as `HeaderGaps` asks."""
    left, right = bare(words[at]), bare(words[at + 1])
    found = []
    for side, word in (("L", left), ("R", right)):
        if known is None or word in known: found.append(side + word)
        if known is None or word not in known: found.append(side + "~" + word[-2:])
    found += [f"{left} {right}", "L=" + shape(words[at]), "R=" + shape(words[at + 1])]
    if words[at][-1] == ")": found.append("closed")
    if is_cased and words[at][0].islower(): found.append("L small")
    if is_cased and words[at + 1][0].islower(): found.append("R small")
    all_words = [bare(word) for word in words]
    if left == right: found.append("same")
    if any((all_words[i], all_words[i + 1]) == (left, right) for i in range(len(words) - 1) if i != at): found.append("pair again")
    else:
        if all_words.count(left) > 1: found.append("L again")
        if all_words.count(right) > 1: found.append("R again")
    if len(left.encode()) <= 3: found.append("L short")
    if len(right.encode()) <= 3: found.append("R short")
    return found + ["any"]

FIXED = ["any", "closed", "L small", "R small", "same", "pair again", "L again", "R again", "L short", "R short"]

def learn(examples):
    """The features that were met often enough, with the place of each among the weights; the words that are known; the weights."""
    counts = Counter()
    for words, ends, is_cased in examples:
        once = set()
        for at in range(len(ends)): once.update(features(words, at, is_cased))
        counts.update(once)
    index = {name: at for at, name in enumerate(FIXED + [side + "=" + shape for side in "LR" for shape in SHAPES])}
    known = set()
    for name, count in sorted(counts.items()):
        if name in index or not re.fullmatch("[a-z0-9%#&/+.'-]+( [a-z0-9%#&/+.'-]+)?|[LR]~?[a-z0-9%#&/+.'-]+", name): continue
        is_pair, is_ending = " " in name, name[1] == "~"
        if count < (PAIR if is_pair else ENDING if is_ending else WORD): continue
        for side in [""] if is_pair else ["L", "R"]:
            index.setdefault(name if is_pair else side + name[1:], len(index))
        if not is_pair and not is_ending: known.add(name[1:])
    gaps = [([index[name] for name in features(words, at, is_cased, known) if name in index], end)
            for words, ends, is_cased in examples for at, end in enumerate(ends)]
    weights = numpy.zeros(len(index))
    squares = numpy.full(len(index), 1e-8)
    order = list(range(len(gaps)))
    chance = random.Random(1)
    for _ in range(12):
        chance.shuffle(order)
        for at in order:
            names, end = gaps[at]
            miss = 1 / (1 + math.exp(-max(-30, min(30, weights[names].sum())))) - end
            squares[names] += miss * miss
            # A little less of each at every step, so that what was met seldom weighs little.
            weights[names] -= 0.3 * (miss + 2e-4 * weights[names]) / numpy.sqrt(squares[names])
    return index, known, weights

def right(examples, index, known, weights):
    count = 0
    for words, ends, is_cased in examples:
        scores = [sum(weights[index[name]] for name in features(words, at, is_cased, known) if name in index) for at in range(len(ends))]
        best = sorted(sorted(range(len(ends)), key=lambda at: -scores[at])[:sum(ends)])
        count += best == [at for at, end in enumerate(ends) if end]
    return count / len(examples)

def main():
    all_headers = list(headers())
    random.Random(5).shuffle(all_headers)
    held = len(all_headers) // 5
    learnt = learn(all_headers[held:])
    index, known, weights = learnt
    print(f"{len(all_headers)} headers; of {held} held out {right(all_headers[:held], *learnt):.1%} right", file=sys.stderr)
    rounded = numpy.clip(numpy.round(weights * 4), LEAST - NONE, 126 - NONE) / 4
    print(f"in quarter nats {right(all_headers[:held], index, known, rounded):.1%}", file=sys.stderr)
    index, known, weights = learn(all_headers)
    def weight(name):
        return round(max(LEAST - NONE, min(126 - NONE, 4 * weights[index[name]]))) if name in index else 0
    def packed(*names):
        return "".join(chr(NONE + weight(name)) for name in names).replace("\\", "]")
    listed = {name: packed(name) for name in index if " " in name and name not in FIXED and weight(name)}
    listed |= {name[1:]: packed(name, "R" + name[1:]) for name in index if name[0] == "L" and " " not in name and name[1] != "="}
    listed |= {joint: listed["of"] for joint in JOINTS} | {opener: listed["average"] for opener in OPENERS if opener not in listed}
    print('// Generated by Tools/header-gaps.py; do not edit. A weight is a number of quarter nats, one ASCII character, "P" being none.')
    print("/// How likely a column's name ends between two words, as learnt from the headers of tables; `HeaderGaps` reads it.")
    print("enum HeaderGapTable {")
    print("  /// A line for each word, each ending (`~` before two letters) and each pair of words, in the order of their bytes. After a tab")
    print("  /// what it weighs before the gap and after it; of a pair the one weight that it has.")
    print('  static let lines: StaticString = """')
    for key in sorted(listed): print(f"    {key}\\t{listed[key]}")
    print('    """\n')
    for name in FIXED:
        side = {"L": "left", "R": "right"}.get(name[0])
        label = side + name[2:].capitalize() if side else re.sub(" (.)", lambda found: found[1].upper(), name)
        print(f"  static let {label} = {weight(name)}")
    for side, label in (("L", "left"), ("R", "right")):
        print("  /// Of the shapes of a word, in the order of `HeaderGaps.Shape`.")
        print(f"  static let {label}Shapes = [{', '.join(str(weight(side + '=' + shape)) for shape in SHAPES)}]")
    print("}")

def print_scores(table, path):
    """For each header the score of each gap, as a written table has it."""
    text = open(table, encoding="utf-8").read()
    weights, known = {}, set()
    for key, signs in re.findall(r"^    (.+)\\t(\S+)$", text, re.M):
        values = [ord(sign) - NONE for sign in signs]
        weights |= {key: values[0]} if " " in key else {"L" + key: values[0], "R" + key: values[-1]}
        if " " not in key and key[0] != "~": known.add(key)
    for name in FIXED:
        side = {"L": "left", "R": "right"}.get(name[0])
        label = side + name[2:].capitalize() if side else re.sub(" (.)", lambda found: found[1].upper(), name)
        weights[name] = int(re.search(rf"let {label} = (-?\d+)", text)[1])
    for side, label in (("L", "left"), ("R", "right")):
        values = re.search(rf"let {label}Shapes = \[(.*)\]", text)[1].split(", ")
        weights |= {side + "=" + shape: int(value) for shape, value in zip(SHAPES, values)}
    for line in open(path, encoding="utf-8"):
        words = line.split()
        is_cased = next((word[0].isupper() for word in words if word[0].isalpha()), False)
        scores = []
        for at in range(len(words) - 1):
            found = features(words, at, is_cased, known)
            # Nothing was counted of other scripts.
            is_known = any(name in weights for name in found if name[0] in "LR" and name[1:2] not in ("=", " "))
            if is_cased and words[at] in SMALL_JOINTS:
                own = [name for name in found if name == "L small" or name[0] == "L" and (name[1:] == words[at] or name[1] == "~")]
                found, is_known = [name for name in found if name not in own] + ["Lof"], True
            scores.append(sum(weights.get(name, 0) for name in found) if is_known else 0)
        print(*scores)

if sys.argv[1:2] == ["--scores"]: print_scores(*sys.argv[2:4])
else: main()
