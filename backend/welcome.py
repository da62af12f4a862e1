"""The first minute outside production: who can sign in, and what to open."""

from __future__ import annotations

import secrets
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from backend import demo
from backend.core.access import ROLES
from backend.settings import Settings
from backend.staff.actions import set_password

SignIns = dict[str, str]


def sign_ins(settings: Settings, *, anew: bool = False) -> SignIns:
    """One name and password for each role, made once and kept in `staff-sign-in.txt` (mode 600). None in production.

    `anew` makes new passwords, which ends the old sessions.
    """
    if settings.production:
        return {}
    path = settings.data / "staff-sign-in.txt"
    if path.exists() and not anew:
        return dict(line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines() if line)
    people = {role: secrets.token_urlsafe(9) for role in ROLES}
    for role, password in people.items():
        set_password(role, password, role=role, display=role.capitalize())
    _write_private(path, "".join(f"{name}\t{password}\n" for name, password in people.items()))
    return people


def show_a_living_city(settings: Settings) -> None:
    """Fill an empty database with made-up reports, with a bar; nothing in production or once they were removed."""
    made = demo.of_city(settings.city)
    if not settings.demo or settings.production or made is None or demo.is_there():
        return
    with Progress(TextColumn("Drawing a living city"), BarColumn(), MofNCompleteColumn(), transient=True) as progress:
        task = progress.add_task("reports", total=demo.REPORTS)
        made.fill(demo.REPORTS, lambda: progress.advance(task))


def end_demonstration(settings: Settings) -> int:
    """Remove the made-up reports, and make no new ones at the next start; returns how many there were."""
    settings.no_demo.parent.mkdir(parents=True, exist_ok=True)
    settings.no_demo.touch()
    return demo.clear()


def print_to_terminal(settings: Settings, people: SignIns) -> None:
    """What to open and how to sign in."""
    out = Console()
    out.print(f"\n[bold]Wellkept[/bold]  {settings.public_url}")
    out.print(f"Staff     {settings.public_url}/staff/")
    out.print(f"Sent      {settings.public_url}/staff/sent  every mail and notice, as its reader sees it")
    print_sign_ins(people)
    for state, number in demo.examples().items():
        out.print(f"Ticket    [bold]{number}[/bold]  {state}")
    out.print("Ctrl-C stops it.\n")


def print_sign_ins(people: SignIns) -> None:
    """The sign-ins as a table."""
    if not people:
        return
    table = Table("name", "password", box=None)
    for name, password in people.items():
        table.add_row(name, password)
    Console().print(table)


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")
