"""Each error is raised once, by its own name and by the built-in one."""

import datetime
import pickle
from pathlib import Path

import pytest

import nutgraf


def test_record_error_is_an_error_and_a_value_error() -> None:
    assert issubclass(nutgraf.RecordError, nutgraf.Error)
    for kind in (nutgraf.Error, ValueError):
        with pytest.raises(kind, match="ISO 8601"):
            nutgraf.extract("It rained.", published="yesterday")


@pytest.mark.parametrize(
    ("json", "why"),
    [
        ("{", "not a nutgraf document: EOF"),
        ('{"nutgraf": 1}', "missing field"),
        ('{"nutgraf": 2, "text": "", "blocks": [], "sentences": [], "byline": []}', "number 2"),
        ('{"nutgraf": 1, "text": "a", "byline": [], "blocks": [], "sentences": [{"start": 0, "end": 9, "block": 0}]}', "0..9"),
        ('{"nutgraf": 1, "text": "a", "byline": [], "blocks": [], "sentences": [{"start": 0, "end": 1, "block": 4}]}', "blocks"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused(json: str, why: str) -> None:
    with pytest.raises(nutgraf.RecordError, match=why):
        nutgraf.Document.from_json(json)


def test_wrong_types_are_type_errors() -> None:
    with pytest.raises(TypeError):
        nutgraf.extract(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        nutgraf.extract("a", "2025-09-05")  # type: ignore[misc]
    with pytest.raises(TypeError):
        nutgraf.extract("a", published=5)  # type: ignore[arg-type]


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(nutgraf.RecordError, match="no article"):
        nutgraf.read_html(b"<html></html>")


def test_published_may_be_a_date() -> None:
    summer = datetime.timezone(datetime.timedelta(hours=2))
    for given, kept in [
        ("2025-09", "2025-09"),
        (datetime.date(2025, 9, 5), "2025-09-05"),
        (datetime.datetime(2025, 9, 5, 18, 42), "2025-09-05T18:42:00"),
        (datetime.datetime(2025, 9, 5, 18, 42, tzinfo=summer), "2025-09-05T18:42:00+02:00"),
    ]:
        assert nutgraf.extract("It rained.", published=given).published == kept


def test_a_model_of_ones_own_is_read_or_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone.safetensors"):
        nutgraf.Extractor(model=tmp_path / "gone.safetensors")
    (tmp_path / "cut.safetensors").write_bytes(b"cut short")
    with pytest.raises(nutgraf.ModelError, match="cut.safetensors cannot be used"):
        nutgraf.Extractor(model=tmp_path / "cut.safetensors")
    built_in = Path(__file__).parents[2] / "crates/nutgraf-models/models/language-en.safetensors"
    extractor = nutgraf.Extractor(model=built_in)
    text = "Olena Moroz said the dam had held."
    assert extractor.extract(text).to_dict() == nutgraf.extract(text).to_dict()
    assert pickle.loads(pickle.dumps(extractor)) == extractor != nutgraf.Extractor()
    assert extractor.model == str(built_in)


def test_entities_are_linked_to_a_table_of_ones_own_or_it_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "people.tsv"
    table.write_text("id\tname\tkind\nQ7\tOlena Moroz\thuman\n")
    with pytest.raises(nutgraf.TableError, match="people.tsv: row 2, column kind: .human. is none of"):
        nutgraf.Extractor(entities=table)
    with pytest.raises(FileNotFoundError, match="gone.tsv"):
        nutgraf.Extractor(entities=tmp_path / "gone.tsv")
    table.write_text("id\tname\tkind\tcountry\nQ7\tOlena Moroz\tperson\tUKR\n")
    extractor = nutgraf.Extractor(entities=table)
    entity = extractor.extract("Olena Moroz said the dam had held.").entities[0]
    assert (entity.link, entity.country) == ("Q7", "UKR")
    assert nutgraf.extract("Olena Moroz said the dam had held.").entities[0].link is None
    assert pickle.loads(pickle.dumps(extractor)) == extractor != nutgraf.Extractor()
    assert extractor.entities == str(table)


RULE = """
[[rule]]
name = "greenlights"
act = "PERMIT"
label = "GREENLIGHT"
verbs = ["greenlight", "wave through"]
finds = [{ text = "Oslo waved through the tunnel.", holder = "Oslo" }]
ignores = ["Fans waved at the tunnel."]
"""


def test_rules_of_ones_own_are_a_file_a_text_or_a_mapping(tmp_path: Path) -> None:
    file = tmp_path / "codebook.toml"
    file.write_text(RULE)
    mapping = {
        "rule": [
            {
                "name": "greenlights",
                "act": "PERMIT",
                "label": "GREENLIGHT",
                "verbs": ["wave through"],
                "finds": [{"text": "Oslo waved through the tunnel.", "holder": "Oslo"}],
                "ignores": ["Fans waved at the tunnel."],
            }
        ]
    }
    for rules in (file, str(file), RULE, mapping):
        extractor = nutgraf.Extractor(rules=rules)
        (position,) = extractor.extract("Bergen waved through the harbor.").positions
        assert (position.act, position.label, position.rule) == ("PERMIT", "GREENLIGHT", "greenlights")
        assert pickle.loads(pickle.dumps(extractor)) == extractor != nutgraf.Extractor()
    assert all(position.label is None for position in nutgraf.extract("Oslo vowed to pay.").positions)


def test_rules_that_do_not_hold_are_refused(tmp_path: Path) -> None:
    for wrong, why in [
        (RULE.replace("PERMIT", "PREMIT"), 'rules: rule "greenlights": unknown variant `PREMIT`'),
        (RULE.replace('holder = "Oslo"', 'holder = "Rome"'), "should find holder = .Rome., finds act = .PERMIT."),
        ("[[rule]\n", "rules: line 1: "),
    ]:
        with pytest.raises(nutgraf.RulesError, match=why):
            nutgraf.Extractor(rules=wrong)
    with pytest.raises(FileNotFoundError, match="gone.toml"):
        nutgraf.Extractor(rules=tmp_path / "gone.toml")


def test_min_score_keeps_what_is_likely_enough() -> None:
    text = "Norway pledged on Monday to send Moldova two ferries. Chad accused Togo of theft on Friday."
    for least in (0, 0.5, 1):
        doc = nutgraf.Extractor(min_score=least).extract(text)
        scores = [event.score for event in doc.events] + [position.score for position in doc.positions]
        assert all(score is not None and score >= least for score in scores)
    for wrong in (-0.1, 1.5, float("nan")):
        with pytest.raises(ValueError, match="`min_score` is"):
            nutgraf.Extractor(min_score=wrong)
    extractor = nutgraf.Extractor(min_score=0.6)
    assert extractor.min_score == 0.6
    assert pickle.loads(pickle.dumps(extractor)) == extractor != nutgraf.Extractor()


def test_extractors_pickle_small_and_compare() -> None:
    extractor = nutgraf.Extractor(tokens=True)
    assert pickle.loads(pickle.dumps(extractor)) == extractor != nutgraf.Extractor()
    assert len(pickle.dumps(extractor)) < 200
    assert pickle.loads(pickle.dumps(nutgraf.extract))("It rained.").text == "It rained."
