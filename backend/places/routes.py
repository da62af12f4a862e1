"""Addresses over HTTP: a place for words, words for a place. Nothing that is asked is kept."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from backend.core.access import anyone
from backend.core.http import json_response, limiter
from backend.core.openapi import describe
from backend.places import queries
from backend.places.schemas import GeocodeQuery, PointQuery
from backend.places.shapes import GeocodedShape, ReversedShape, StreetPlanShape

bp = Blueprint("places", __name__, url_prefix="/api/v1/geocode")

streets = Blueprint("streets", __name__, url_prefix="/api/v1/streets")

CACHE = "public, max-age=86400"
LIMIT = "60 per minute; 600 per hour"
LAT, LNG = "Latitude in degrees (WGS 84)", "Longitude in degrees (WGS 84)"


@bp.get("")
@limiter.limit(LIMIT)
@anyone
@describe(
    answers={200: GeocodedShape}, query={"q": "An address or a crossing, such as 1300 F St", "lat": LAT, "lng": LNG}
)
def geocode() -> Response:
    """The places that an address may mean; with lat and lng, the closest to that point first."""
    asked = GeocodeQuery().load(request.args)
    near = (asked["lat"], asked["lng"]) if asked["lat"] is not None else None
    found, answered = queries.places_called(asked["q"], near)
    body = {"found": [queries.found_view(place, near) for place in found]}
    return json_response(body if answered else {**body, "unavailable": True})


@bp.get("/reverse")
@limiter.limit(LIMIT)
@anyone
@describe(answers={200: ReversedShape}, query={"lat": LAT, "lng": LNG})
def reverse() -> Response:
    """The address of a point, or the nearest street and how far it is."""
    asked = PointQuery().load(request.args)
    at = (asked["lat"], asked["lng"])
    answer, answered = queries.address_near(*at)
    body = queries.reverse_view(answer, at)
    return json_response(body if answered else {**body, "unavailable": True})


@streets.get("")
@anyone
@describe(answers={200: StreetPlanShape})
def street_plan() -> Response:
    """The streets whose course the city's plan tells, as GeoJSON, for a map without tiles; none where there is no
    plan."""
    return json_response(current_app.extensions["street-plan"], cache=CACHE)
