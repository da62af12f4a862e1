"""Ours and the limit in turn, in rounds: what a request costs in milliseconds of CPU, and how many times the limit."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

import orjson

from backend.reports import number as numbers
from tests.bench.servers import Served
from tests.factories import SAME_ORIGIN, a_report, a_ticket

Request = tuple[str, str, dict[str, str], bytes | None, int]
REPORTS_AN_ADDRESS = 40
"""Each address may send sixty reports a minute; the phones of a city have many."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that both can do: the requests it takes, and how many times the limit it may cost."""

    name: str
    budget: float
    ours: Callable[[], Request]
    limit: Callable[[], Request]


@dataclass(frozen=True, slots=True)
class Figure:
    """CPU milliseconds a request (median of the rounds), ours and the limit, and every round's."""

    operation: str
    database: str
    stored: int
    budget: float
    ours_ms: float
    limit_ms: float
    rounds: list[tuple[float, float]]

    @property
    def ratio(self) -> float:
        """How many times the limit."""
        return self.ours_ms / self.limit_ms

    def as_json(self) -> dict[str, Any]:
        """For bench.json."""
        return asdict(self) | {"ratio": round(self.ratio, 2), "met": self.ratio <= self.budget}


def operations(known: list[int], cookie: str) -> list[Operation]:
    """Submit, ticket by number, staff list; `known` are numbers that are stored, `cookie` a session of staff's."""
    chance, address = random.Random(2), _addresses()
    body = orjson.dumps(a_report())
    json = {"Content-Type": "application/json"}

    def submit() -> Request:
        ticket = a_ticket()
        headers = ticket.headers | SAME_ORIGIN | json | next(address)
        return "PUT", f"/api/v1/reports/{ticket.text}", headers, body, 201

    def insert() -> Request:
        return "PUT", f"/rows/{secrets.randbits(45)}", json, body, 201

    def ticket() -> Request:
        return "GET", f"/api/v1/reports/{numbers.symbols(chance.choice(known))}", next(address), None, 200

    def row() -> Request:
        return "GET", f"/rows/{chance.choice(known)}", {}, None, 200

    def queue() -> Request:
        return "GET", "/api/v1/staff/reports", {"Cookie": cookie} | next(address), None, 200

    return [
        Operation("submit", 4, submit, insert),
        Operation("ticket by number", 2, ticket, row),
        Operation("staff list of 50", 2, queue, lambda: ("GET", "/rows", {}, None, 200)),
    ]


def compare(operation: Operation, ours: Served, limit: Served, rounds: int, requests: int) -> list[tuple[float, float]]:
    """Milliseconds of CPU a request, (ours, limit), for each round of `requests` requests to either."""
    found = []
    for _ in range(rounds):
        bare = _cost_ms(limit, operation.limit, requests)
        found.append((_cost_ms(ours, operation.ours, requests), bare))
    return found


def figure(operation: Operation, database: str, stored: int, rounds: list[tuple[float, float]]) -> Figure:
    """The rounds' medians."""
    ours_ms, limit_ms = median(o for o, _ in rounds), median(b for _, b in rounds)
    kept = [(round(o, 4), round(b, 4)) for o, b in rounds]
    return Figure(operation.name, database, stored, operation.budget, round(ours_ms, 4), round(limit_ms, 4), kept)


def _cost_ms(served: Served, request: Callable[[], Request], requests: int) -> float:
    prepared = [request() for _ in range(requests)]
    before = served.cpu_s()
    for one in prepared:
        served.asks(*one)
    return (served.cpu_s() - before) * 1000 / requests


def _addresses() -> Iterator[dict[str, str]]:
    n = random.Random().randrange(1 << 23)
    while True:
        n += 1
        address = f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"
        for _ in range(REPORTS_AN_ADDRESS):
            yield {"X-Forwarded-For": address}
