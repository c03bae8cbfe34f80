#!/usr/bin/env python3
"""library.py [PROGRAM] [ISSUES]: measures the library with issues of 40 KB, a third of them Korean and Chinese; beside rg and
notmuch where they are there. Everything is made from nothing, the same in every run; times are the processor's, the least of five. Nothing is asserted."""
import os, random, resource, shutil, subprocess, sys, tempfile, time

program = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/insight")
count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
dice = random.Random(7)

SYLLABLES = ["ba", "cor", "den", "fil", "gar", "hem", "in", "jo", "kel", "lor", "mar", "nor", "os", "pel", "qua", "ri", "sol", "tam", "ul", "vor"]
LATIN = ["".join(dice.choice(SYLLABLES) for _ in range(dice.randint(1, 4))) for _ in range(20_000)]
HANGUL = ["".join(chr(0xAC00 + dice.randint(0, 2000)) for _ in range(dice.randint(2, 5))) for _ in range(20_000)]
HAN = ["".join(chr(0x4E00 + dice.randint(0, 3000)) for _ in range(dice.randint(2, 4))) for _ in range(20_000)]


def word(words):
    # Few words are frequent, many are rare, as in texts that people write.
    return words[min(len(words) - 1, int(dice.paretovariate(0.6)) - 1)]


def issue(number):
    words, space = [(LATIN, " "), (LATIN, " "), (LATIN, " "), (LATIN, " "), (HANGUL, " "), (HAN, "")][number % 6]
    year, day = 2000 + number // 350, number % 350
    lines = ["Title", "", f"Letter {number % 9} No. {number} of Things", "", "Post Date", "",
             f"{year}-{day // 30 + 1:02}-{day % 28 + 1:02}", ""]
    size = 0
    for section, numeral in enumerate("ⅠⅡⅢⅣ"):
        lines += [f"{numeral}. PART {section + 1}", ""]
        for article in range(3):
            lines += [f"{article + 1}. " + " ".join(word(words) for _ in range(8)).capitalize(), ""]
            while size < 40_000 * (section * 3 + article + 1) / 12:
                text = space.join(word(words) for _ in range(70)) + "."
                size += len(text.encode())
                lines += [text, ""]
    if number == count // 2:
        lines += ["The needle of this stack is the word xylophonist.", ""]
    return "\n".join(lines)


def least(command, **more):
    times = []
    for _ in range(5):
        start = spent()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
        times.append(spent() - start)
    return min(times) * 1000


def spent():
    """The processor's time that ended children took: what else runs on the machine does not count."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


with tempfile.TemporaryDirectory() as scratch:
    folder = f"{scratch}/issues"
    os.mkdir(folder)
    total = 0
    for number in range(count):
        text = issue(number).encode()
        total += len(text)
        with open(f"{folder}/{number:05}.txt", "wb") as file:
            file.write(text)
    os.environ["INSIGHT_LIBRARY"] = library = f"{scratch}/library.db"
    start = spent()
    added = subprocess.Popen([program, "add", folder], stdout=subprocess.PIPE, text=True)
    peak = 0
    while added.poll() is None:
        try:
            with open(f"/proc/{added.pid}/status") as status:
                peak = max([peak] + [int(line.split()[1]) for line in status if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.01)
    took = spent() - start
    print(f"{count} issues, {total / 1e6:.0f} MB: {added.stdout.read().strip()}")
    print()
    print("| what | measured |")
    print("|---|---|")
    print(f"| adding an issue | {took / count * 1000:.2f} ms |")
    print(f"| memory while adding | {peak / 1000:.0f} MB |")
    print(f"| the library's file ÷ the texts | {os.path.getsize(library) / total:.2f} |")
    if shutil.which("sqlite3"):
        pages = subprocess.run(
            ["sqlite3", library, "SELECT sum(length(block)) FROM word_data"], capture_output=True, text=True).stdout.strip()
        print(f"| the index ÷ the texts | {int(pages or 0) / total:.2f} |")
    hangul, han = HANGUL[40], HAN[40]
    for name, query in [("a word that is there once", "xylophonist"), ("a common word", LATIN[1]), ("two words", f"{LATIN[30]} {LATIN[50]}"),
                        ("a phrase", f'"{LATIN[0]} {LATIN[1]}"'), ("Hangul", hangul), ("Han", han)]:
        ours = least([program, "search", query, "--limit", "50"])
        line = f"| search: {name} | {ours:.1f} ms"
        if shutil.which("rg"):
            line += f" (rg -l {least(['rg', '-l', '-i', query.strip(chr(34)), folder]):.1f} ms)"
        print(line + " |")
    print(f"| list | {least([program, 'list']):.1f} ms |")
    print(f"| show one file | {least([program, 'show', f'{folder}/00000.txt']):.1f} ms |")
