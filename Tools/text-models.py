#!/usr/bin/env python3
"""Writes Sources/InsightModel/Text/Evidence/ModelTables.swift: how likely characters are after one another, counted from texts.

Usage: python3 Tools/text-models.py WORDFREQ LIBREOFFICE > Sources/InsightModel/Text/Evidence/ModelTables.swift
  WORDFREQ     the folder `wordfreq/data` of PyPI's package wordfreq 3.1.1 (pip install --no-deps wordfreq; and msgpack to read it)
  LIBREOFFICE  a folder into which Debian's packages libreoffice-l10n-* were unpacked (apt-get download, dpkg-deb -x)
Letters are counted in the frequency lists of words, and in the translations where there is no such list; signs, capitals
and what stands next to them in the translations, which are running text. A cost is a number of half bits (minus log2 of the
probability, doubled), one ASCII character from "#" on.
"""
import collections, gzip, math, os, struct, sys, unicodedata
import msgpack

WORDFREQ, LIBREOFFICE = sys.argv[1:3]
# The languages that texts in code pages of single bytes are written in: (name, list of words, translation).
LANGUAGES = """en en en_GB|fr fr fr|de de de|es es es|pt pt pt_BR|it it it|nl nl nl|sv sv sv|da da da|nb nb nb|fi fi fi|is is is
|ca ca ca|gl - gl|eu - eu|ga - ga|cy - cy|et - et|pl pl pl|cs cs cs|sk sk sk|hu hu hu|ro ro ro|sl sl sl|hr sh hr|lt lt lt|lv lv lv
|tr tr tr|eo - eo|vi vi vi|ru ru ru|uk uk uk|bg bg bg|sr - sr|mk mk mk|be - be|el el el|he he he|ar ar ar|fa fa fa|th - th
|ka - ka|kk - kk""".replace("\n", "").split("|")
FLOOR = 2 * 22  # half bits of what was never counted

def words(name):
    """Words with their counts in a thousand million."""
    for size in ("large", "small"):
        path = f"{WORDFREQ}/{size}_{name}.msgpack.gz"
        if os.path.exists(path):
            with gzip.open(path) as file:
                for centibels, bucket in enumerate(msgpack.load(file, raw=False)[1:]):
                    for word in bucket:
                        yield word, 1e9 * 10 ** (-centibels / 100)
            return

def translations(name):
    """The translated messages of a language."""
    folder = f"{LIBREOFFICE}/usr/lib/libreoffice/program/resource/{name}/LC_MESSAGES"
    for file in sorted(os.listdir(folder)):
        data = open(f"{folder}/{file}", "rb").read()
        count, _, table = struct.unpack_from("<III", data, 8)
        for index in range(1, count):
            length, start = struct.unpack_from("<II", data, table + 8 * index)
            yield unicodedata.normalize("NFC", data[start:start + length].decode("utf-8", "replace"))

def half_bits(share):
    return FLOOR if share <= 0 else max(0, min(FLOOR, round(-2 * math.log2(share))))

def packed(costs):
    return "".join(chr(0x23 + cost) for cost in costs)

def is_letter(character):
    return unicodedata.category(character)[0] in "LM" and character not in "ªº"

def is_latin(character):
    return ord(character) < 0x250 or 0x1E00 <= ord(character) < 0x1F00 or 0x300 <= ord(character) < 0x370

def tone_parted(text):
    """As Windows-1258 writes Vietnamese: the tone after its letter."""
    out = ""
    for character in text:
        try:
            character.encode("cp1258")
            out += character
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", character)
            tone = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
            out += rest + "".join(tone)
    return out

def language(name, list_name, translation, transform=lambda text: text):
    pairs = collections.Counter()
    def count(word, weight):
        before = ""
        for character in word:
            if not is_letter(character):
                character = ""
            if before or character:
                pairs[before, character] += weight
            before = character
        if before:
            pairs[before, ""] += weight
    if list_name != "-":
        for word, weight in words(list_name):
            count(transform(unicodedata.normalize("NFC", word)), weight)
    total = sum(pairs.values())
    if translation != "-":
        messages = [transform(message).lower() for message in translations(translation)]
        weight = 1 if not total else 0.3 * total / sum(map(len, messages))
        for message in messages:
            for word in message.split():
                count(word, weight)
    total = sum(pairs.values())
    letters = collections.Counter()
    for (before, after), weight in pairs.items():
        if after:
            letters[after] += weight
    own = [c for c, w in letters.most_common() if w > total * 2e-6 and not "a" <= c <= "z"]
    latin = sum(w for c, w in letters.items() if is_latin(c)) * 2 > sum(letters.values())
    own = [c for c in own if is_latin(c) == latin and ord(c) < 0x2000][:90]
    alphabet = [""] + ([chr(c) for c in range(0x61, 0x7B)] if latin else []) + sorted(own)
    index = {c: i for i, c in enumerate(alphabet)}
    table = [[0.0] * len(alphabet) for _ in alphabet]
    for (before, after), weight in pairs.items():
        table[index.get(before, 0)][index.get(after, 0)] += weight
    unigram = [sum(row[i] for row in table) for i in range(len(alphabet))]
    whole = sum(unigram)
    costs = []
    for row in table:
        known = sum(row)
        # Part of what follows a letter is what follows any letter, the more so the rarer the letter is.
        share = 0.02 + 0.5 * (total * 1e-5 / (known + total * 1e-5))
        for i, weight in enumerate(row):
            own_share = weight / known if known else 0
            costs.append(half_bits((1 - share) * own_share + share * unigram[i] / whole))
    return name, latin, "".join(alphabet[1:]), packed(costs)

def with_cedillas(row):
    """Romanian as the older code pages write it too: ş and ţ in the place of ș and ț."""
    name, latin, letters, costs = row
    doubles = {"ș": "ş", "ț": "ţ"}
    own = sorted(c for c in letters if c > "z" and c not in doubles.values())
    alphabet = [""] + [c for c in letters if c <= "z"] + sorted(own + list(doubles.values()))
    source = {double: single for single, double in doubles.items()}
    old = {c: i for i, c in enumerate([""] + list(letters))}
    place = lambda c: old[source.get(c, c)]
    return name, latin, "".join(alphabet[1:]), "".join(costs[place(a) * len(old) + place(b)] for a in alphabet for b in alphabet)

def merged(name, rows):
    """One model of several languages: each pair costs what it costs in the language that has it most."""
    latin = rows[0][1]
    letters = sorted({c for row in rows for c in row[2] if not latin or c > "z"})
    alphabet = [""] + ([chr(c) for c in range(0x61, 0x7B)] if latin else []) + letters
    index = {c: i for i, c in enumerate(alphabet)}
    table = [FLOOR] * len(alphabet) ** 2
    for _, _, own, costs in rows:
        places = [0] + [index[c] for c in own]
        for i, before in enumerate(places):
            for j, after in enumerate(places):
                cost = ord(costs[i * len(places) + j]) - 0x23
                table[before * len(alphabet) + after] = min(table[before * len(alphabet) + after], cost)
    return name, latin, "".join(alphabet[1:]), packed(table)

def families(rows):
    """The languages by their scripts."""
    by_script = collections.defaultdict(list)
    for row in rows:
        by_script["LATIN" if row[1] else unicodedata.name(row[2][-1]).split()[0]].append(row)
    return [merged(script.lower(), own) for script, own in by_script.items()]

# ---- capitals and signs, in the translations of all languages

def kind(character):
    """0 space or end, 1 small or uncased letter, 2 capital, 3 digit, 4 another sign of ASCII, 5 a sign beyond ASCII."""
    if character in " \n\t\r": return 0
    if is_letter(character): return 2 if character != character.lower() else 1
    if character.isdigit(): return 3
    return 4 if character < "\x7F" else 5

def signs():
    cased = [[1] * 2 for _ in range(3)]
    around = collections.Counter()
    kinds = collections.Counter()
    total = 0
    for name in LANGUAGES:
        translation = name.split()[2]
        if translation == "-": continue
        for message in translations(translation):
            text = "\n" + message + "\n"
            total += len(message)
            known = [kind(c) for c in text]
            kinds.update(known)
            for i in range(1, len(text) - 1):
                c = text[i]
                if known[i] in (1, 2) and c.lower() != c.upper():
                    before = known[i - 1] if known[i - 1] in (1, 2) else 0
                    cased[before][known[i] - 1] += 1
                elif c >= "\x7F" and known[i] >= 3:
                    around[c, 0, known[i - 1]] += 1
                    around[c, 1, known[i + 1]] += 1
    shares = [kinds[k] / sum(kinds.values()) for k in range(6)]
    rows = []
    for c in sorted({c for c, _, _ in around}):
        if ord(c) >= 0x2E80 or 0xA0 > ord(c): continue
        count = sum(around[c, 0, k] for k in range(6))
        costs = [half_bits(count / total)]
        for side in range(2):
            for k in range(6):
                # How much less often than in any text this neighbour stands there.
                share = (around[c, side, k] + 4 * shares[k]) / (count + 4)
                costs.append(max(0, min(2 * 10, round(-2 * math.log2(share / max(shares[k], share))))))
        rows.append((c, packed(costs)))
    capitals = packed(half_bits(n / sum(row)) for row in cased for n in row)
    return capitals, rows

# ---- characters of Chinese, Japanese and Korean

RAREST_PAIR = 1e-5  # of all characters, those that rarer pairs tell apart cost more than they mend
TELLING = 16  # so many times more often than a pair with another character of the same bytes

def is_big5(character):
    try:
        return bool(character.encode("big5"))
    except UnicodeEncodeError:
        return False

def remnants(character):
    """What is left of a character's bytes where a soft hyphen, 0xAD, or a no-break space, 0xA0, was dropped."""
    data = character.encode()
    return [data[:i] + data[i + 1:] for i in (1, 2) if data[i] in (0xAD, 0xA0)]

def is_sign_of_words(character):
    return "\u3400" <= character < "\uA000" or "\uAC00" <= character < "\uD7B0"

def telling_pairs(costs, pairs, total):
    """Pairs of Han and of Hangul that tell which of several characters stood there that lost a byte."""
    groups = collections.defaultdict(list)
    for c in costs:
        for rest in remnants(c): groups[rest].append(c)
    before, after = collections.defaultdict(dict), collections.defaultdict(dict)
    for (a, b), n in pairs.items():
        before[b][a] = after[a][b] = n / total
    telling = set()
    for group in groups.values():
        for c in group:
            others = [d for d in group if d != c]
            # What is clear without its neighbours needs none.
            if not others or not is_sign_of_words(c) or min(costs[d] for d in others) - costs[c] >= 20: continue
            for beside, join in ((before, lambda a: a + c), (after, lambda a: c + a)):
                for a, n in beside[c].items():
                    rival = max(beside[d].get(a, 0) for d in others)
                    if is_sign_of_words(a) and n >= max(RAREST_PAIR, TELLING * rival): telling.add(join(a))
    return sorted(telling)

def ideographs(name, list_name, translation, traditional=False):
    counts, pairs = collections.Counter(), collections.Counter()
    spread = collections.defaultdict(list)
    if traditional:
        with gzip.open(f"{WORDFREQ}/_chinese_mapping.msgpack.gz") as file:
            for code, simple in msgpack.load(file, raw=False, strict_map_key=False).items():
                spread[simple].append(chr(code))
        # The simple form may be one of the others too, as 席 is beside 蓆.
        for simple, forms in spread.items():
            if is_big5(simple): forms.append(simple)
    for word, weight in words(list_name):
        for c in word:
            forms = spread.get(c) or [c]
            for form in forms: counts[form] += weight / len(forms)
        for a, b in zip(word, word[1:]):
            forms = [(x, y) for x in spread.get(a) or [a] for y in spread.get(b) or [b]]
            for form in forms: pairs[form] += weight / len(forms)
    total = sum(counts.values())
    messages = list(translations(translation))
    weight = total / sum(map(len, messages))
    for message in messages:
        for c in message: counts[c] += weight
        for pair in zip(message, message[1:]): pairs[pair] += weight
    counts = {c: n for c, n in counts.items() if ord(c) >= 0x3000 or c in "“”‘’…—·"}
    total = sum(counts.values())
    by_cost = collections.defaultdict(list)
    costs = {}
    for c, n in counts.items():
        cost = half_bits(n / total)
        if cost <= 2 * 19 and ord(c) < 0x10000:
            by_cost[cost].append(c)
            if ord(c) >= 0x2E80: costs[c] = cost
    return name, [(cost, "".join(sorted(by_cost[cost]))) for cost in sorted(by_cost)], telling_pairs(costs, pairs, total)

def literal(text, indent):
    """The text as a string of several lines, none of them long."""
    out, column = [], 0
    for c in text:
        code = ord(c)
        plain = c not in '\\"' and unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lo", "Lm", "Po", "Sm", "Sc", "Nd", "Pd", "So", "Sk", "Ps", "Pe", "Pi", "Pf") and c != "\u00AD"
        piece = c if plain else f"\\u{{{code:X}}}"
        wide = 2 * len(piece) if code >= 0x1100 else len(piece)
        if column + wide > 100:
            out.append("\\\n" + indent)
            column = 0
        out.append(piece)
        column += wide
    return '"""\n' + indent + "".join(out) + "\n" + indent + '"""'

def main():
    print("""// Generated by Tools/text-models.py; do not edit. Costs are half bits, one ASCII character from "#" on.
/// How likely characters are after one another, as counted from texts; `TextModel` reads it.
enum ModelTables {
  /// For each language its letters, small ones only (those of ASCII first where it has them), and a square of costs: rows for the letter before,
  /// columns for the letter after, the first of each for what is no letter.
  static let languages: [(name: StaticString, isLatin: Bool, letters: StaticString, costs: StaticString)] = [""")
    rows = [language(*line.split()) for line in LANGUAGES]
    rows = [with_cedillas(row) if row[0] == "ro" else row for row in rows]
    rows.append(language("vi-1258", "vi", "vi", tone_parted))
    for name, latin, letters, costs in rows + families(rows):
        print(f'    (\n      "{name}", {str(latin).lower()},\n      {literal(letters, "      ")},\n      {literal(costs, "      ")}\n    ),')
    print("  ]")
    capitals, sign_rows = signs()
    print(f"""  /// A small letter and a capital after no letter, a small letter, a capital.
  static let capitals: StaticString = "{capitals}"
  /// Signs beyond ASCII, ascending, and for each its cost, and what it costs more after and before a space, a small letter, a capital,
  /// a digit, a sign of ASCII, another sign.
  static let signs: StaticString = {literal("".join(c for c, _ in sign_rows), "    ")}
  static let signCosts: StaticString = {literal("".join(costs for _, costs in sign_rows), "    ")}
  /// The characters of a language by their cost.""")
    for row in (ideographs("chinese", "zh", "zh_CN"), ideographs("traditional", "zh", "zh_TW", True), ideographs("japanese", "ja", "ja"), ideographs("korean", "ko", "ko")):
        print(f"  static let {row[0]}: [(cost: UInt8, characters: StaticString)] = [")
        for cost, characters in row[1]:
            print(f"    (\n      {cost},\n      {literal(characters, '      ')}\n    ),")
        print("  ]")
        print(f"  /// Pairs that tell which of several characters one is that lost a byte, one after another.\n  static let {row[0]}Pairs: StaticString = {literal(''.join(row[2]), '    ')}")
    print("}")

main()
