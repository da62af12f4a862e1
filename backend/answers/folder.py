"""Reads the answers of a city folder and says in plain words what is wrong with them: file, line, remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from marshmallow import Schema, ValidationError

from backend.answers.blocks import Block, Fact, Text, TextFault, blocks, facts_in, links_in, stray_brace, with_facts
from backend.answers.schemas import ArticleHead, FactEntry
from backend.city import City, CityError, read_city
from backend.city.words import said
from backend.core.errors import from_marshmallow

FACTS: Final = "facts.yaml"
HEAD: Final = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OUTSIDE: Final = re.compile(r"tel:\+?[\d-]+|https://[^\s]+|fact:[a-z0-9-]+")
PAGES: Final = frozenset({"/", "/answers", "/mine", "/privacy", "/track"})


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One answer as its file has it."""

    code: str
    title: str
    group: str
    keywords: Sequence[str]
    services: Sequence[str]
    blocks: Sequence[Block]

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of its blocks, in order."""
        return (text for block in self.blocks for text in block.texts)


@dataclass(frozen=True, slots=True, eq=False)
class KnowledgeBase:
    """The answers of a city by their codes, and the facts that they need by their names."""

    articles: Mapping[str, Article]
    facts: Mapping[str, Fact]

    def texts_shown(self, article: Article) -> list[str]:
        """What must be translated before the article is."""
        words = [article.title, article.group, *(text.words for text in article.texts)]
        needed = {name: self.facts[name] for text in words for name in facts_in(text)}
        return words + [fact.value for fact in needed.values() if fact.kind == "text" and fact.value]

    def texts(self) -> Iterator[str]:
        """Every text that wants translating, in the order of the files, each once."""
        found: dict[str, str] = {}
        for article in self.articles.values():
            head = {"title": article.title, "group": article.group, "keywords": list(article.keywords)}
            said(ArticleHead(), head, lambda words: found.setdefault(words, words))
            found.update({words: words for words in self.texts_shown(article)})
        yield from found

    def missing(self) -> dict[str, list[str]]:
        """The facts that nobody has told yet, each with the places (file:line) of the sentences left out for it."""
        places: dict[str, list[str]] = {name: [] for name, fact in self.facts.items() if fact.value is None}
        for name, place in uses(self.articles.values()):
            if name in places:
                places[name].append(place)
        return places


@lru_cache(maxsize=4)
def read_answers(folder: Path) -> KnowledgeBase:
    """The answers in a city folder; none where it has no answers/. Raises CityError with every problem found."""
    city = read_city(folder)
    problems: list[str] = []
    facts = _read_facts(folder / FACTS, problems)
    paths = sorted((folder / "answers").glob("*.md"))
    articles = {path.stem: found for path in paths if (found := _read(path, problems))}
    if not problems:
        problems += _check(articles, facts, city)
    if problems:
        raise CityError(problems)
    return KnowledgeBase(articles, facts)


def uses(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Each use of a fact: its name, and where (file:line)."""
    for article in articles:
        for text in article.texts:
            for further, line in enumerate(text.words.split("\n")):
                yield from ((name, f"answers/{article.code}.md:{text.line + further}") for name in facts_in(line))


def _read_facts(path: Path, problems: list[str]) -> dict[str, Fact]:
    if not path.is_file():
        return {}
    source = path.read_text(encoding="utf-8")
    data = _yaml(source, FACTS, 0, problems)
    loaded = {name: _loaded(one, FactEntry(), FACTS, _line_of(name, source), problems) for name, one in data.items()}
    return {name: Fact(**one) for name, one in loaded.items() if one}


def _read(path: Path, problems: list[str]) -> Article | None:
    where = f"answers/{path.name}"
    source = path.read_text(encoding="utf-8")
    if not (head := HEAD.match(source)):
        problems.append(
            f"{where}:1: the head is missing. Begin with title, group and keywords between two lines of ---."
        )
        return None
    first = head[0].count("\n") + 1
    data = _yaml(head[1], where, 1, problems)
    told = _loaded(data, ArticleHead(), where, 1, problems, source) if data else {}
    try:
        body = tuple(blocks(source[head.end() :], first))
    except TextFault as fault:
        problems.append(f"{where}:{fault.line}: {fault}")
        return None
    return Article(path.stem, **told, blocks=body) if told else None


def _yaml(source: str, where: str, before: int, problems: list[str]) -> dict[str, Any]:
    try:
        data = yaml.safe_load(source)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 1 + before
        problems.append(f"{where}:{line}: cannot be read as YAML: {getattr(error, 'problem', error)}.")
        return {}
    if data is not None and not isinstance(data, dict):
        problems.append(f"{where}:{before + 1}: write names and values, such as title: Lost pets.")
    return data if isinstance(data, dict) else {}


def _loaded(data: Any, schema: Schema, where: str, line: int, problems: list[str], source: str = "") -> dict[str, Any]:
    try:
        return dict(schema.load(data))
    except ValidationError as error:
        for fault in from_marshmallow(error.messages):
            at = _line_of(fault["field"].split(".")[0], source) if source else line
            problems.append(f"{where}:{at}: {fault['field']}: {fault['problem']} {fault['remedy']}")
        return {}


def _line_of(name: str, source: str) -> int:
    """The line of the entry `name` in YAML; the first where there is none."""
    found = re.search(rf"^{re.escape(name)}\s*:", source, re.MULTILINE)
    return source.count("\n", 0, found.start()) + 1 if found else 1


def _check(articles: Mapping[str, Article], facts: Mapping[str, Fact], city: City) -> Iterator[str]:
    services = {definition.code for definition in city.definitions}
    goals = PAGES | {f"/report/{code}" for code in services} | {f"/answers/{code}" for code in articles}
    for article in articles.values():
        where = f"answers/{article.code}.md"
        if not CODE.fullmatch(article.code):
            yield f"{where}:1: the file's name is the answer's code: small letters, digits and hyphens."
        unknown = [code for code in article.services if code not in services]
        yield from (f"{where}:1: services: there is no service {code!r}. Take it out." for code in unknown)
        for text in article.texts:
            yield from (f"{where}:{text.line}: {problem}" for problem in _check_text(text.words, facts, goals))
        if not any(with_facts(text.words, facts) for text in article.texts):
            yield f"{where}:1: every sentence needs a fact that is missing. Write one that is true as it is."
    yield from _check_facts(articles, facts)
    yield from _check_stops(articles, city)


def _check_text(words: str, facts: Mapping[str, Fact], goals: frozenset[str]) -> Iterator[str]:
    for name in facts_in(words):
        if name not in facts:
            yield f"the fact {name!r} is not in {FACTS}. Write what it means there, with value: null."
    if stray_brace(words):
        yield "a brace stands for nothing here. Write {facts.name}, or no brace."
    for href in links_in(words):
        if not OUTSIDE.fullmatch(href) and href not in goals:
            yield f"{href!r} leads nowhere. Write tel:, https:, /report/<code> or /answers/<code>."


def _check_facts(articles: Mapping[str, Article], facts: Mapping[str, Fact]) -> Iterator[str]:
    used = {name for name, _ in uses(articles.values())}
    yield from (f"{FACTS}: {name}: no answer says it. Use it or take it out." for name in sorted(set(facts) - used))


def _check_stops(articles: Mapping[str, Article], city: City) -> Iterator[str]:
    stops = {code: stop for definition in city.definitions for code, stop in definition.body["stops"].items()}
    for code, stop in sorted(stops.items()):
        if stop.get("answer") and stop["answer"] not in articles:
            yield f"stops.yaml: {code}: there is no answer {stop['answer']!r} in answers/."
