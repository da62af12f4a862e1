"""Answers over HTTP: all of them, one of them, and whether it was useful."""

from __future__ import annotations

from flask import Blueprint, Response

from backend.answers import actions, queries
from backend.answers.schemas import UsefulSchema
from backend.answers.shapes import ArticleShape, ArticlesShape, CountedShape
from backend.city.queries import the_city
from backend.core import clock
from backend.core.access import anyone
from backend.core.errors import Problem
from backend.core.http import json_body, json_response, limiter
from backend.core.openapi import describe
from backend.core.speech import say, spoken

CACHE = "no-cache"
LANG = {"lang": "The language of the words, such as es"}
# A library's readers share one address; more than these are no readers.
USEFUL_LIMIT = "30 per minute; 200 per hour"

bp = Blueprint("answers", __name__, url_prefix="/api/v1/answers")


@bp.get("")
@anyone
@describe(answers={200: ArticlesShape}, query=LANG)
def answers() -> Response:
    """Every answer, one line each, by group and title."""
    return json_response({"answers": queries.lines(queries.the_answers(), the_city(), spoken())}, cache=CACHE)


@bp.get("/<code>")
@anyone
@describe(answers={200: ArticleShape}, query=LANG)
def answer(code: str) -> Response:
    """One answer in blocks of words; in the language asked for where it is wholly translated."""
    return json_response(queries.view(queries.the_answers(), the_city(), known(code), spoken()), cache=CACHE)


@bp.post("/<code>/useful")
@limiter.limit(USEFUL_LIMIT)
@anyone
@describe(body=UsefulSchema, answers={200: CountedShape}, query=LANG)
def useful(code: str) -> Response:
    """Count whether an answer was useful; nothing is kept of who says so."""
    found, said = known(code), UsefulSchema().load(json_body())
    day = clock.now().astimezone(the_city().zone).date()
    actions.count(found, day, spoken(), useful=said["useful"])
    return json_response({"useful": said["useful"]})


def known(code: str) -> str:
    """The code of an answer that there is. Raises Problem 404 answer-unknown."""
    if code not in queries.the_answers().articles:
        raise Problem(404, "answer-unknown", say("There is no such answer. Look for it among all answers."))
    return code
