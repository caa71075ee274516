"""Articles are joined to a corpus: copies, people over articles, quotations once, positions over time."""

import datetime
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import nutgraf

CORPUS = Path(__file__).parents[2] / "docs" / "corpus.csv"
PLACES = "bridge harbor school library station market tower river mill theater orchard quarry".split()
TRADES = "carpenter teacher ferryman baker surgeon gardener librarian farmer printer glazier".split()
VERBS = "painted measured repaired visited described photographed insured emptied flooded inspected".split()


def story(dice: random.Random) -> list[str]:
    """Paragraphs of a report that no other report has."""

    def sentence() -> str:
        first, second = dice.sample(PLACES, 2)
        number = dice.randrange(2, 900)
        return (
            f"The {dice.choice(TRADES)} of the {first} {dice.choice(VERBS)} {number} windows of the old {second} "
            f"before {dice.choice(TRADES)}s from {dice.choice(PLACES)} number {dice.randrange(99)} {dice.choice(VERBS)} the rest."
        )

    return [" ".join(sentence() for _ in range(3)) for _ in range(6)]


def changed(paragraphs: list[str], how: str, dice: random.Random) -> list[str]:
    """The report as another outlet prints it."""
    if how == "cut":
        return paragraphs[:4]
    if how == "reordered":
        return [paragraphs[0], *dice.sample(paragraphs[1:], 5)]
    if how == "retitled":
        return ["What the windows saw", *paragraphs]
    words = [paragraph.split() for paragraph in paragraphs]
    for _ in range(sum(map(len, words)) // 20):
        some = dice.choice(words)
        some[dice.randrange(len(some))] = dice.choice(["slowly", "nine", "green", "again"])
    return [" ".join(some) for some in words]


def tables_of(articles: list[dict[str, Any]]) -> dict[str, Any]:
    return dict(nutgraf.extract_table(pl.DataFrame(articles), id="id", text="text", published="published"))


def test_copies_are_found_and_others_are_not() -> None:
    dice = random.Random(5)
    articles, origin = [], {}
    for number in range(60):
        paragraphs = story(dice)
        for how in ["first", *dice.sample(["cut", "reordered", "retitled", "words"], 2)]:
            name = f"s{number}-{how}"
            text = "\n\n".join(paragraphs if how == "first" else changed(paragraphs, how, dice))
            day = datetime.date(2025, 1, 1) + datetime.timedelta(days=number + (how != "first"))
            articles.append({"id": name, "text": text, "published": day.isoformat()})
            origin[name] = f"s{number}-first"
    dice.shuffle(articles)
    found = pl.DataFrame(nutgraf.corpus.copies(tables_of(articles)))
    assert {row["article"]: row["story"] for row in found.to_dicts()} == origin
    assert found.filter("is_first")["story"].n_unique() == 60
    assert found["copies"].to_list() == [3] * 180
    assert found.filter(pl.col("article") == pl.col("story"))["similarity"].to_list() == [1.0] * 60


def test_two_stories_of_one_event_stay_two() -> None:
    one = "The dam of Kalna held on Friday after nine days of rain. Engineers opened two gates at noon, and the lake fell by a meter."
    two = "After nine days of rain, the dam of Kalna has held. The lake fell by a meter on Friday when two gates were opened at noon."
    short = "Closed today."
    texts = {"one": one, "two": two, "shut1": short, "shut2": short, "none1": "…", "none2": "…"}
    articles = [{"id": name, "text": text, "title": name, "published": "2025-09-05"} for name, text in texts.items()]
    tables = dict(nutgraf.extract_table(pl.DataFrame(articles), id="id", text="text", title="title", published="published"))
    found = pl.DataFrame(nutgraf.corpus.copies(tables))
    assert found["story"].to_list() == found["article"].to_list()


def test_a_weekly_notice_is_no_copy() -> None:
    notice = (
        "{} barges waited at the locks of Kalna on {}, the harbor office said in its weekly report. Low water kept the heavier ones in the upper basin, "
        "where crews unloaded {} of them by hand. The office expects {} more by the end of the week, and asks skippers to call before they come."
    )
    weeks = {"first": ("Seven", "Monday", "two", "11"), "again": ("Four", "Monday", "three", "16"), "third": ("Nine", "Monday", "six", "25")}
    texts = {name: notice.format(*said) for name, said in weeks.items()} | {"printed": notice.format(*weeks["first"]).replace("heavier", "larger")}
    articles = [{"id": name, "text": text, "published": "2025-03-03"} for name, text in texts.items()]
    found = {row["article"]: row["story"] for row in pl.DataFrame(nutgraf.corpus.copies(tables_of(articles))).to_dicts()}
    assert len({found[name] for name in weeks}) == 3
    assert found["printed"] == found["first"]


def test_a_short_name_is_who_stands_beside_the_same_people() -> None:
    texts = {
        "a1": "Mayor Olena Moroz met the engineer Rita Blau in Kalna. “The dam holds,” Olena Moroz said. Rita Blau agreed.",
        "a2": "Olena Moroz opened a dam that nobody had asked for, and Olena Moroz cut the ribbon.",
        "b1": "The pianist Jan Moroz played in Tarnow. Critics praised Jan Moroz, and the cellist Ida Wolf.",
        "b2": "Jan Moroz has recorded nine sonatas. Jan Moroz lives by the sea.",
        "dam": "Moroz will not wait for another flood. Rita Blau showed her the cracks in the wall on Friday.",
        "trio": "Moroz broke a string, and Ida Wolf went on alone.",
        "ship": "The ship of Moroz lay in the harbor for a week.",
    }
    articles = [{"id": name, "text": text, "published": "2025-03-03"} for name, text in texts.items()]
    found = pl.DataFrame(nutgraf.corpus.entity_of(tables_of(articles)))
    named = pl.DataFrame(tables_of(articles)["entities"]).filter(pl.col("name").str.ends_with("Moroz"))
    entity = {row["article"]: row["entity"] for row in found.join(named, on=["article", "id"]).to_dicts()}
    assert entity["dam"] == entity["a1"] == entity["a2"]
    assert entity["trio"] == entity["b1"] == entity["b2"]
    assert len({entity["a1"], entity["b1"], entity["ship"]}) == 3


def test_a_body_is_one_under_its_names() -> None:
    texts = {
        "a1": "The Danube Harbor Authority (DHA) closed two berths on Friday. The DHA said that silt was to blame.",
        "a2": "Skippers of the Danube Harbor Authority (DHA) went on strike. The DHA offered a raise.",
        "a3": "The DHA dredged the berths for nine days.",
    }
    articles = [{"id": name, "text": text, "published": "2025-03-03"} for name, text in texts.items()]
    found = pl.DataFrame(nutgraf.corpus.entity_of(tables_of(articles)))
    named = pl.DataFrame(tables_of(articles)["entities"]).filter(pl.col("name").is_in(["DHA", "Danube Harbor Authority"]))
    assert found.join(named, on=["article", "id"])["entity"].n_unique() == 1


def test_ten_thousand_copies_of_one_article_are_one_story() -> None:
    dice = random.Random(6)
    text = "\n\n".join(story(dice))
    articles = [{"id": f"a{n:05}", "text": text, "published": "2025-01-01"} for n in range(30)]
    tables = {name: pl.DataFrame(table) for name, table in tables_of(articles).items() if name == "articles"}
    (same,) = tables["articles"].head(1).to_dicts()
    words = pl.DataFrame([{**same, "id": f"a{n:05}", "hash": same["hash"] + n} for n in range(10_000)])
    one_story = "10000 articles are copies of 'a00000': they count as one story"
    with pytest.warns(UserWarning, match=one_story), pytest.warns(UserWarning, match="42 bands are shared by 1000 articles or more"):
        found = pl.DataFrame(nutgraf.corpus.copies({"articles": words}))
    assert found["story"].unique().to_list() == ["a00000"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run over the articles of the documentation."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copy(CORPUS, folder)
    assert command(folder, "extract", "corpus.csv", "-o", "out/").returncode == 0
    return folder / "out"


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command that came with the package."""
    whole = [sys.executable, "-m", "nutgraf", *arguments]
    return subprocess.run(whole, cwd=folder, capture_output=True, check=False, encoding="utf-8")


def test_copies_of_a_run(run: Path) -> None:
    found = {row["article"]: row for row in pl.DataFrame(nutgraf.corpus.copies(run)).to_dicts()}
    assert [found[name]["story"] for name in ["w1", "p1", "p2", "d1", "w2"]] == ["w1", "w1", "w1", "d1", "w2"]
    assert (found["p1"]["is_first"], found["w1"]["is_first"], found["p2"]["agency"]) == (False, True, "Harbor Wire")


def test_two_of_one_name_are_two(run: Path) -> None:
    people = pl.DataFrame(nutgraf.corpus.entities(run)).filter(pl.col("name") == "Ion Rusu").sort("articles")
    assert people["country"].to_list() == ["AUS", "MDA"]
    decisions = pl.DataFrame(nutgraf.corpus.entity_of(run))
    assert decisions["score"].is_between(0, 1).all()
    apart = decisions.filter(pl.col("why").str.contains("country AUS, not MDA"))
    assert set(apart["article"]) <= {"c1", "c2"} and len(apart) > 0
    halvorsen = pl.DataFrame(nutgraf.corpus.entities(run)).filter(pl.col("name") == "Ingrid Halvorsen")
    assert halvorsen.select("articles", "stories").rows() == [(7, 5)]


def test_what_was_said_once_is_one(run: Path) -> None:
    said = pl.DataFrame(nutgraf.corpus.quotations(run))
    (river,) = said.filter(pl.col("text").str.contains("The river is their road")).to_dicts()
    assert (river["speaker"], river["articles"], river["stories"], river["first_article"]) == ("Ingrid Halvorsen", 4, 2, "w1")
    (parcel,) = said.filter(pl.col("text").str.contains("A ferry is not a parcel")).to_dicts()
    assert (parcel["speaker"], parcel["stories"], parcel["first_published"]) == ("Ingrid Halvorsen", 2, "2025-04-28")
    reports = pl.DataFrame(nutgraf.corpus.quotation_of(run))
    assert set(reports.filter(pl.col("statement") == river["statement"])["article"]) == {"w1", "p1", "p2", "d1"}


def test_who_changed_their_mind(run: Path) -> None:
    found = pl.DataFrame(nutgraf.corpus.positions(run, holder="norway"))
    changes = found.filter(pl.col("change").is_not_null()).select("day", "change").rows()
    assert changes == [("2025-04-28", "PLEDGE → CONSIDER"), ("2025-05-19", "CONSIDER → REFUSE")]
    assert pl.DataFrame(nutgraf.corpus.positions(run, holder="nobody")).is_empty()


def test_daily_business_and_other_matters_are_no_change_of_mind() -> None:
    daily = ["will sell foreign currency in the market today", "ruled out selling foreign currency in the market today"]
    fro = ["will lend the harbor of Kalna two cranes", "refused to lend the harbor of Kalna two cranes"]
    told = {
        "Bank of Brenna": [daily[day % 2] for day in range(4)],
        "Brenna Harbor Works": [fro[day % 2] for day in range(5)],
        "Brenna Rail": ["offered to buy Kalna Ferries for 20 million euros", "rejected an offer to buy Kalna Ferries for 20 million euros"],
        "Brenna Steel": ["ruled out higher prices", "will accept higher fuel prices"],
        "Brenna Glass": ["will close the furnace in the town of Kalna", "ruled out closing the furnace in the town of Kalna"],
    }
    articles = [
        {"id": f"{holder} {day}", "text": f"{holder} {what}, the company said.", "published": f"2025-03-0{day + 1}"}
        for holder, days in told.items()
        for day, what in enumerate(days)
    ]
    found = pl.DataFrame(nutgraf.corpus.positions(tables_of(articles)))
    assert set(found["holder"]) == set(told)
    assert found.filter(pl.col("change").is_not_null()).select("holder", "change").rows() == [("Brenna Glass", "INTEND → RULE_OUT")]


def test_a_year_alone_is_a_date_of_the_timeline() -> None:
    told = {"2024": "will close the furnace in the town of Kalna", "2025-03": "ruled out closing the furnace in the town of Kalna"}
    articles = [{"id": date, "text": f"Brenna Glass {what}, the company said.", "published": date} for date, what in told.items()]
    found = pl.DataFrame(nutgraf.corpus.positions(tables_of(articles)))
    assert found.select("day", "change").rows() == [("2024", None), ("2025-03", "INTEND → RULE_OUT")]


def test_the_command_writes_what_python_gives(run: Path) -> None:
    for name, files in {
        "copies": {"copies": nutgraf.corpus.copies},
        "entities": {"corpus_entities": nutgraf.corpus.entities, "entity_of": nutgraf.corpus.entity_of},
        "quotations": {"corpus_quotations": nutgraf.corpus.quotations, "quotation_of": nutgraf.corpus.quotation_of},
        "positions": {"corpus_positions": nutgraf.corpus.positions},
    }.items():
        done = command(run.parent, "corpus", name, "out/", "-o", "joined/", "--threads", "1")
        assert done.returncode == 0, done.stderr
        for file, function in files.items():
            written = pl.read_parquet(run.parent / f"joined/{file}.parquet")
            assert written.equals(pl.DataFrame(function(run, threads=2))), file
    page = command(run.parent, "corpus", "positions", "out/", "--holder", "Norway").stdout
    assert "[w2; 1 story; changed: PLEDGE → CONSIDER]" in page


def test_what_is_no_corpus_is_said(run: Path, tmp_path: Path) -> None:
    def says(source: Any, message: str) -> None:
        with pytest.raises(nutgraf.CorpusError, match=message):
            nutgraf.corpus.copies(source)

    says(tmp_path / "missing", "there is no such folder")
    (tmp_path / "empty").mkdir()
    says(tmp_path / "empty", "is empty; `nutgraf extract")
    says([], "no folder is named")
    (tmp_path / "notes.txt").write_text("mine")
    says(tmp_path, "holds no run: there is no manifest.jsonl")
    for name in ["unfinished", "older", "other", "broken", "lost"]:
        shutil.copytree(run, tmp_path / name)
    head, *parts = (run / "manifest.jsonl").read_text(encoding="utf-8").splitlines()

    def rewrite(name: str, *lines: str) -> Path:
        (tmp_path / name / "manifest.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return tmp_path / name

    says(rewrite("unfinished", head), r"the run is not finished \(0 articles so far\); finish it with --resume")
    says([run, rewrite("older", json.dumps({**json.loads(head), "nutgraf": 0}), *parts)], "of contract 1 and .* of contract 0")
    says(rewrite("broken", "words"), "not the manifest of a run")
    (tmp_path / "lost/articles/part-00000.parquet").unlink()
    says(tmp_path / "lost", "the manifest names this file, and it is not there")
    other = rewrite("other", json.dumps({**json.loads(head), "version": "0.0.9"}), *parts)
    says([run, other], "2 articles have the id 'c1'; in a corpus each needs one of its own")
    frame = pl.read_parquet(run / "articles/*.parquet")
    says({"articles": frame.drop("signature")}, "no column `signature`: it was written by an earlier version")
    says({"articles": frame.head(0)}, "the tables hold no article")
    says({"articles": frame.with_columns(id=pl.lit(None, pl.String))}, "10 articles have no id")
    with pytest.raises(nutgraf.CorpusError, match="there is no table `positions`"):
        nutgraf.corpus.positions({"articles": frame})
    with pytest.warns(UserWarning, match="10 articles have no date of publication"):
        nutgraf.corpus.copies({"articles": frame.with_columns(published=pl.lit(None, pl.String))})
    done = command(tmp_path, "corpus", "copies", "missing/")
    assert (done.returncode, done.stderr) == (2, "nutgraf: missing: there is no such folder\n")
