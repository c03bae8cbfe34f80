#!/usr/bin/env python3
"""How many invented tables come out cell by cell, how many sound ones have a finding, and what is made of planted slips.

Usage: Benchmarks/tables.py PROGRAM [--tables N] [--slips N] [--seed N] [--layout NAME] [--show N]

A table is drawn by its number: kinds of columns that answer for one another (amounts of two years with their shares, growth or
moves in points, medals with sums along the row, prices), ranks or none, Others and Total, a language, a size, a unit. Each is set
in every way that is met, some twenty a page, and the page is read once. Counted are tables whose names and cells are all right,
those that come with a doubt about their header, those that are wrong without one, and findings in sound tables. Then one number
of a table gets a slip of the pen: a proven value that is not the true one is wrong, and so is a number that another cell got.
"""
import argparse, collections, concurrent.futures, json, os, random, subprocess, tempfile, unicodedata

# Names by language: what rows are named after, measures of amounts, of counts, words for the rest.
LANGUAGES = {
    "en": dict(
        rank=["Rank", "No."], label=["Company", "Country", "Supplier", "Airline", "Port", "Reason for Leaving", "Type of Fuel", "Name of Bank", "Country of Origin"],
        amount=["Revenue", "Sales", "Net Profit", "Exports", "Cost per Unit", "Operating Profit", "Loans"], count=["Units", "Employees", "Passengers", "Shipments", "Days Lost", "Number of Stores", "Goals For"],
        share=["Share", "Market Share"], growth=["Growth", "YoY", "Change"], points="Change", price=["Price", "Average Price", "Load Factor", "Yield per Hectare", "Net Interest Margin"],
        others="Others", total="Total", table="Table", unit="Unit", medals=["Gold", "Silver", "Bronze", "Total"],
        names="Almeda|Brightwater|Corvid Air|Dunmore & Sons|Eastgate|Farrow|Grey Harbour|Hollin|Inverlea|Jarrow Steel|Kestrel|Lowther Bay|Marlow"),
    "ko": dict(
        rank=["순위"], label=["업체", "국가", "기업", "지역"], amount=["매출액", "수출액", "영업이익"], count=["판매량", "직원수", "출하량"],
        share=["점유율", "비중"], growth=["증가율", "성장률"], points="증감", price=["평균 가격", "단가"], others="기타", total="합계",
        table="표", unit="단위", medals=["금", "은", "동", "합계"],
        names="가람전자|나래조선|다온|라온중공업|마루물산|바다해운|새빛|아람|자연식품|차오름|카리스|타래|하늘항공"),
    "zh": dict(
        rank=["排名"], label=["公司", "国家", "品牌", "城市"], amount=["销售额", "营收", "出口"], count=["销量", "产量"], share=["份额", "占比"],
        growth=["增长率", "同比"], points="变化", price=["价格"], others="其他", total="合计", table="表", unit="单位",
        medals=["金牌", "银牌", "铜牌", "合计"], names="安达|宝源|长河钢铁|东辰|飞云|光海|和润|金岭重工|兰舟|明泰|宁川|鹏程|瑞丰"),
    "ja": dict(
        rank=["順位"], label=["会社名", "国名", "地域"], amount=["売上高", "輸出額"], count=["販売台数", "生産量"], share=["構成比", "シェア"],
        growth=["伸び率", "前年比"], points="増減", price=["平均価格"], others="その他", total="合計", table="表", unit="単位",
        medals=["金", "銀", "銅", "合計"], names="青葉|石川電機|海風|榎本|北浜造船|桜木|住田|高瀬|東和|中井鉄工|浜路|藤岡|松波"),
    "de": dict(
        rank=["Rang", "Platz"], label=["Unternehmen", "Bundesland", "Stadt"], amount=["Umsatz", "Ausfuhr", "Gewinn"],
        count=["Anzahl", "Betriebe", "Mitarbeiter"], share=["Anteil", "Marktanteil"], growth=["Wachstum", "Veränderung"],
        points="Veränderung", price=["Preis"], others="Sonstige", total="Gesamt", table="Tabelle", unit="Einheit",
        medals=["Gold", "Silber", "Bronze", "Gesamt"],
        names="Adlerwerke|Brunnhof|Cronau|Dorfner und Söhne|Elbing|Fichtel|Grünau|Hohenfels|Isartal|Jessen|Kaltbach|Lindau|Mühlheim"),
}
PROSE = {
    "en": "The office has put together what the yards sent, and it is shown below.", "ko": "자료는 각 회사가 보낸 것을 모은 것이며 아래와 같다.",
    "zh": "资料由各公司提供，汇总如下。", "ja": "資料は各社から集めたもので、次のとおりである。",
    "de": "Die Angaben sind von den Betrieben und werden für das Jahr nach der Größe gezeigt.",
}
UNITS = {"en": "Unit: Million USD", "ko": "단위: 억원", "zh": "单位: 亿元", "ja": "単位: 億円", "de": "Einheit: Mio. EUR"}


def half_up(over, under):
    """The nearest whole number to a quotient, halves away from zero."""
    sign = -1 if (over < 0) != (under < 0) else 1
    over, under = abs(over), abs(under)
    return sign * ((2 * over + under) // (2 * under))


class Table:
    """Names, rows of printed cells, and what each cell is worth."""

    def __init__(self, number):
        dice = self.dice = random.Random(number)
        self.language = dice.choice(list(LANGUAGES))
        self.words = words = LANGUAGES[self.language]
        self.thousands = dice.choice([",", ",", ",", ""]) if self.language != "de" else dice.choice([".", ".", " "])
        self.spaced = self.thousands == " "
        self.point = "," if self.language == "de" else "."
        self.columns, self.upper = [], None
        count = dice.randint(3, 10)
        self.year = dice.randint(2015, 2026)
        self.hasRank = dice.random() < 0.5
        kind = dice.choice(["years", "years", "years", "medals", "prices", "two"])
        self.hasTotal = kind != "prices" and dice.random() < 0.7
        self.hasOthers = self.hasTotal and kind != "medals" and dice.random() < 0.6
        labels = dice.sample(words["names"].split("|"), count)
        self.labels = labels + ([words["others"]] if self.hasOthers else []) + ([words["total"]] if self.hasTotal else [])
        self.isMoney = kind in ("years", "two") and dice.random() < 0.6
        getattr(self, kind)(count + self.hasOthers)
        if self.hasRank:
            self.columns.insert(0, (dice.choice(words["rank"]), [str(n + 1) for n in range(count)] + [""] * (len(self.labels) - count), True))
            if self.upper: self.upper.insert(0, None)
        at = 1 if self.hasRank else 0
        self.columns.insert(at, (dice.choice(words["label"]), self.labels, False))
        if self.upper: self.upper.insert(at, None)
        self.names = [name for name, _, _ in self.columns]
        self.rows = [list(row) for row in zip(*(cells for _, cells, _ in self.columns))]
        self.isNumeric = [numeric for _, _, numeric in self.columns]
        self.wholeNames = [f"{u} {n}" if u and n else u or n for u, n in zip(self.upper, self.names)] if self.upper else self.names

    # ---- numbers as they are printed

    def whole(self, value):
        text = str(abs(value))
        groups = []
        while len(text) > 3 and self.thousands:
            groups.insert(0, text[-3:])
            text = text[:-3]
        return ("-" if value < 0 else "") + self.thousands.join([text] + groups)

    def decimal(self, value, places, sign=""):
        """`value` is in units of the last place."""
        text = str(abs(value)).rjust(places + 1, "0")
        lead = "-" if value < 0 else sign if value > 0 else ""
        return lead + self.whole(int(text[:-places])) + self.point + text[-places:] if places else lead + self.whole(abs(value))

    def amounts(self, count):
        """Whole numbers, falling, of one order."""
        top = 10 ** self.dice.randint(3, 6)
        return sorted((self.dice.randint(top // 40, top) for _ in range(count)), reverse=True)

    def with_total(self, values):
        return values + ([sum(values)] if self.hasTotal else [])

    # ---- kinds

    def years(self, count):
        dice, words = self.dice, self.words
        measure = dice.choice(words["amount"] if self.isMoney else words["count"])
        now = self.amounts(count)
        old = [max(1, half_up(v * dice.randint(70, 125), 100)) for v in now]
        now, old = self.with_total(now), self.with_total(old)
        both = dice.random() < 0.7
        form = dice.choice(["{y} {m}", "{m} {y}", "{y}"]) if both else dice.choice(["{m}", "{y} {m}"])
        def name(year): return form.format(y=year, m=measure)
        # A header's years stand before or after all its measures.
        columns = [(name(self.year), now, False)]
        if both:
            columns.insert(dice.choice([0, 1]), (name(self.year - 1), old, False))
        self.columns += [(title, [self.whole(v) for v in values], True) for title, values, _ in columns]
        signs = dice.choice(["%", "%", ""])
        def percents(values, places=1, plus=""):
            return [self.decimal(v, places, plus) + signs for v in values]
        unit = "" if signs else " (%)"
        if both and dice.random() < 0.7:
            plus = dice.choice(["", "+"])
            self.columns.append((dice.choice(words["growth"]) + unit, percents([half_up((a - b) * 1000, b) for a, b in zip(now, old)], 1, plus), True))
        if self.hasTotal and dice.random() < 0.6:
            self.columns.append((dice.choice(words["share"]) + unit, percents([half_up(v * 1000, now[-1]) for v in now]), True))
            if both and dice.random() < 0.4:
                points = [half_up(a * 1000, now[-1]) - half_up(b * 1000, old[-1]) for a, b in zip(now, old)]
                share = f"{words['share'][0]} {self.year - 1}" if form == "{m} {y}" else f"{self.year - 1} {words['share'][0]}"
                self.columns.append((share + unit, percents([half_up(v * 1000, old[-1]) for v in old]), True))
                self.columns.append((words["points"] + " (%p)", [self.decimal(v, 1, "+") for v in points], True))

    def medals(self, count):
        parts = [sorted((self.dice.randint(0, 30) for _ in range(count)), reverse=True), *([self.dice.randint(0, 30) for _ in range(count)] for _ in range(2))]
        parts.append([sum(p[n] for p in parts) for n in range(count)])
        for name, values in zip(self.words["medals"], parts):
            self.columns.append((name, [str(v) for v in self.with_total(values)], True))

    def prices(self, count):
        for name in [self.dice.choice(self.words["price"]), self.dice.choice(self.words["count"])]:
            places = self.dice.choice([0, 2])
            self.columns.append((name, [self.decimal(v, places) for v in self.amounts(count)], True))

    def two(self, count):
        """Names over names."""
        dice, words = self.dice, self.words
        lower = [dice.choice(words["count"]), dice.choice(words["share"])]
        years = [self.year, self.year - 1]
        values = []
        self.upper = []
        for year in years:
            now = self.amounts(count) if not values else [max(1, half_up(v * dice.randint(70, 125), 100)) for v in values[0][:count]]
            now = self.with_total(now)
            values.append(now)
            whole = now[-1] if self.hasTotal else sum(now) * 4 // 3
            self.columns += [(lower[0], [self.whole(v) for v in now], True), (lower[1], [self.decimal(half_up(v * 1000, whole), 1) + "%" for v in now], True)]
            self.upper += [str(year)] * 2
        if dice.random() < 0.5:
            self.columns.append((dice.choice(words["growth"]), [self.decimal(half_up((a - b) * 1000, b), 1) + "%" for a, b in zip(*values)], True))
            self.upper.append(None)

    # ---- layouts

    def layouts(self):
        if self.upper:
            return {"two lines": self.two_lines, "two lines aligned": self.two_aligned, "two lines marked": self.two_marked,
                    "two lines, times above": self.times_above, "two lines marked, times above": lambda: self.two_marked(True)}
        found = {
            "run together": self.run_together, "tabs": lambda: self.joined("\t"), "bars": lambda: self.joined(" | "),
            "bars at ends": lambda: self.joined(" | ", " |"), "markdown": self.markdown, "aligned": lambda: self.aligned(3),
            "aligned narrow": lambda: self.aligned(2), "ruled": self.ruled, "box": self.box, "cell a line": self.stacked,
            "barred lines": self.barred,
        }
        if self.spaced:
            for name in ["tabs", "bars"]: found.pop(name, None)
        return found

    def lines(self): return [self.names] + self.rows

    def run_together(self): return [" ".join(cell for cell in row if cell) for row in self.lines()]

    def joined(self, mark, end=""): return [mark.join(row) + end for row in self.lines()]

    def markdown(self):
        lines = ["| " + " | ".join(row) + " |" for row in self.lines()]
        return lines[:1] + ["|" + "---|" * len(self.names)] + lines[1:]

    @staticmethod
    def width(text): return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

    def padded(self, rows, gap, left="", right=""):
        widths = [max(self.width(row[n]) for row in rows) for n in range(len(self.names))]
        def cell(text, n):
            blank = " " * (widths[n] - self.width(text))
            return blank + text if self.isNumeric[n] else text + blank
        return [(left + gap.join(cell(text, n) for n, text in enumerate(row)) + right).rstrip() for row in rows], widths

    def aligned(self, gap): return self.padded(self.lines(), " " * gap)[0]

    def ruled(self):
        lines, widths = self.padded(self.lines(), "  ")
        return lines[:1] + ["  ".join("-" * w for w in widths)] + lines[1:]

    def box(self):
        lines, widths = self.padded(self.lines(), " │ ", "│ ", " │")
        def rule(a, b, c): return a + b.join("─" * (w + 2) for w in widths) + c
        return [rule("┌", "┬", "┐")] + lines[:1] + [rule("├", "┼", "┤")] + lines[1:] + [rule("└", "┴", "┘")]

    def stacked(self): return [cell or "-" for row in self.lines() for cell in row]

    def barred(self): return [line for row in self.lines() for line in [(cell + " |").strip() if cell else " |" for cell in row] + ["|"]]

    def two_lines(self):
        upper = []
        for over, name in zip(self.upper, self.names):
            if over is None: upper.append(name)
            elif not upper or upper[-1] != over: upper.append(over)
        lower = [name for over, name in zip(self.upper, self.names) if over]
        return [" ".join(upper), " ".join(lower)] + self.run_together()[1:]

    def two_aligned(self):
        rows = self.lines()
        lines, widths = self.padded(rows, "   ")
        text, at, seen = "", 0, None
        for n, (over, name) in enumerate(zip(self.upper, self.names)):
            if over and over != seen:
                span = widths[n] + 3 + widths[n + 1]
                text = text.ljust(at + (span - len(over)) // 2) + over
            seen = over
            at += widths[n] + 3
        return [text] + lines

    def times_above(self): return [" ".join(dict.fromkeys(over for over in self.upper if over))] + self.run_together()

    def two_marked(self, areBelow=False):
        seen, upper, lower = None, [], []
        for over, name in zip(self.upper, self.names):
            upper.append("" if over is None and areBelow else name if over is None else over if over != seen else "")
            lower.append("" if over is None and not areBelow else name)
            seen = over
        return [" | ".join(row) + " |" for row in [upper, lower] + self.rows]

    def page(self, layout):
        lines = self.layouts()[layout]()
        unit = f" ({UNITS[self.language]})" if self.isMoney else ""
        title = {"en": "Figures of the Year", "ko": "올해의 수치", "zh": "年度数据", "ja": "年度の数値", "de": "Zahlen zum Jahr"}[self.language]
        return [PROSE[self.language], "", f"{self.words['table']} 1. {title}{unit}"] + lines + [""]


# ---- slips of the pen

def slips(text, dice):
    """What a hand makes of a number."""
    digits = [n for n, c in enumerate(text) if c.isdigit()]
    signs = [n for n, c in enumerate(text) if c in ".,"]
    found = []
    for n in digits:
        if len(digits) > 1: found.append(text[:n] + text[n + 1:])
        found.append(text[:n] + text[n] + text[n:])
        found.append(text[:n] + str((int(text[n]) + dice.randint(1, 9)) % 10) + text[n + 1:])
        if n + 1 < len(text) and text[n + 1].isdigit() and text[n] != text[n + 1]: found.append(text[:n] + text[n + 1] + text[n] + text[n + 2:])
        if text[n] in "01": found.append(text[:n] + "Ol"[int(text[n])] + text[n + 1:])
    for n in signs:
        found.append(text[:n] + text[n + 1:])
        if n > 0 and text[n - 1].isdigit(): found.append(text[:n - 1] + text[n] + text[n - 1] + text[n + 1:])
    return found


# ---- reading

def read(program, pages):
    """The tables of a page that holds so many, one an article; None for those that are not one."""
    text = "Ⅰ. PORT TRENDS\n" + "".join(f"{n + 1}. Report {n + 1}\n" + "\n".join(page) + "\n" for n, page in enumerate(pages))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file: file.write(text)
    try: done = subprocess.run([program, "show", file.name, "--format", "json"], capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
    finally: os.unlink(file.name)
    issue = json.loads(done.stdout)
    tables = [[] for _ in pages]
    for table in issue["tables"]: tables[int(table["address"].split(".")[-1]) - 1].append(table)
    lines, starts = text.split("\n"), []
    for n, line in enumerate(lines):
        if line.startswith(f"{len(starts) + 1}. Report "): starts.append(n + 1)
    doubts = [[] for _ in pages]
    for said in issue["diagnostics"]:
        owner = sum(start <= (said["line"] or 0) for start in starts) - 1
        if said["kind"] == "unsure-columns" and owner >= 0: doubts[owner].append(said)
    return list(zip(tables, doubts))


def faults(table, found):
    """What was read otherwise; empty where every name and cell is right."""
    if len(found) != 1: return f"{len(found)} tables"
    names = [column["name"] for column in found[0]["columns"]]
    if names != table.wholeNames: return f"names {names} for {table.wholeNames}"
    for own, row in zip(table.rows, found[0]["rows"]):
        cells = [cell["text"] if cell else "" for cell in row["cells"]]
        if ["" if c == "-" else c for c in cells] != own: return f"row {cells} for {own}"
    return "" if len(found[0]["rows"]) == len(table.rows) else f"{len(found[0]['rows'])} rows for {len(table.rows)}"


def batches(items, size):
    groups = collections.defaultdict(list)
    for item in items:
        key = (item[0].language, item[0].thousands)
        groups[key].append(item)
        if len(groups[key]) == size: yield groups.pop(key)
    yield from groups.values()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--slips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout")
    parser.add_argument("--show", type=int, default=3, help="how many of each fault to print")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    shown = collections.Counter()

    def show(kind, what, lines):
        shown[kind] += 1
        if shown[kind] <= options.show: print(f"--- {kind}: {what}\n" + "\n".join(lines[2:]))

    def work(items, judge):
        """Reads every page, some twenty at a time, and judges each table of them."""
        with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
            groups = list(batches(items, 20))
            for group, results in zip(groups, pool.map(lambda g: read(options.program, [page for _, page, *_ in g]), groups)):
                for item, result in zip(group, results): judge(item, *result)

    items = []
    number = options.seed * 1_000_000
    while len(items) < options.tables:
        number += 1
        table = Table(number)
        for layout in table.layouts():
            if not options.layout or options.layout in layout: items.append((table, table.page(layout), layout))
    counts = collections.defaultdict(collections.Counter)
    values, sound = {}, []

    def judge(item, found, doubts):
        table, page, layout = item
        fault = faults(table, found)
        alarms = [finding for one in found for finding in one["findings"]]
        own = counts[layout]
        own["all"] += 1
        if not fault:
            own["exact"] += 1
            if doubts: own["exact, in doubt"] += 1
            if alarms:
                own["alarms"] += 1
                show("alarm", f"{layout} {alarms[0]['printed']} {alarms[0]['reasons']}", page)
            elif not doubts: sound.append((item, [[c and c["value"] for c in row["cells"]] for row in found[0]["rows"]]))
        elif doubts or alarms:
            own["in doubt"] += 1
            show(f"in doubt, {layout}", fault, page)
        else:
            own["wrong"] += 1
            show(f"wrong, {layout}", fault, page)
    work(items, judge)
    columns = ["all", "exact", "exact, in doubt", "alarms", "in doubt", "wrong"]
    print(f"{'':20}" + "".join(f"{name:>17}" for name in columns))
    for layout, own in counts.items(): print(f"{layout:20}" + "".join(f"{own[name]:17}" for name in columns))
    total = sum(counts.values(), collections.Counter())
    print(f"{'all':20}" + "".join(f"{total[name]:17}" for name in columns))

    # Slips in the tables that are sound and read right.
    dice = random.Random(options.seed)
    planted = []
    while sound and len(planted) < options.slips:
        (table, page, layout), values = dice.choice(sound)
        row, column = dice.randrange(len(table.rows)), dice.randrange(len(table.names))
        was = table.rows[row][column]
        if not table.isNumeric[column] or not was: continue
        now = dice.choice(slips(was, dice))
        table.rows[row][column] = now
        planted.append((table, table.page(layout), layout, row, column, was, now, values))
        table.rows[row][column] = was
    said = collections.Counter()

    def judge_slip(item, found, doubts):
        table, page, layout, row, column, was, now, values = item
        what = f"{layout} row {row} column {column}: {was} as {now}"
        if len(found) != 1 or len(found[0]["rows"]) != len(table.rows) or len(found[0]["columns"]) != len(table.names):
            said["read otherwise"] += 1
            return show("read otherwise", what, page)
        findings = found[0]["findings"]
        for f in findings:
            if f["proven"] is not None and (f["row"] != row or f["column"] != column or f["proven"] != values[row][column]):
                said["proven wrong"] += 1
                return show("proven wrong", what + f" {f}", page)
        for n, own in enumerate(found[0]["rows"]):
            for m, cell in enumerate(own["cells"]):
                if (n, m) != (row, column) and cell and cell["value"] is not None and cell["value"] != values[n][m]:
                    said["another cell"] += 1
                    return show("another cell", what, page)
        if any(f["proven"] is not None for f in findings): said["proven right"] += 1
        elif findings: said["in doubt"] += 1
        else: said["not seen"] += 1
    work(planted, judge_slip)
    print(", ".join(f"{kind} {count}" for kind, count in sorted(said.items())) or "no slips")


main()
