"""What the step over a corpus costs when there are more articles: writes the tables of a run several times, each time as other news, and times the
six answers over them.

usage: python benches/scale.py write RUN OUT --times N     tables of N times as many articles
       python benches/scale.py time OUT [--memory 1.5GB]   CPU time and memory of each answer, on one thread

Each copy of the tables has ids of its own, other sketches and other prints, so that no article is a copy of one of another copy, and for a third of all last
words of names a name that stands in no other copy. Relations within a copy stay as they are.
"""

import argparse
import json
import os
import resource
import time
from pathlib import Path

TABLES = ("articles", "entities", "mentions", "quotations", "positions")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    writing = commands.add_parser("write")
    writing.add_argument("run", type=Path)
    writing.add_argument("out", type=Path)
    writing.add_argument("--times", type=int, required=True)
    writing.set_defaults(do=write)
    timing = commands.add_parser("time")
    timing.add_argument("out", type=Path)
    timing.add_argument("--memory", default="1.5GB")
    timing.set_defaults(do=measure)
    asked = parser.parse_args()
    asked.do(asked)


def write(asked):
    import duckdb

    database = duckdb.connect(config={"threads": 1})
    for table in TABLES:
        (asked.out / table).mkdir(parents=True, exist_ok=True)
    for copy in range(asked.times):
        for table in TABLES:
            rows = f"read_parquet('{asked.run}/{table}/*.parquet')"
            query = f"SELECT * REPLACE ({changes(table, copy)}) FROM {rows}"
            database.execute(f"COPY ({query}) TO '{asked.out}/{table}/part-{copy:05}.parquet' (FORMAT parquet, COMPRESSION zstd)")
    head, *_, last = (asked.run / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    part = json.loads(last)
    part["files"] = [{"path": f"{table}/part-{copy:05}.parquet"} for table in TABLES for copy in range(asked.times)]
    (asked.out / "manifest.jsonl").write_text(f"{head}\n{json.dumps(part)}\n", encoding="utf-8")


def changes(table, copy):
    """What differs in a copy of a table."""
    number = "(({0} + {1}::HUGEINT * 9176301573) % 281474976710656)::BIGINT"
    own_number = lambda column: number.format(column, copy) + f" AS {column}"
    own_numbers = lambda column: f"[{number.format('one', copy)} for one in {column}] AS {column}"
    id_ = "id" if table == "articles" else "article"
    changed = [f"{id_} || '-{copy}' AS {id_}"]
    if table in ("entities", "mentions"):
        own_name = f"hash(split_part(key, ' ', -1)) % 3 = 0 AND {copy} > 0 AND key <> ''"
        changed.append(f"CASE WHEN {own_name} THEN key || 'q{copy}' ELSE key END AS key")
    if table == "entities":
        changed.append(f"CASE WHEN {own_name} THEN name || 'q{copy}' ELSE name END AS name")
    if table == "articles":
        changed += [own_number("hash"), own_numbers("bands")]
    if table == "quotations":
        changed += [own_number("hash"), own_numbers("prints")]
    return ", ".join(changed)


def measure(asked):
    from nutgraf.corpus._duckdb import Corpus
    from nutgraf.corpus._steps import ANSWERS

    used = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    began = time.monotonic()
    with Corpus(asked.out, threads=1, memory=asked.memory) as corpus:
        print(f"{corpus.value('SELECT count(*) FROM articles'):,} articles")
        for answer in ANSWERS:
            before = used()
            path = asked.out / f".{answer}.parquet"
            corpus.write(corpus.query(answer), str(path))
            rows = corpus.value(f"SELECT count(*) FROM read_parquet('{path}')")
            os.remove(path)
            print(f"{answer}: {used() - before:.1f} s of CPU, {rows:,} rows", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"all: {used():.1f} s of CPU, {time.monotonic() - began:.1f} s, {peak:.2f} GB at most")


if __name__ == "__main__":
    main()
