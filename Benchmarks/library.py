#!/usr/bin/env python3
"""library.py [PROGRAM] [ISSUES]: measures the library with issues of 40 KB, a third of them Korean and Chinese; beside rg,
newsboat (a tenth of the items) and notmuch where they are there. Everything is made from nothing, the same in every run. Times of
commands are the processor's, the least of five; of screens and keys what a reader waits, medians. Nothing is asserted."""
import os, random, resource, shutil, statistics, subprocess, sys, tempfile, time
from xml.sax.saxutils import escape

from screens import Screen, first_screens

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


def newsboat(scratch, items):
    """The command that opens newsboat on a feed of so many items, read before."""
    with open(f"{scratch}/feed.rss", "w") as feed:
        feed.write('<rss version="2.0"><channel><title>Letters of Things</title><link>http://localhost/</link><description>-</description>')
        for number in range(items):
            feed.write(f"<item><title>Letter {number}</title><guid>n{number}</guid><description>{escape(issue(number))}</description></item>")
        feed.write("</channel></rss>")
    with open(f"{scratch}/urls", "w") as urls:
        urls.write(f"file://{scratch}/feed.rss\n")
    command = ["newsboat", "-q", "-u", f"{scratch}/urls", "-c", f"{scratch}/cache.db"]
    subprocess.run(command + ["-x", "reload"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ, HOME=scratch))
    return command


def notmuch(scratch, folder):
    """The environment of notmuch with the issues as mails, and the processor's time it took to index them."""
    os.makedirs(f"{scratch}/mail/cur"), os.makedirs(f"{scratch}/mail/new"), os.makedirs(f"{scratch}/mail/tmp")
    for number, name in enumerate(sorted(os.listdir(folder))):
        with open(f"{folder}/{name}", encoding="utf-8") as file, open(f"{scratch}/mail/cur/{number}:2,S", "w") as mail:
            mail.write(f"From: a@example.org\nTo: b@example.org\nSubject: Letter {number}\nMessage-ID: <{number}@example.org>\n"
                       f"Date: Mon, 01 Jan 2024 00:00:00 +0000\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{file.read()}")
    with open(f"{scratch}/notmuch", "w") as settings:
        settings.write(f"[database]\npath={scratch}/mail\n[user]\nname=a\nprimary_email=a@example.org\n[new]\ntags=new\n")
    environment = dict(os.environ, NOTMUCH_CONFIG=f"{scratch}/notmuch")
    start = spent()
    subprocess.run(["notmuch", "new", "--quiet"], env=environment)
    return environment, spent() - start


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
            ["sqlite3", library, "SELECT (SELECT sum(length(block)) FROM word_data) + (SELECT sum(length(passages)) FROM frequent_passages)"
                                 " + (SELECT sum(length(places)) FROM frequent_places)"], capture_output=True, text=True).stdout.strip()
        print(f"| the index ÷ the texts | {int(pages or 0) / total:.2f} |")
    mail = None
    if shutil.which("notmuch"):
        mail, indexed = notmuch(scratch, folder)
        print(f"| notmuch: indexing an item | {indexed / count * 1000:.2f} ms |")
    hangul, han = HANGUL[40], HAN[40]
    for name, query in [("a word that is there once", "xylophonist"), ("a common word", LATIN[1]), ("two words", f"{LATIN[30]} {LATIN[50]}"),
                        ("a phrase", f'"{LATIN[0]} {LATIN[1]}"'), ("Hangul", hangul), ("Han", han)]:
        ours = least([program, "search", query, "--limit", "50"])
        line = f"| search: {name} | {ours:.1f} ms"
        if shutil.which("rg"):
            line += f" (rg -l {least(['rg', '-l', '-i', query.strip(chr(34)), folder]):.1f} ms)"
        if mail:
            line += f" (notmuch {least(['notmuch', 'search', '--limit=50', query], env=mail):.1f} ms)"
        print(line + " |")
    for name, query in [("a word", LATIN[0]), ("two frequent words", f'"{LATIN[0]} {LATIN[1]}"'),
                        ("three", f'"{LATIN[0]} {LATIN[1]} {LATIN[2]}"'), ("signs", HAN[0]), ("near", f"{LATIN[1]} near {LATIN[4]}")]:
        print(f"| how many, by start and end of the program: {name} | {least([program, 'search', query, '--limit', '0']):.1f} ms |")
    # All that is found, from start to end, beside the same lines by rg.
    for index in [1318, 257, 80, 0]:
        found = subprocess.run([program, "search", LATIN[index]], capture_output=True).stdout.count(b"\n")
        line = f"| search without a limit, {found:,} found | {least([program, 'search', LATIN[index]]):.1f} ms"
        if shutil.which("rg"):
            line += f" (rg -i -w {least(['rg', '-i', '-w', LATIN[index], folder]):.1f} ms)"
        print(line + " |")
    print(f"| list | {least([program, 'list']):.1f} ms |")
    one = f"{folder}/00000.txt"
    print(f"| show one file | {least([program, 'show', one]):.1f} ms |")

    screens = {"library": ([program], b"Letter", {"INSIGHT_LIBRARY": library}),
               "a path, with the library": ([program, one], b"PART", {"INSIGHT_LIBRARY": library}),
               "a path, without": ([program, one], b"PART", {"INSIGHT_LIBRARY": f"{scratch}/none.db"})}
    if shutil.which("newsboat"):
        screens[f"newsboat, {count // 10} items"] = (newsboat(scratch, count // 10), b"Letters of Things", {"HOME": scratch})
    for name, (shown, whole, processor, memory) in first_screens(screens).items():
        print(f"| first screen: {name} | {shown:.1f} ms, with all marks {whole:.1f} ms (processor {processor:.1f} ms), {memory:.0f} MB |")
    for name, query in [("Latin", LATIN[30]), ("Hangul", hangul), ("Han", han)]:
        answers = []
        for _ in range(3):
            screen = Screen([program], INSIGHT_LIBRARY=library)
            screen.wait(b"Letter")
            screen.key(b"F")
            answers += [screen.key(letter.encode()) for letter in query]
            screen.close()
        # The letter itself is shown first.
        for label, place in ((f"a letter of {name} typed at F: what is found", 1), ("- with how many there are", -1)):
            waited = sorted(ends[min(place, len(ends) - 1)] for ends in answers if ends)
            print(f"| {label}, median (longest) | {statistics.median(waited):.1f} ms ({waited[-1]:.1f} ms) |")
