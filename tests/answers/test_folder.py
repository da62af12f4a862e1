"""Whoever keeps the answers is told in plain words what is wrong, with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from backend.answers import KnowledgeBase, read_answers
from backend.city import CityError
from tests.factories import SACRAMENTO

HEAD = "---\ntitle: Lost pets\ngroup: Animals\nkeywords: [dog]\n---\n"
FACTS = "shelter:\n  means: Where the shelter is\n  value: {value}\nfee:\n  means: What it costs\n  value: null\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city folder of one service, without answers."""
    folder = tmp_path / "city"
    for name in ("departments.yaml", "stops.yaml", "services/pothole.yaml", "locales/es.po"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SACRAMENTO / name, folder / name)
    facts = yaml.safe_load((SACRAMENTO / "city.yaml").read_text())
    (folder / "city.yaml").write_text(yaml.safe_dump(facts | {"common": ["pothole"]}))
    (folder / "answers").mkdir()
    return folder


def with_article(city: Path, text: str, *, facts: str = "", code: str = "lost-pet") -> KnowledgeBase:
    """The folder's answers, with this file among them."""
    (city / "answers" / f"{code}.md").write_text(text, encoding="utf-8")
    if facts:
        (city / "facts.yaml").write_text(facts, encoding="utf-8")
    return read_answers(city)


def problems(city: Path, text: str, *, facts: str = "", code: str = "lost-pet") -> list[str]:
    """What is wrong with the folder."""
    with pytest.raises(CityError) as raised:
        with_article(city, text, facts=facts, code=code)
    return raised.value.problems


def test_a_city_may_have_no_answers(city: Path) -> None:
    assert read_answers(city).articles == {}


def test_an_article_is_read_with_its_head(city: Path) -> None:
    article = with_article(city, HEAD + "Call [311](tel:311).\n\n## At home\n\n- Look\n- Ask\n").articles["lost-pet"]
    assert (article.title, article.group, list(article.keywords)) == ("Lost pets", "Animals", ["dog"])
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "list"]
    assert [text.line for text in article.texts] == [6, 8, 10, 11]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Call us.\n", ":1: the head is missing."),
        ("---\ntitle: Lost\ngroup: Animals\ncolour: red\n---\nCall.\n", ":4: colour: We do not know this field."),
        ("---\ngroup: Animals\n---\nCall.\n", ":1: title: This is missing."),
        ("---\ntitle: [Lost\ngroup: Animals\n---\nCall.\n", ":3: cannot be read as YAML"),
        (HEAD + "Call.\n\n> A quotation\n", ":8: This is more than an answer can show (blockquote)."),
        (HEAD + "Call.\n\n<b>now</b>\n", ":8: This is more than an answer can show (html_inline)."),
        (HEAD + "![A dog](https://city.example/dog.jpg)\n", ":6: This is more than an answer can show (image)."),
        (HEAD + "# Too large\n", ":6: This is more than an answer can show (heading)."),
        (HEAD + "- One\n  - In one\n", ":6: A list holds one text for each item"),
        (HEAD + "It is here: {facts.nowhere}.\nCall.\n", ":6: the fact 'nowhere' is not in facts.yaml."),
        (HEAD + "Call {fact.phone} now.\n", ":6: a brace stands for nothing here."),
        (HEAD + "[Report it](/report/unicorn)\n", ":6: '/report/unicorn' leads nowhere."),
        (HEAD + "[Read](/answers/none)\n", ":6: '/answers/none' leads nowhere."),
        (HEAD + "[Read](http://city.example)\n", ":6: 'http://city.example' leads nowhere."),
        (HEAD.replace("keywords", "services") + "Call.\n", ":1: services: there is no service 'dog'."),
    ],
)
def test_what_is_wrong_is_named_with_its_line(city: Path, text: str, problem: str) -> None:
    found = problems(city, text)
    assert len(found) == 1
    assert found[0].startswith(f"answers/lost-pet.md{problem}")


def test_a_fact_that_no_answer_says_is_named(city: Path) -> None:
    found = problems(city, HEAD + "Call us.\n", facts="hours:\n  means: When it is open\n  value: null\n")
    assert found == ["facts.yaml: hours: no answer says it. Use it or take it out."]


@pytest.mark.parametrize(
    ("kind", "value", "remedy"),
    [
        ("link", "http://city.example", "begins with https://"),
        ("link", "https://city.example/a(b)", "holds no brackets"),
        ("phone", "call us", "digits and hyphens"),
        ("text", "<b>now</b>", "without brackets"),
    ],
)
def test_a_fact_that_is_not_of_its_kind_is_named_with_its_line(city: Path, kind: str, value: str, remedy: str) -> None:
    facts = f"# Facts\nhours:\n  means: Something\n  kind: {kind}\n  value: {value}\n"
    found = problems(city, HEAD + "Call us.\nIt is {facts.hours}.\n", facts=facts)
    assert found[0].startswith("facts.yaml:2: value: ")
    assert remedy in found[0]


def test_an_article_that_says_nothing_without_a_fact_is_named(city: Path) -> None:
    found = problems(
        city, HEAD + "It is at {facts.shelter}.\nIt costs {facts.fee}.\n", facts=FACTS.format(value="null")
    )
    assert found == [
        "answers/lost-pet.md:1: every sentence needs a fact that is missing. Write one that is true as it is."
    ]


def test_a_stop_leads_to_an_answer_that_is_there(city: Path) -> None:
    stop = "\nfind-pet:\n  kind: answer\n  title: Lost pets\n  text: Read this.\n  answer: lost-pet\n"
    (city / "stops.yaml").write_text((city / "stops.yaml").read_text() + stop)
    service = (city / "services" / "pothole.yaml").read_text()
    (city / "services" / "pothole.yaml").write_text(service.split("questions:")[0] + "leads_to: find-pet\n")
    found = problems(city, HEAD + "Call us.\n", code="found-pet")
    assert found == ["stops.yaml: find-pet: there is no answer 'lost-pet' in answers/."]


def test_the_missing_facts_are_listed_with_the_sentences_that_wait_for_them(city: Path) -> None:
    text = HEAD + "Call us.\nIt is at {facts.shelter}.\n\n- It costs {facts.fee}.\n- It is at {facts.shelter}.\n"
    assert with_article(city, text, facts=FACTS.format(value="null")).missing() == {
        "shelter": ["answers/lost-pet.md:7", "answers/lost-pet.md:10"],
        "fee": ["answers/lost-pet.md:9"],
    }


def test_a_fact_that_is_told_is_not_missing(city: Path) -> None:
    text = HEAD + "Call us.\nIt is at {facts.shelter}.\nIt costs {facts.fee}.\n"
    assert list(with_article(city, text, facts=FACTS.format(value="1 First Street")).missing()) == ["fee"]
