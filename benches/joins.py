"""Whether entities of articles that are taken for one are one, and those of one name that are told apart are two: draws pairs to be read,
and makes figures of what readers wrote down.

usage: python benches/joins.py draw RUN JOINED --seed N [--each N]   pairs, with the words around both
       python benches/joins.py score READ.csv…                       precision and recall

RUN is the folder of a run, JOINED that of `nutgraf corpus copies` and `entities` over it. A pair is an entity of an article, drawn by chance, and another
one of another story that has the same name, or a name that is short for it. Persons, organizations and the rest are drawn apart, pairs that were
joined apart from pairs that were not; `of_all` says for how many such pairs one stands, and weighs it.
READ.csv has a row a pair: `stratum`, `decision`, `of_all`, `a` and `b` (the first twelve digits of the SHA-256 of the article's id), `a_id` and `b_id` (of
the entity) and `right`, which a reader filled in: whether the decision is, so 1 for a join of one and for a split of two.
"""

import argparse
import csv
import hashlib
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

STRATA = ("person", "organization", "other")
AROUND = 100


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("run", type=Path)
    drawing.add_argument("joined", type=Path)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--each", type=int, default=50)
    drawing.set_defaults(do=draw)
    scoring = commands.add_parser("score")
    scoring.add_argument("read", type=Path, nargs="+")
    scoring.set_defaults(do=score)
    asked = parser.parse_args()
    asked.do(asked)


def tables(run, joined):
    import duckdb

    database = duckdb.connect()
    for table in ("articles", "entities", "mentions"):
        database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{run}/{table}/*.parquet')")
    for table in ("entity_of", "copies"):
        database.execute(f"CREATE VIEW {table} AS SELECT * FROM '{joined}/{table}.parquet'")
    return database


def names(database, bearers):
    """The names that may be another's: the same, the last word of a person's, and what articles call a body by."""
    same = defaultdict(set)
    persons = {bearer["key"] for bearer in bearers if bearer["stratum"] == "person"}
    there = {bearer["key"] for bearer in bearers}
    for key in there:
        same[key].add(key)
        last = key.split(" ")[-1]
        if key in persons and last in persons:
            same[key].add(last)
            same[last].add(key)
    aliases = """SELECT DISTINCT entities.key, mentions.key FROM entities JOIN mentions
        ON mentions.article = entities.article AND mentions.entity = entities.id WHERE kind NOT IN ('person', 'other')"""
    for key, alias in database.sql(aliases).fetchall():
        if {key, alias} <= there:
            same[key].add(alias)
            same[alias].add(key)
    return same


def draw(asked):
    database = tables(asked.run, asked.joined)
    query = """SELECT entity_of.article, entity_of.id, entity, entities.key, name, story,
          CASE kind WHEN 'person' THEN kind WHEN 'organization' THEN kind ELSE 'other' END AS stratum
        FROM entity_of JOIN entities USING (article, id) JOIN copies ON copies.article = entity_of.article ORDER BY 1, 2"""
    columns = ("article", "id", "entity", "key", "name", "story", "stratum")
    bearers = [dict(zip(columns, row, strict=True)) for row in database.sql(query).fetchall()]
    same = names(database, bearers)
    by_name = defaultdict(lambda: defaultdict(list))
    for bearer in bearers:
        by_name[bearer["key"]][bearer["entity"]].append(bearer)
    weights = defaultdict(list)
    for bearer in bearers:
        sizes = Counter()
        for key in same[bearer["key"]]:
            sizes.update({entity: len(those) for entity, those in by_name[key].items()})
        others = sum(sizes.values()) - 1
        if others:
            share = (sizes[bearer["entity"]] - 1) / others
            weights[bearer["stratum"], "join"].append((bearer, share))
            weights[bearer["stratum"], "split"].append((bearer, 1 - share))
    dice = random.Random(asked.seed)
    out = csv.writer(sys.stdout)
    out.writerow(["stratum", "decision", "of_all", "a", "a_id", "b", "b_id", "right"])
    for stratum in STRATA:
        for decision in ("join", "split"):
            those, shares = zip(*weights[stratum, decision], strict=True)
            for _ in range(asked.each):
                one, other = pair(dice, those, shares, decision, same, by_name)
                row = [stratum, decision, round(sum(shares)), digest(one), one["id"], digest(other), other["id"], ""]
                out.writerow(row)
                print(*(f"  {words(database, side)}" for side in (one, other)), sep="\n", file=sys.stderr)


def pair(dice, those, shares, decision, same, by_name):
    while True:
        one = dice.choices(those, shares)[0]
        groups = [
            those
            for key in sorted(same[one["key"]])
            for entity, those in by_name[key].items()
            if (entity == one["entity"]) == (decision == "join")
        ]
        other = dice.choice(dice.choices(groups, [len(group) for group in groups])[0])
        if other["story"] != one["story"]:
            return one, other


def digest(bearer):
    return hashlib.sha256(bearer["article"].encode()).hexdigest()[:12]


def words(database, bearer):
    (text,) = database.execute("SELECT text FROM articles WHERE id = ?", [bearer["article"]]).fetchone()
    place = 'SELECT start, "end" FROM mentions WHERE article = ? AND entity = ? ORDER BY key <> ?, start LIMIT 1'
    start, end = database.execute(place, [bearer["article"], bearer["id"], bearer["key"]]).fetchone()
    around = f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}"
    return " ".join(f"{bearer['article']} #{bearer['id']} {bearer['name']} “{text[:60]}” …{around}…".split())


def score(asked):
    rows = [row for path in asked.read for row in csv.DictReader(path.open(encoding="utf-8"))]
    mass = {}
    for stratum in dict.fromkeys(row["stratum"] for row in rows):
        for decision in ("join", "split"):
            read = [row for row in rows if (row["stratum"], row["decision"]) == (stratum, decision)]
            right = sum(row["right"] == "1" for row in read)
            weight = sum(int(row["of_all"]) for row in read) / len(read)
            mass[stratum, decision] = (weight * right / len(read), weight)
            print(f"{stratum}: {right} of {len(read)} {decision}s are right")
        tell(stratum, [stratum], mass)
    tell("all", sorted({stratum for stratum, _ in mass}), mass)


def tell(what, strata, mass):
    right, joined = (sum(mass[stratum, "join"][at] for stratum in strata) for at in (0, 1))
    missed = sum(mass[stratum, "split"][1] - mass[stratum, "split"][0] for stratum in strata)
    print(f"{what}: precision {100 * right / joined:.1f}, recall {100 * right / (right + missed):.1f}")


if __name__ == "__main__":
    main()
