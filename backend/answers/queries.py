"""Reads: the answers in a reader's language, and what people said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from flask import current_app

from backend.answers.blocks import PARAGRAPH, Block, Fact, same_pointers, spans, with_facts
from backend.answers.folder import Article, KnowledgeBase
from backend.answers.models import AnswerCount
from backend.city import City
from backend.city.catalogue import version_of
from backend.city.words import keywords_said
from backend.core.db import connection


def the_answers() -> KnowledgeBase:
    """The answers of the city that this app serves."""
    answers: KnowledgeBase = current_app.extensions["answers"]
    return answers


@lru_cache(maxsize=64)
def lines(base: KnowledgeBase, city: City, language: str) -> Sequence[Mapping[str, Any]]:
    """Every answer as a line of the list, by group and title."""
    found = []
    for code, article in base.articles.items():
        shown = view(base, city, code, language)
        told = {name: shown[name] for name in ("code", "title", "group", "version", "language")}
        found.append({**told, "keywords": _keywords(article, city, language)})
    return sorted(found, key=lambda line: (line["group"], line["title"]))


@lru_cache(maxsize=4096)
def view(base: KnowledgeBase, city: City, code: str, language: str) -> Mapping[str, Any]:
    """The answer `code` as it is shown: in `language` where it is wholly translated, else as the folder has it."""
    article = base.articles[code]
    used = language if _is_whole(base, city, article, language) else city.languages[0]
    facts = {name: _said(fact, city, used) for name, fact in base.facts.items()}
    body = {
        "code": code,
        "title": city.text(article.title, used),
        "group": city.text(article.group, language),
        "language": used,
        "blocks": _shown(article.blocks, facts, city, used),
        "services": list(article.services),
    }
    return {**body, "version": version_of(body)}


def counted() -> list[tuple[str, bool, int]]:
    """What people said of each answer: its code, whether it was useful, and how many said so."""
    columns = (AnswerCount.answer, AnswerCount.useful)
    query = sa.select(*columns, sa.func.sum(AnswerCount.people)).group_by(*columns).order_by(*columns)
    return [(answer, bool(useful), int(people)) for answer, useful, people in connection().execute(query)]


def _is_whole(base: KnowledgeBase, city: City, article: Article, language: str) -> bool:
    if language == city.languages[0]:
        return True
    said = city.words.get(language, {})
    return all(words in said and same_pointers(words, said[words]) for words in base.texts_shown(article))


def _said(fact: Fact, city: City, language: str) -> Fact:
    return replace(fact, value=city.text(fact.value, language)) if fact.kind == "text" and fact.value else fact


def _shown(blocks: Sequence[Block], facts: Mapping[str, Fact], city: City, language: str) -> list[dict[str, Any]]:
    """The blocks as they go out. What is empty without its facts is left out, and a heading with nothing under it."""
    found: list[dict[str, Any]] = []
    for block in reversed(blocks):
        texts = [with_facts(city.text(text.words, language), facts) for text in block.texts]
        parts = [spans(words) for words in texts if words]
        if not parts or (block.kind == "heading" and (not found or found[-1]["kind"] == "heading")):
            continue
        single = block.kind in ("heading", PARAGRAPH)
        items = [] if single else [{"spans": part} for part in parts]
        found.append({"kind": block.kind, "spans": parts[0] if single else [], "items": items})
    return found[::-1]


def _keywords(article: Article, city: City, language: str) -> list[str]:
    return keywords_said(list(article.keywords), lambda words: city.text(words, language))
