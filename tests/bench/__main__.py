"""`python -m tests.bench`: ours beside the bare limit, in one run, as a table and as JSON."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import orjson
import psutil
import requests
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from backend.settings import ROOT
from tests import postgres
from tests.bench import servers
from tests.bench.measure import Figure, compare, figure, operations
from tests.bench.stock import fill
from tests.factories import SAME_ORIGIN
from tests.live import Live, free_port

MEMORY_BUDGET_MB = 90
SIGN_IN = {"name": "bench", "password": "correct horse"}


@contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[str, psutil.Process | None]]:
    """A fresh database of `kind`: its URL, and the process at the root of its server if it has one."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'data' / 'wellkept.db'}", None
        return
    with postgres.cluster(folder / "cluster") as url:
        pid = (folder / "cluster" / "pg" / "postmaster.pid").read_text().split()[0]
        yield url + "postgres", psutil.Process(int(pid))


def run(kind: str, stored: int, given: argparse.Namespace, bar: Progress) -> tuple[list[Figure], dict[str, Any]]:
    """All three operations on one database with `stored` reports, and the memory of both servers."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wellkept-bench-")))
        folder.chmod(0o755)
        url, root = stack.enter_context(database(kind, folder))
        data = folder / "data"
        data.mkdir()
        settings = {"WELLKEPT_DATABASE_URL": url, "WELLKEPT_TRUSTED_PROXIES": "1", "WELLKEPT_LOG_LEVEL": "warning"}
        known = _prepared(data, settings, url, stored, bar)
        ours = stack.enter_context(servers.ours(data, settings, root))
        limit = stack.enter_context(servers.limit(url, root))
        figures = []
        planned = operations(known, _cookie(ours.port))
        task = bar.add_task(f"{kind}, {stored:,} reports: measuring", total=given.rounds * len(planned))
        for operation in planned:
            compare(operation, ours, limit, 1, given.requests // 4)
            rounds = []
            for _ in range(given.rounds):
                rounds += compare(operation, ours, limit, 1, given.requests)
                bar.advance(task)
            figures.append(figure(operation, kind, stored, rounds))
        memory = {"database": kind, "stored": stored, "ours_mb": ours.memory_mb(), "limit_mb": limit.memory_mb()}
        return figures, memory


def _prepared(data: Path, settings: dict[str, str], url: str, stored: int, bar: Progress) -> list[int]:
    live = Live(data, free_port(), settings)
    live.runs("migrate")
    live.runs("city", "load")
    live.runs("staff", "set", SIGN_IN["name"], "--role", "department", "--password", SIGN_IN["password"])
    task = bar.add_task(f"{stored:,} reports to begin with", total=stored)
    return fill(url, stored, lambda done: bar.update(task, completed=done))


def _cookie(port: int) -> str:
    url = f"http://127.0.0.1:{port}/api/v1/staff/sign-in"
    answer = requests.post(url, json=SIGN_IN, headers=SAME_ORIGIN, timeout=30)
    answer.raise_for_status()
    return f"wellkept={answer.cookies['wellkept']}"


def table(figures: list[Figure], memory: list[dict[str, Any]]) -> Table:
    """What was found, for people."""
    found = Table("operation", "database", "stored", "ours ms", "limit ms", "times the limit", "budget")
    for one in figures:
        mark = "" if one.ratio <= one.budget else " over"
        words = (f"{one.ours_ms:.2f}", f"{one.limit_ms:.2f}", f"{one.ratio:.2f}", f"≤ {one.budget:g}{mark}")
        found.add_row(one.operation, one.database, f"{one.stored:,}", *words)
    for held in memory:
        mark = "" if held["ours_mb"] <= MEMORY_BUDGET_MB else " over"
        words = (f"{held['ours_mb']:.0f} MB", f"{held['limit_mb']:.0f} MB", "", f"≤ {MEMORY_BUDGET_MB} MB{mark}")
        found.add_row("memory of the web worker", held["database"], f"{held['stored']:,}", *words)
    return found


def main() -> None:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--stored", type=int, nargs="+", default=[10_000], help="reports to begin with, for each run")
    parser.add_argument("--databases", nargs="+", choices=["sqlite", "postgresql"], default=_present())
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--requests", type=int, default=400, help="requests in a round")
    parser.add_argument("--json", type=Path, default=ROOT / "var" / "bench.json")
    given = parser.parse_args()
    figures: list[Figure] = []
    memory: list[dict[str, Any]] = []
    with Progress(transient=True) as bar:
        for kind in given.databases:
            for stored in given.stored:
                found, held = run(kind, stored, given, bar)
                figures += found
                memory.append(held)
    Console().print(table(figures, memory))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    written = {"unit": "milliseconds of CPU a request", "figures": [f.as_json() for f in figures], "memory": memory}
    given.json.write_bytes(orjson.dumps(written, option=orjson.OPT_INDENT_2))


def _present() -> list[str]:
    """SQLite, and PostgreSQL where it is installed."""
    try:
        postgres.program("initdb")
    except RuntimeError:
        return ["sqlite"]
    return ["sqlite", "postgresql"]


if __name__ == "__main__":
    main()
