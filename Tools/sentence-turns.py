#!/usr/bin/env python3
"""Counts where headlines and key points end and sentences begin, and writes
Sources/InsightModel/Outline/SentenceTurnTable.swift.

Usage: python3 Tools/sentence-turns.py NEWS... > Sources/InsightModel/Outline/SentenceTurnTable.swift
NEWS are folders of articles (a title in the first line of each file, as in the BBC's set of 2,225 for classification) and
CSV files with a column `title`, `headline` or `headlines` and one `text` or `snippet`. Needs numpy.
    python3 Tools/sentence-turns.py --scores TABLE PIECES    what the table makes of some pieces, for a test to compare

A page runs a headline and its first sentences together, sometimes with capitals for all words of the headline or with full
stops after points. A turn is priced by the words before it (what a headline's language has and a sentence's lacks) and by
the gap: the word at its left, that at its right, the first small word after it, how often names come again, how many words
and sentences lie before it. All weights are learnt together, a choice among the gaps of one piece and none (log-linear).
What a word is known by is told the same way in SentenceTurn.swift.
"""
import csv
import glob
import itertools
import os
import random
import re
import sys

import numpy as np

REACH = 80
LIMIT = 1500  # words of the table, the commonest
KINDS = "HLRVS"
DECAY = 0.0002  # of all weights, every hundred pieces: what is seldom seen says little
COPIES = 6  # pieces made of each article
SHORT = 12  # words of a short sentence


# Articles

def sentences(text):
    text = re.sub(r"\s+", " ", text).strip()
    parts = re.split(r"(?<=[.!?])\s+(?=[\"“A-Z0-9])", text)
    out = []
    for part in parts:
        # `U.S.`, `Mr.`, `No.` end none.
        if out and re.search(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|Inc|Corp|Ltd|Co|Sen|Rep|Gov|Gen|vs))\.$", out[-1]):
            out[-1] += " " + part
        else:
            out.append(part)
    return out


def articles(paths):
    for path in paths:
        if os.path.isdir(path):
            for name in sorted(glob.glob(os.path.join(path, "**", "*.txt"), recursive=True)):
                lines = open(name, encoding="utf-8", errors="replace").read().split("\n")
                yield lines[0].strip(), " ".join(lines[1:])
        else:
            csv.field_size_limit(10 ** 9)
            for row in csv.DictReader((line.replace("\0", "") for line in open(path, encoding="utf-8", errors="replace"))):
                headline = row.get("title") or row.get("headlines") or row.get("headline") or ""
                text = row.get("text") or row.get("snippet") or ""
                yield re.sub(r"\s+", " ", headline).strip(), re.sub(r"^.{0,60}\(Reuters\) - ", "", text)


def pairs(paths):
    seen = set()
    for headline, text in articles(paths):
        body = sentences(text)
        if not 3 <= len(headline.split()) <= 25 or not body or len(body[0].split()) < 5 or headline in seen:
            continue
        if body[-1][-1] not in ".!?" or "\ufffd" in headline or headline[-1] in ".!?" and random.random() < 0.5:
            continue
        seen.add(headline)
        yield headline, body


# Words, as SentenceTurn has them

def bare(word):
    return word.strip("\"'“”‘’()[],;:.!?")


def shape(word):
    if not word:
        return "o"
    if word[0].isdigit() or word[0] in "$€£¥":
        return "n"
    letters = [c for c in word if c.isascii() and c.isalpha()]
    if word[0].isascii() and word[0].islower():
        return "s"
    if word[0].isascii() and word[0].isupper():
        return "u" if len(letters) > 1 and all(c.isupper() for c in letters) else "c"
    return "o"


def ends_in_stop(word):
    body = word.rstrip("\"'”’)")
    if not body or body[-1] not in ".!?":
        return False
    stem = body[:-1]
    return len(stem) >= 2 and not re.search(r"\.[^0-9]", stem) and stem not in ABBREVIATIONS


ABBREVIATIONS = set("No Nos Co Mr Mrs Ms Dr St Inc Ltd Corp Prof Gen Sen Rep Gov Vol vs approx".split())


def opens(word):
    return bool(word) and (word[0].isupper() or word[0].isdigit() or word[0] in "\"'$" or ord(word[0]) >= 0x80)


def may_end(word):
    return word[-1].isalnum() or word[-1] in "%).!?\"'" or ord(word[-1]) >= 0x80


def end(word):
    if ends_in_stop(word):
        return "stop"
    last = word[-1]
    return "dot" if last in ".!?" else "percent" if last == "%" else "closing" if last in ")\"'”’" else "letter"


def sign(number):
    return (number > 0) - (number < 0)


def case(words, place):
    """How the words before a gap are written: most in capitals (U), most with a capital (T), or as in a sentence (S)."""
    shapes = [shape(bare(word)) for word in words[1:place]]
    small = sum(kind == "s" and len(word) > 4 for kind, word in zip(shapes, words[1:place]))
    names, capitals = shapes.count("c") + shapes.count("u"), shapes.count("u")
    return "U" if capitals * 3 > 2 * (names + small) else "T" if names > small else "S"


def bucket(count, bounds):
    return sum(count >= bound for bound in bounds)


PLACES = (3, 4, 5, 6, 8, 10, 13, 17, 22, 30)


class Features:
    def __init__(self, known):
        self.known = known
        self.names = {}

    def of(self, name):
        return self.names.setdefault(name, len(self.names))

    def keyed(self, kind, key, suffixed):
        if key in self.known:
            return [self.of((kind, key))]
        if suffixed and len(key) > 3 and "~" + key[-2:] in self.known:
            return [self.of((kind, "~" + key[-2:]))]
        return []

    def language(self, words):
        """For each word what tells a headline's language."""
        out = []
        for place, word in enumerate(words):
            own = bare(word)
            features = [self.of(("shape", "H" + shape(own)))] if place else []
            features += self.keyed("H", own, shape(own) == "s") if place else []
            out.append(features)
        return out

    def gap(self, words, place, document, headline, usual, stops):
        left, right = words[place - 1], words[place]
        features = [self.of(("gap", "any")), self.of(("place", bucket(place, PLACES)))]
        own = bare(right)
        stop = ends_in_stop(left)
        features.append(self.of(("end", end(left))))
        style = case(words, place)
        features.append(self.of(("cross" + style, ("." if stop else "") + shape(bare(left)) + shape(own))))
        # Every sentence begins as sentences do; that the first one does tells where nothing else ends the headline.
        if stop:
            # Before it the headline may have ended without one.
            if any(may_end(word) and shape(bare(word)) == "s" and shape(bare(next)) in "cu"
                   for word, next in zip(words[1:place - 1], words[2:place])):
                features.append(self.of(("gap", "seam" + style)))
            features += self.keyed("S", own, False)
        else:
            if end(left) != "dot":
                features += self.keyed("L", bare(left).lower(), True)
            features += self.keyed("R", own, False)
            nearest = 5
            for distance, word in enumerate(words[place + 1:place + 9]):
                if shape(bare(word)) == "s":
                    features += self.keyed("V", bare(word), True)
                    nearest = min(distance, 5)
                    break
                if ends_in_stop(word):
                    break
            features.append(self.of(("after", nearest)))
        if right[0] in "\"“'‘":
            features.append(self.of(("gap", "quote")))
        inside = sum(stop < place - 1 for stop in stops)
        if usual is None:
            features.append(self.of(("inside", min(inside, 2))))
        else:
            features.append(self.of(("gap", ("fewer", "usual", "more")[1 + sign(inside + stop - usual)])))
        if shape(own) in "cu" and len(own) >= 3:
            if own in headline or own in {bare(word) for word in words[:place]}:
                features.append(self.of(("gap", "before" + style)))
            if document.words.get(own, 0) > 1 + sum(bare(word) == own for word in words[:place]):
                features.append(self.of(("gap", "again" + style)))
            if own.lower() in document.small and shape(own) == "c":
                features.append(self.of(("gap", "small" + style)))
            if place + 1 < len(words) and right[-1].isalnum() and shape(bare(words[place + 1])) in "cu":
                features.append(self.of(("gap", "several" + style)))
                if document.pairs.get((right, bare(words[place + 1])), 0) > 1:
                    features.append(self.of(("gap", "named" + style)))
            if own == bare(left):
                features.append(self.of(("gap", "same" + style)))
        if own and document.pairs.get((left, own), 0) > 1:
            features.append(self.of(("gap", "pair")))
        return features


class Document:
    def __init__(self, text):
        printed = text.split()
        words = [bare(word) for word in printed]
        self.words, self.pairs, self.small = {}, {}, set()
        for word in words:
            self.words[word] = self.words.get(word, 0) + 1
            if word[:1].islower():
                self.small.add(word)
        for pair in zip(printed, words[1:]):
            self.pairs[pair] = self.pairs.get(pair, 0) + 1


# Pieces to learn from

SMALL = set("a an the of in on at as by for from with to and or but nor via vs".split())


def capitalized(headline):
    words = headline.split()
    return " ".join(
        word if place and word.lower() in SMALL else word[:1].upper() + word[1:] for place, word in enumerate(words))


def piece(pair, headlines, rng):
    """A piece with the place where its body begins (0 for none), the stops that earlier points have, the headline above."""
    headline, body = pair
    count = rng.choice((1, 2, 2, 3, 4))
    short = [sentence for sentence in body if 4 <= len(sentence.split()) <= SHORT]
    if short and rng.random() < 0.4:
        # Papers' first sentences are longer than those of many newsletters.
        body = rng.sample(short, min(len(short), 5))
    text = " ".join(body[:count])
    kind = rng.random()
    style = rng.random()
    above = set()
    if rng.random() < 0.3:
        above = {bare(word) for word in rng.choice(body[:4]).split()}
    if kind < 0.1:
        return text, 0, rng.choice((None, None, 1)), above
    point = headline
    if style < 0.3:
        point = capitalized(point)
    elif style < 0.42:
        point = point.upper()
    usual = None
    stopped = point if point[-1] in ".!?" else point + "."
    drawn = rng.random()
    if drawn < 0.15:
        usual = 0
    elif drawn < 0.3:
        usual, point = 1, stopped
    elif drawn < 0.38 and len(body) > count + 1:
        # A point may be a sentence itself; then other points are, too.
        usual, point = 1, body[0]
        text = " ".join(body[1:count + 1])
    elif drawn < 0.46:
        usual, point = 2, stopped + " " + rng.choice(headlines) + "."
        if rng.random() < 0.5:
            # The last point may have fewer sentences than the others.
            point = stopped
    elif drawn < 0.72:
        point = stopped
    return point + " " + text, len(point.split()), usual, above


def candidates(words):
    return [place for place in range(2, len(words)) if opens(words[place]) and may_end(words[place - 1])]


def example(features, item, document):
    text, turn, usual, above = item
    words = text.split()[:REACH]
    gaps = candidates(words)
    if len(words) < 6 or turn and turn not in gaps:
        return None
    stops = [place for place in range(len(words) - 1) if ends_in_stop(words[place]) and opens(words[place + 1])]
    language = features.language(words)
    rows = [[features.of(("gap", "none"))]] + [features.gap(words, place, document, above, usual, stops) for place in gaps]
    return gaps, language, rows, 0 if turn == 0 else gaps.index(turn) + 1


def flat(lists):
    return np.array([feature for row in lists for feature in row], dtype=np.int64), np.array([len(row) for row in lists])


def prepared(one):
    gaps, language, rows, answer = one
    words, counts = flat(language)
    owners = np.repeat(np.arange(len(language)), counts)
    cells, lengths = flat(rows)
    return np.array([0] + gaps), words, owners, len(language), cells, np.repeat(np.arange(len(rows)), lengths), len(rows), answer


def scores(weights, one):
    places, words, owners, length, cells, rows, count, _ = one
    language = np.zeros(length + 1)
    np.add.at(language, owners + 1, weights[words])
    return np.cumsum(language)[places] + np.bincount(rows, weights[cells], count)


def learn(examples, size, epochs=8, rate=0.12):
    weights, squares = np.zeros(size), np.full(size, 1e-8)
    order = list(range(len(examples)))
    rng = random.Random(2)
    for epoch in range(epochs):
        rng.shuffle(order)
        for step, index in enumerate(order):
            if step % 100 == 0:
                weights *= 1 - DECAY
            one = examples[index]
            places, words, owners, length, cells, rows, count, answer = one
            score = scores(weights, one)
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            chance[answer] -= 1
            # A word lies before all gaps after it.
            after = np.zeros(length + 1)
            np.add.at(after, places, chance)
            after = np.cumsum(after[::-1])[::-1]
            touched = np.concatenate([words, cells])
            change = np.concatenate([after[owners + 1], chance[rows]])
            np.add.at(squares, touched, change * change)
            np.subtract.at(weights, touched, rate * change / np.sqrt(squares[touched]))
    return weights


def vocabulary(items):
    counts = {}
    for headline, body in items:
        for word in headline.split() + " ".join(body[:4]).split():
            own = bare(word)
            keys = {own, own.lower()}
            if shape(own) == "s" and len(own) > 3:
                keys.add("~" + own[-2:])
            for key in keys:
                counts[key] = counts.get(key, 0) + 1
    common = sorted((key for key in counts if key and "\t" not in key), key=lambda key: -counts[key])
    return set(common[:LIMIT])


def build(features, items, copies, seed):
    rng = random.Random(seed)
    headlines = [headline for headline, _ in items if headline[-1] not in ".!?"]
    out = []
    for pair in items:
        document = Document(pair[0] + " " + " ".join(pair[1]))
        for _ in range(copies):
            one = example(features, piece(pair, headlines, rng), document)
            if one:
                out.append(prepared(one))
    return out


def held_out(features, weights, items):
    """How a sixth of the articles, from which nothing was learnt, come out."""
    tests = build(features, items, 2, 9)
    weights = np.concatenate([weights, np.zeros(len(features.names) - len(weights))])
    for lead in (0, 0.5, 1, 1.5, 2, 3):
        right = missed = wrong = alarm = 0
        for one in tests:
            score = scores(weights, one)
            best = int(score.argmax())
            if best and len(score) > 1 and score[best] - np.partition(score, -2)[-2] < lead:
                best = 0
            answer = one[-1]
            right += best == answer
            missed += best == 0 and answer != 0
            alarm += best != 0 and answer == 0
            wrong += best != 0 and answer not in (0, best)
        sys.stderr.write(f"lead of {lead} nats: {right} right, {missed} missed, {wrong} wrong, {alarm} cut that are whole\n")


# The table

NONE, LEAST = ord("P"), ord("&")
SHAPES = "scuno"
CASES = "STU"
ENDS = ("letter", "closing", "percent", "dot", "stop")
FLAGS = ("any", "none", "quote", "fewer", "usual", "more", "pair")
NAMES = ("before", "again", "several", "named", "same", "small", "seam")


def written(features, weights):
    def weight(kind, name):
        index = features.names.get((kind, name))
        return 0 if index is None or index >= len(weights) else round(max(LEAST - NONE, min(126 - NONE, 4 * weights[index])))

    def array(label, comment, values):
        print(f"  /// {comment}")
        print(f"  static let {label} = [{', '.join(str(value) for value in values)}]")

    lines = {}
    for key in features.known:
        if "\\" in key or '"' in key:
            continue
        packed = "".join(chr(NONE + weight(kind, key)) for kind in KINDS).replace("\\", "]")
        if packed != chr(NONE) * len(KINDS):
            lines[key] = packed
    print('// Generated by Tools/sentence-turns.py; do not edit. A weight is a number of quarter nats, one ASCII character, "P" being none.')
    print("// swift-format-ignore-file")
    print("/// How headlines and points end and sentences begin, as learnt from articles; `SentenceTurn` reads it.")
    print("enum SentenceTurnTable {")
    print("  /// A line for each word and each ending (`~` before two letters), in the order of their bytes. After a tab what it weighs as a")
    print("  /// word of the headline, at the left of the gap, at its right, as the first small word after that, and at the right of a full stop.")
    print('  static let lines: StaticString = """')
    for key in sorted(lines):
        print(f"    {key}\\t{lines[key]}")
    print('    """\n')
    array("headlineShapes", "Of a headline's words, in the order of `SentenceTurn.Shape`.", [weight("shape", "H" + shape) for shape in SHAPES])
    for prefix, label in (("", "crossings"), (".", "stoppedCrossings")):
        array(label, "Of the shapes on both sides: by the case of the headline, then that of the left one"
              + (", which has a full stop." if prefix else "."),
              [weight("cross" + case, prefix + left + right) for case in CASES for left in SHAPES for right in SHAPES])
    for name in NAMES:
        array(name, "By the case of the headline.", [weight("gap", name + case) for case in CASES])
    array("ends", "Of how the word before the gap ends, in the order of `SentenceTurn.End`.", [weight("end", end) for end in ENDS])
    array("places", f"Of how many words the headline has: fewer than {', than '.join(map(str, PLACES))}, or more.",
          [weight("place", place) for place in range(len(PLACES) + 1)])
    array("distances", "Of how many words lie between the gap and the next small one; the last for no such word.",
          [weight("after", distance) for distance in range(6)])
    array("sentences", "Of how many sentences end before the last of the headline.", [weight("inside", count) for count in range(3)])
    print()
    for name in FLAGS:
        print(f"  static let {name} = {weight('gap', name)}")
    print("}")


def read(path):
    """The weights of a written table."""
    text = open(path, encoding="utf-8").read()
    features, weights = Features(set()), []

    def put(kind, name, value):
        features.of((kind, name))
        weights.append(value)

    for key, packed in re.findall(r"^    (\S+)\\t(\S+)$", text, re.M):
        features.known.add(key)
        for kind, sign in zip(KINDS, packed):
            put(kind, key, ord(sign) - NONE)
    arrays = {name: [int(value) for value in values.split(", ")] for name, values in re.findall(r"let (\w+) = \[(.*)\]", text)}
    for shape, value in zip(SHAPES, arrays["headlineShapes"]):
        put("shape", "H" + shape, value)
    for prefix, label in (("", "crossings"), (".", "stoppedCrossings")):
        for value, (case, left, right) in zip(arrays[label], itertools.product(CASES, SHAPES, SHAPES)):
            put("cross" + case, prefix + left + right, value)
    for name in NAMES:
        for case, value in zip(CASES, arrays[name]):
            put("gap", name + case, value)
    for kind, label, names in (("end", "ends", ENDS), ("place", "places", range(99)), ("after", "distances", range(99)),
                               ("inside", "sentences", range(99))):
        for name, value in zip(names, arrays[label]):
            put(kind, name, value)
    for name, value in re.findall(r"let (\w+) = (-?\d+)$", text, re.M):
        put("gap", name, int(value))
    return features, np.array(weights, dtype=float)


def print_scores(table, path):
    """For each line of a file (the stops that earlier points have or `-`, the headline above, the piece; tabs between) the score of
    no turn and of each gap, after the number of words before it."""
    features, weights = read(table)
    size = len(weights)
    for line in open(path, encoding="utf-8").read().splitlines():
        usual, above, text = line.split("\t")
        one = example(features, (text, 0, None if usual == "-" else int(usual), {bare(word) for word in above.split()}),
                      Document(above + " " + text))
        one = prepared(one)
        known = np.concatenate([weights, np.zeros(len(features.names) - size)])
        print(" ".join(f"{place}:{round(score)}" for place, score in zip(one[0], scores(known, one))))


def main():
    if sys.argv[1:2] == ["--scores"]:
        return print_scores(*sys.argv[2:4])
    items = sorted(pairs(sys.argv[1:]))
    random.Random(4).shuffle(items)
    held = items[: len(items) // 6]
    features = Features(vocabulary(items[len(held):]))
    examples = build(features, items[len(held):], COPIES, 7)
    sys.stderr.write(f"{len(items)} articles, {len(examples)} pieces, {len(features.names)} weights\n")
    held_out(features, learn(examples, len(features.names)), held)
    features = Features(vocabulary(items))
    examples = build(features, items, COPIES, 7)
    written(features, learn(examples, len(features.names)))


if __name__ == "__main__":
    random.seed(1)
    main()
