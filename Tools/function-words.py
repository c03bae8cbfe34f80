#!/usr/bin/env python3
"""Writes the words by which a sentence is told that begins without a mark, from counts:

- the PyPI package wordfreq says how often a word is used;
- WordNet (Debian: wordnet-base) says which words name things, acts and properties, and how often they were met as such
  in tagged text: a frequent word that hardly ever was, or that it does not know, is a function word; its lists of
  irregular forms give past tenses;
- English prose (Debian: debian-handbook, developers-reference, fortunes) says how often a word opens a sentence, ends
  one, or follows a pronoun.

usage: function-words.py ROOT, where ROOT holds these packages, wamerican's list of words among them, as
`dpkg-deb -x PACKAGE ROOT` unpacks them. Ends with status 3 where something is missing.
"""
import glob, html, math, re, sys
from collections import Counter, defaultdict

try:
    from wordfreq import top_n_list, word_frequency
except ImportError:
    sys.exit(3)
root = sys.argv[1] if len(sys.argv) > 1 else "/"
share = root.rstrip("/") + "/usr/share"
if not glob.glob(f"{share}/wordnet/cntlist.rev") or not glob.glob(f"{share}/games/fortunes/*"):
    sys.exit(3)

# How many words the tagged text of WordNet has, roughly.
TAGGED = 360_000
# Words used less than once in so many are left out.
RAREST = 3e-6
# What was met less often in the prose says nothing.
SEEN = 3
# A function word was met as another kind of word in less than one of eight of its expected uses.
OPEN_SHARE = 1 / 8
# Words that WordNet knows are function words only where they are met once in so many words and more.
FREQUENT = 3e-5
# Decibans from which a word is said to open a sentence, to be followed by more, or to follow its subject.
OPENS, BINDS, FINITE = 2, -2, 5


def prose():
    """Paragraphs, without what is no running text."""
    pages = glob.glob(f"{share}/doc/debian-handbook/html/en-US/*.html")
    for path in sorted(pages + glob.glob(f"{share}/developers-reference/*.html")):
        page = open(path, encoding="utf-8", errors="replace").read()
        page = re.sub(r"(?is)<(script|style|pre|h\d|title|dt|code)\b.*?</\1>", " X ", page)
        for text in re.findall(r'(?is)<(?:p|div class="para")[^>]*>(.*?)</(?:p|div)>', page):
            yield html.unescape(re.sub(r"<[^>]+>", "", text))
    for path in sorted(glob.glob(f"{share}/games/fortunes/*")):
        if not path.endswith((".dat", ".u8")):
            for text in re.split(r"\n%\n", open(path, encoding="utf-8", errors="replace").read()):
                yield from re.split(r"\n\s*\n|\n\s*--.*", text)


PRONOUNS = {"he", "she", "it", "they", "who", "which", "we"}
start, middle, small, last, verbal = (Counter() for _ in range(5))
for text in prose():
    is_start, before = True, ""
    words = text.split()
    for word in words if len(words) >= 6 else []:
        core = word.strip("\"'()[],;:“”‘’")
        is_end = core.endswith((".", "!", "?"))
        core = core.rstrip(".!?")
        low = core.lower() if re.fullmatch("[A-Za-z]+", core or "-") else ""
        if low and core[0].isupper():
            (start if is_start else middle)[low] += 1
        elif low:
            small[low] += 1
            verbal[low] += before in PRONOUNS
        last[low] += is_end and bool(low)
        is_start, before = is_end, low


def odds(one, other, word):
    """How much oftener a word is among the one than among the other, in decibans."""
    a, b = sum(one.values()), sum(other.values())
    return 10 * math.log10((one[word] + 0.5) / (a + 500) * (b + 500) / (other[word] + 0.5))


met, index, irregular = defaultdict(Counter), defaultdict(set), defaultdict(list)
for line in open(f"{share}/wordnet/cntlist.rev"):
    key, _, count = line.split()
    lemma, rest = key.split("%")
    met[lemma]["nvara"[int(rest[0]) - 1]] += int(count)
for letter, name in zip("nvar", ("noun", "verb", "adj", "adv")):
    for line in open(f"{share}/wordnet/index.{name}"):
        if line[0] != " ":
            index[line.split()[0]].add(letter)
    for line in open(f"{share}/wordnet/{name}.exc"):
        irregular[line.split()[0]].append((letter, line.split()[1]))

ENDINGS = [("s", "", "nv"), ("es", "", "nv"), ("ies", "y", "nv"), ("ed", "", "v"), ("ed", "e", "v"), ("ing", "", "v"),
           ("ing", "e", "v"), ("er", "", "a"), ("er", "e", "a"), ("ier", "y", "a"), ("est", "", "a"), ("est", "e", "a"),
           ("iest", "y", "a")]


def forms(word):
    """The other words of which it may be a form."""
    found = list(irregular[word]) if word in irregular else []
    for ending, stem, kinds in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)] + stem
            found += [(kind, base) for kind in kinds if kind in index.get(base, ())]
    return [(kind, base) for kind, base in found if base != word]


dictionary = {w.strip() for w in open(f"{share}/dict/american-english")}
functions, adverbs, pasts, finite = [], [], [], []
length = sum(small.values()) + sum(start.values()) + sum(middle.values())
for word in top_n_list("en", 20_000):
    usage = word_frequency(word, "en")
    if not re.fullmatch("[a-z]+", word) or word not in dictionary or len(word) < 2 and word != "a" or usage < RAREST:
        continue
    own, other = sum(met[word].values()), forms(word)
    is_edited = small[word] + start[word] > usage * length / 4
    is_frequent = usage > FREQUENT and is_edited and own < OPEN_SHARE * usage * TAGGED
    is_auxiliary = any(base in ("be", "have", "do") and kind == "v" for kind, base in other)
    if is_auxiliary or word in ("be", "have", "do"):
        finite.append(word)
    elif verbal[word] >= SEEN and odds(verbal, small, word) >= FINITE and (word.endswith("s") or is_frequent and not other):
        finite.append(word)
    elif not other and (not index.get(word) and small[word] and is_edited or is_frequent):
        functions.append(word)
    elif met[word]["r"] > 0.6 * own > 0 and usage > 2e-5:
        adverbs.append(word)
    elif not word.endswith(("ing", "s")) and any(k == "v" for k, _ in irregular.get(word, ())):
        pasts.append(word)

lists = {
    ("opening", "Function words and adverbs that open sentences oftener than they stand in names."): [
        w for w in functions + adverbs if odds(start, middle, w) >= OPENS and start[w] >= SEEN or start[w] + middle[w] < SEEN],
    ("binding", "Function words that are followed by more: a point does not end in one."): [
        w for w in functions + finite if odds(last, small, w) <= BINDS or small[w] < SEEN],
    ("finite", "Finite verbs: auxiliaries, and third persons that follow pronouns."): finite,
    ("pasts", "Past tenses that do not end in -ed."): pasts,
}
print("// Generated by Tools/function-words.py; do not edit.\n")
print("/// English words by which a sentence is told that begins without a mark, for `WordList`.\nenum FunctionWords {")
for (name, comment), words in lists.items():
    print(f"  /// {comment}\n  static let {name}: StaticString = \"\"\"")
    line = ""
    for word in sorted(words):
        if len(line) + len(word) > 105:
            print(f"    {line} \\")
            line = ""
        line += " " + word
    print(f"    {line}\n    \"\"\"\n")
print("}")
