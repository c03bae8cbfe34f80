#!/usr/bin/env python3
"""peers.py [PROGRAM] [ROWS]: what a CSV of a million rows costs beside pspg, GNU sort, VisiData, DuckDB, polars and csvkit, those of
them that are there. `PEERS` names a folder whose programs come first (the bin of a Python environment with those packages).
Commands run in turn, each result is the least of three; seconds are what one waits, processor seconds of all threads stand beside
them. Nothing is asserted."""
import os, random, resource, shutil, subprocess, sys, tempfile, time

from screens import first_screens

program = os.path.realpath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/insight")
count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
os.environ["PATH"] = os.environ.get("PEERS", "") + os.pathsep + os.environ["PATH"]
os.environ["INSIGHT_LIBRARY"] = "/dev/null/none"


def write(path, rows):
    dice = random.Random(3)
    makers = [f"Maker {number:03}" for number in range(500)]
    lands = ["Korea", "Japan", "Taiwan", "Germany", "United States", "Netherlands", "France"]
    with open(path, "w") as file:
        file.write("id,maker,land,revenue,share,day\n")
        for start in range(0, rows, 10_000):
            file.write("".join(
                f"{row},{dice.choice(makers)},{dice.choice(lands)},{dice.randrange(10_000_000) / 100:.2f},{dice.random() * 100:.1f}%,"
                f"20{dice.randrange(10, 30)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}\n"
                for row in range(start, min(rows, start + 10_000))))


def measure(commands, runs=3):
    """Least seconds, processor seconds and megabytes of each command, run in turn."""
    best = {}
    for _ in range(runs):
        for name, command in commands.items():
            begin = time.monotonic()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            took = (time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, status)
            best[name] = min(best.get(name, took), took)
    return best


def table(title, commands, runs=3):
    there = {name: command for name, command in commands.items() if shutil.which(command[0])}
    print(f"\n| {title} | s | processor s | MB |\n|---|---:|---:|---:|")
    for name, (waited, processor, memory, status) in measure(there, runs).items():
        print(f"| {name}{'' if status == 0 else ' (FAILED)'} | {waited:.3f} | {processor:.3f} | {memory:.0f} |", flush=True)


with tempfile.TemporaryDirectory() as scratch:
    path = f"{scratch}/rows.csv"
    write(path, count)
    print(f"{count} rows, {os.path.getsize(path) / 1e6:.0f} MB")

    duck = ["duckdb", "-csv", "-c"]
    one = "SET threads = 1; "
    # What insight says of each column of numbers by itself.
    said = "SELECT maker, count(*), " + ", ".join(
        f"sum({column}), sum({column}) / sum(sum({column})) OVER (), avg({column})" for column in ("id", "revenue")) + f" FROM '{path}' GROUP BY maker"
    lazy = ", ".join(f"p.sum('{column}'), p.mean('{column}').alias('{column} mean')" for column in ("id", "revenue"))
    table("one group a maker: count; sum, share and mean of the numbers", {
        "insight table --group": [program, "table", path, "--group", "maker", "--format", "csv"],
        "duckdb, one thread": duck + [one + said],
        "duckdb": duck + [said],
        "polars": ["python", "-c", f"import polars as p; p.scan_csv({path!r}).group_by('maker').agg(p.len(), {lazy}).collect().write_csv('/dev/null')"],
    })
    table("sorted by a number, to CSV", {
        "insight table --sort": [program, "table", path, "--sort", "-revenue", "--format", "csv"],
        "sort (lines)": ["sort", "-t,", "-k4,4nr", path],
        "duckdb, one thread": duck + [one + f"SELECT * FROM '{path}' ORDER BY revenue DESC"],
        "polars": ["python", "-c", f"import polars as p, sys; p.read_csv({path!r}).sort('revenue', descending=True).write_csv('/dev/null')"],
    })
    table("rows of a land above an amount, to CSV", {
        "insight table --filter": [program, "table", path, "--filter", "land=Korea revenue>=50000", "--format", "csv"],
        "duckdb, one thread": duck + [one + f"SELECT * FROM '{path}' WHERE land = 'Korea' AND revenue >= 50000"],
    })
    short = f"{scratch}/short.csv"
    write(short, count // 20)
    table(f"{count // 20} rows sorted, to CSV", {
        "insight table --sort": [program, "table", short, "--sort", "-revenue", "--format", "csv"],
        "csvsort": ["csvsort", "-c", "revenue", "-r", short],
        "vd -b": ["vd", "-b", "-o", f"{scratch}/out.csv", short],
    }, runs=1)
    if shutil.which("zstd"):
        subprocess.run(["zstd", "-q", "-k", path])
        subprocess.run(["gzip", "-k", path])
        table("the same file packed, sorted to CSV", {
            "plain": [program, "table", path, "--sort", "-revenue", "--format", "csv"],
            ".zst": [program, "table", path + ".zst", "--sort", "-revenue", "--format", "csv"],
            ".gz": [program, "table", path + ".gz", "--sort", "-revenue", "--format", "csv"],
            "zcat": ["zcat", path + ".gz"],
        })

    screens = {"insight": ([program, path], b"Maker", {})}
    if shutil.which("zstd"):
        screens["insight, .zst"] = ([program, path + ".zst"], b"Maker", {})
    if shutil.which("pspg"):
        screens["pspg"] = (["pspg", "--csv", "-f", path], b"Maker", {})
    if shutil.which("vd"):
        screens["VisiData"] = (["vd", path], b"Maker", {})
    print("\n| first screen | ms | all shown, ms | processor ms | MB |\n|---|---:|---:|---:|---:|")
    for name, (shown, whole, processor, memory) in first_screens(screens, runs=5).items():
        print(f"| {name} | {shown:.1f} | {whole:.1f} | {processor:.1f} | {memory:.0f} |")
