"""Values that nobody should send, put where they do not belong."""

from __future__ import annotations

import copy
import json
import os
import random
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.city import Definition
from backend.city.catalogue import asked

Path = tuple[str | int, ...]
SOAK = os.environ.get("WELLKEPT_SOAK") == "1"

CONTROLS = st.text(st.characters(min_codepoint=0, max_codepoint=0x9F), max_size=8)
SURROGATES = st.text(st.sampled_from(["\ud800", "\udfff", "\U0001f573", "\u202e", "a"]), max_size=4)
LONG = st.sampled_from([13, 61, 121, 255, 2001, 5000]).map(lambda length: "x" * length)
NUMBERS = st.one_of(st.integers(-(2**70), 2**70), st.floats(), st.sampled_from([2**63, 2**64, -1, 1e308]))
DEEP = st.sampled_from([2, 50, 300, 1100]).map(lambda levels: json.loads("[" * levels + "]" * levels))
SIMPLE = st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=20), CONTROLS, SURROGATES, LONG)
ODD = st.one_of(SIMPLE, st.lists(SIMPLE, max_size=3), st.dictionaries(st.text(max_size=5), SIMPLE, max_size=3), DEEP)


def with_odd_values(act: Callable[[Any], None]) -> None:
    """Call `act` with one odd value after another: always the same in a normal run, new ones in the long one."""
    tries = settings(
        max_examples=500 if SOAK else 20,
        derandomize=not SOAK,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    tries(given(ODD)(act))()


def changed(body: Any, path: Path, value: Any) -> Any:
    """A copy of `body` with `value` at `path`."""
    whole = copy.deepcopy(body)
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return whole


def answers_that_reach(definition: Definition, code: str) -> dict[str, Any]:
    """Harmless answers to a service's questions, such that the question `code` is asked."""
    chance = random.Random(code)
    for _ in range(2000):
        answers: dict[str, Any] = {}
        while todo := [q for q in asked(definition.questions, answers) if q["code"] not in answers]:
            answers[todo[0]["code"]] = _an_answer(todo[0], chance)
        if code in answers:
            return answers
    raise AssertionError(f"{definition.code} never asks {code}")


def _an_answer(question: dict[str, Any], chance: random.Random) -> Any:
    safe = [option["code"] for option in question["options"] if not option["stop"]]
    if question["kind"] == "many":
        return [chance.choice(safe)]
    given = {"number": chance.randrange(1, 9), "date": "2026-11-01", "phone": "916-555-0100", "plate": "7ABC123"}
    return chance.choice(safe) if safe else given.get(question["kind"], "As described")
