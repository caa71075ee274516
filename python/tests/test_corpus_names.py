"""Which names stand for one over many articles: tables are made by hand, so that nothing but the names and what is said of them decides."""

from typing import Any

import polars as pl
import pytest

import nutgraf.corpus

EMPTY: dict[str, Any] = {"country": None, "sector": None, "gender": None, "link": None, "roles": []}
ROLE = pl.Struct({"title": pl.String, "start": pl.Int64, "end": pl.Int64, "text": pl.String, "affiliation": pl.Int64, "former": pl.Boolean})
DATELINE = pl.Struct({"start": pl.Int64, "end": pl.Int64, "date": pl.String, "place": pl.String, "source": pl.String})


def body(name: str, *also: str, **said: Any) -> dict[str, Any]:
    """A body with what else the article calls it, "it" where that is no name, and what it says of it."""
    return {"kind": "organization", "name": name, "also": also, **EMPTY, **said}


def person(name: str, **said: Any) -> dict[str, Any]:
    return {"kind": "person", "name": name, "also": (), **EMPTY, **said}


def place(name: str) -> dict[str, Any]:
    return {"kind": "place", "name": name, "also": (), **EMPTY}


def entities(*articles: list[dict[str, Any]], text: str = "It rained.") -> dict[str, set[str]]:
    """The entities over the articles that those of a name are. `text` is that of articles that speak of a person first."""
    rows: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for number, named in enumerate(articles):
        article = f"a{number:04}"
        words = text if named[0]["kind"] == "person" else "It rained."
        about = {"id": article, "title": None, "published": "2025-03-03", "text": words, "dateline": None}
        texts.append({**about, "hash": number, "shingles": 50, "signature": f"{number:0128}", "bands": [number]})
        for at, entity in enumerate(named):
            first = len(mentions)
            for name in (entity["name"], *entity["also"]):
                mentions.append({"article": article, "entity": at, "key": "" if name == "it" else name.lower()})
            about = {name: value for name, value in entity.items() if name != "also"}
            rows.append({"article": article, "id": at, "key": entity["name"].lower(), "mentions": list(range(first, len(mentions))), **about})
    strings = dict.fromkeys(("country", "sector", "gender", "link"), pl.String)
    tables = {
        "articles": pl.DataFrame(texts, schema_overrides={"title": pl.String, "dateline": DATELINE}),
        "entities": pl.DataFrame(rows, schema_overrides={**strings, "roles": pl.List(ROLE)}),
        "mentions": pl.DataFrame(mentions),
    }
    found = pl.DataFrame(nutgraf.corpus.entity_of({name: table.to_arrow() for name, table in tables.items()}))
    of_name: dict[str, set[str]] = {}
    for row in found.join(tables["entities"], on=["article", "id"]).to_dicts():
        of_name.setdefault(row["name"], set()).add(row["entity"])
    return of_name


def others(number: int) -> list[list[dict[str, Any]]]:
    """As many articles that speak of somebody else."""
    return [[person(f"Ada N{at}")] for at in range(number)]


@pytest.mark.parametrize("name", ["Oper Shr", "Half Yr Rev", "Div Payable", "Pretax", "Bk Value"])
def test_what_is_never_spoken_of_is_no_body(name: str) -> None:
    assert len(entities(*([body(name)] for _ in range(24)))[name]) == 24
    assert len(entities(*([body(name, *(["it"] if at % 8 == 0 else []))] for at in range(24)))[name]) == 1
    assert len(entities(*([body(name, sector="BUS")] for _ in range(24)))[name]) == 1


@pytest.mark.parametrize("name", ["HAN", "AL", "ROSC"])
def test_a_few_capitals_are_one_where_they_are_well_known_or_stand_beside_the_same(name: str) -> None:
    some = [[body(name)], [body(name)], [body(name), person("Ida Wolf")], [body(name), person("Ida Wolf")]]
    assert len(entities(*some, *others(4000))[name]) == 3
    assert len(entities(*some)[name]) == 1


@pytest.mark.parametrize("name", ["Ministry of Fisheries", "Border Court", "Harbor Police", "Second Chamber", "Office of Statistics"])
def test_what_no_country_has_alone_is_whose_the_article_says(name: str) -> None:
    told = [[body(name, country=country, sector="GOV")] for country in ("NOR", "MDA", "NOR", "MDA", "PER")]
    assert len(entities(*told, [body(name, sector="GOV")], [body(name, sector="GOV")])[name]) == 5
    assert len(entities(*told[:1], *told[:1], [body(name, sector="GOV")])[name]) == 1


@pytest.mark.parametrize("name", ["David Smith", "John Smith", "John Brown", "David Brown"])
def test_a_name_that_many_have_says_nothing_alone(name: str) -> None:
    crowd = [[person(f"{first} {last}")] for last in ("Smith", "Brown") for first in (f"P{at}" for at in range(30))]
    crowd += [[person(f"{first} {last}")] for first in ("David", "John") for last in (f"Q{at}" for at in range(30))]
    assert len(entities(*crowd, [person(name)], [person(name)])[name]) == 2
    assert len(entities(*crowd, [person("Olena Moroz")], [person("Olena Moroz")])["Olena Moroz"]) == 1
    beside = [person("Ida Wolf")]
    assert len(entities(*crowd, [person(name), *beside], [person(name), *beside])[name]) == 1


@pytest.mark.parametrize("result", ["They won 3-0.", "A 21-19 defeat, again.", "He lost (4-6, 6-3) at noon."])
def test_a_place_that_plays_is_a_team(result: str) -> None:
    games = [[person("Ada Berg"), person("Ida Wolf"), place("Kalna")] for _ in range(3)]
    town = [[place("Kalna")], [place("Kalna")], *others(20)]
    assert len(entities(*games, *town, text=result)["Kalna"]) == 2
    assert len(entities(*games, *town, text="From 2004-05 on, 12-inch pipes and 3-1/2 pct.")["Kalna"]) == 1
    chess = [[person("Olena Moroz"), person("Ion Rusu"), place("Kalna")] for _ in range(3)]
    assert len(entities(*games, *chess, *town, text=result)["Kalna"]) == 3


@pytest.mark.parametrize("name", ["2ND HALF NET", "STOCKS OFF", "MONTHLY DIV", "YEAR REVS", "BLDS ST"])
def test_words_that_are_only_written_in_capitals_are_a_heading(name: str) -> None:
    assert len(entities(*([body(name, "it")] for _ in range(9)))[name]) == 9
    assert len(entities(*([body(name, "it")] for _ in range(4)))[name]) == 1
    mixed = [body(name.title(), "it")]
    assert len(entities(*([body(name, "it")] for _ in range(9)), mixed)[name]) == 1


@pytest.mark.parametrize("name", ["Harbor", "Summit", "Union", "Signal"])
def test_a_word_that_many_names_have_says_little_alone(name: str) -> None:
    longer = [[body(f"{name} {word}")] for word in ("Trust", "Press", "Mills")]
    assert len(entities(*longer, [body(name)], [body(name)])[name]) == 2
    assert len(entities(*longer[:2], [body(name)], [body(name)])[name]) == 1
    beside = [person("Ida Wolf")]
    assert len(entities(*longer, [body(name), *beside], [body(name), *beside])[name]) == 1


def test_what_is_short_for_several_says_little_alone() -> None:
    called = [[body("Orion Mining", "Orion")], [body("Orion Insurance", "Orion")]]
    assert len(entities(*called, *called, [body("Orion")], [body("Orion")])["Orion"]) == 2
    assert len(entities(*called[:1], *called[:1], [body("Orion")], [body("Orion")])["Orion"]) == 1


def test_a_member_of_a_party_is_somebody_else_in_each_article() -> None:
    group: dict[str, Any] = {"kind": "group", "name": "Agrarians", "also": (), **EMPTY}
    told = [[body("Kalna Agrarian"), person("Ida Wolf")] for _ in range(2)]
    assert len(entities(*told, [place("Kalna")], [group])["Kalna Agrarian"]) == 2
    assert len(entities(*told, [place("Kalna")])["Kalna Agrarian"]) == 1


def test_a_letter_is_whoever_an_article_calls_so() -> None:
    assert len(entities([person("X")], [person("X")])["X"]) == 2


@pytest.mark.parametrize("form", ["Corp", "Inc", "AG", "Holdings PLC", "SA"])
def test_a_form_in_law_is_no_other_name(form: str) -> None:
    whole = f"Kalnatel {form}"
    found = entities([body(whole, "Kalnatel")], [body("Kalnatel")], [body(whole)])
    assert found[whole] == found["Kalnatel"] and len(found[whole]) == 1
    one = [body(whole, "Kalnatel")]
    found = entities(one, *([body("Kalnatel Airways", "Kalnatel")] for _ in range(3)), [body("Kalnatel")])
    assert found[whole] != found["Kalnatel"]


def test_two_spellings_are_one() -> None:
    found = entities([body("Danube Shipping Organisation", "DSO")], [body("Danube Shipping Organization", "DSO")], [body("DSO")])
    assert found["Danube Shipping Organisation"] == found["Danube Shipping Organization"] == found["DSO"]


def test_two_letters_are_short_for_much() -> None:
    whole = [[body("Awami League", "AL")] for _ in range(2)]
    alone = [[body("AL")] for _ in range(3)]
    found = entities(*whole, *alone, *others(3600))
    assert not found["AL"] & found["Awami League"]
