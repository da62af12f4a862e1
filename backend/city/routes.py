"""The city and its services, as the phone reads them."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from backend.city import queries
from backend.city.catalogue import summary
from backend.city.shapes import CityShape, FormShape, ServicesShape
from backend.core.access import anyone
from backend.core.errors import Problem
from backend.core.http import json_response
from backend.core.openapi import describe
from backend.core.speech import say, spoken

CACHE = "no-cache"
LANG = {"lang": "The language of the words, such as es"}
bp = Blueprint("city", __name__, url_prefix="/api/v1")


@bp.get("/city")
@anyone
@describe(answers={200: CityShape}, query=LANG)
def city() -> Response:
    """The city's name, languages, telephone numbers, bounds, and its privacy words."""
    here, language = queries.the_city(), spoken()
    facts = here.facts_in(language)
    names = ("name", "time_zone", "languages", "contact", "center", "bounds", "units", "areas", "privacy")
    body = {name: facts[name] for name in names}
    body["default_language"] = facts["languages"][0]["code"]
    settings = current_app.extensions["settings"]
    tiles = {"url": settings.tiles_url, "attribution": settings.tiles_attribution, "max_zoom": 19}
    body["tiles"] = tiles if settings.tiles_url else None
    body["demo"] = settings.demo
    body["departments"] = [
        {"code": code, "name": department["name"], "phone": department["phone"]}
        for code in here.departments
        if (department := here.department(code, language))
    ]
    return json_response(body, cache=CACHE)


@bp.get("/services")
@anyone
@describe(answers={200: ServicesShape}, query=LANG)
def services() -> Response:
    """Every service in force, one line each: the commonest first, then by group and name."""
    here, language = queries.the_city(), spoken()
    rank = {code: place for place, code in enumerate(here.facts["common"])}
    lines = [
        {**summary(here.definition_in(definition, language)), "common": definition.code in rank}
        for definition in queries.in_force()
    ]
    lines.sort(key=lambda line: (rank.get(line["code"], len(rank)), line["group"], line["name"]))
    return json_response({"services": lines}, cache=CACHE)


@bp.get("/services/<code>")
@anyone
@describe(answers={200: FormShape}, query=LANG)
def service(code: str) -> Response:
    """One service's form as it is now."""
    definition = queries.by_code(code)
    if definition is None:
        raise Problem(404, "service-unknown", say("There is no such service. Choose one of those on the first page."))
    return json_response(queries.the_city().form(definition, spoken()), cache=CACHE)
