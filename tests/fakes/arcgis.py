"""A small real ArcGIS locator: findAddressCandidates and reverseGeocode as documented (f=json)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.fakes.nominatim import Service, serving

POINT = {"x": -121.4874, "y": 38.5835}
CANDIDATES = [
    {
        "address": "1300 F St, Sacramento, California, 95814",
        "location": POINT,
        "score": 100,
        "attributes": {"Addr_type": "PointAddress", "AddNum": "1300", "StAddr": "1300 F St"},
    },
    {
        "address": "F Parkway, Sacramento, California",
        "location": {"x": -121.43, "y": 38.49},
        "score": 61.2,
        "attributes": {"Addr_type": "StreetName", "AddNum": "", "StAddr": "F Parkway"},
    },
]
REVERSE = {
    "address": {
        "Address": "1300 F St",
        "AddNum": "1300",
        "Addr_type": "PointAddress",
        "City": "Sacramento",
        "Region": "California",
        "Postal": "95814",
        "CountryCode": "USA",
        "LongLabel": "1300 F St, Sacramento, CA, 95814, USA",
    },
    "location": POINT,
}
NOTHING_HERE = {"code": 400, "message": "", "details": ["Unable to find address for the specified location."]}


@contextmanager
def running() -> Iterator[Service]:
    """A locator that knows one house. Errors come with status 200, as ArcGIS sends them."""

    def answers(path: str, query: dict[str, str]) -> Any:
        assert query["f"] == "json"
        return REVERSE if path.endswith("reverseGeocode") else {"candidates": CANDIDATES}

    def empty(path: str) -> Any:
        return {"error": NOTHING_HERE} if path.endswith("reverseGeocode") else {"candidates": []}

    with serving(Service(answers, empty)) as service:
        yield service
