"""The command line: `wellkept up | serve | work | migrate | city | staff | demo | bench | rotate-push-key`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import click
from flask import Flask

from backend import create_app
from backend.city.folder import CityError
from backend.settings import Settings, SettingsError, from_env

STOP_WAIT_S = 15


@click.group()
def main() -> None:
    """Wellkept, a city's 311 service."""


def _settings(*, port: int | None = None, data: Path | None = None) -> Settings:
    try:
        return from_env(port=port, data=data)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def _app() -> Flask:
    try:
        return create_app(_settings())
    except CityError as error:
        raise click.ClickException(f"The city folder needs mending:\n{error}") from error


@main.command()
@click.option("--port", type=int, help="The port to listen on (WELLKEPT_PORT).")
@click.option("--data", type=click.Path(path_type=Path), help="Where data is kept (WELLKEPT_DATA).")
def up(port: int | None, data: Path | None) -> None:
    """Migrate, load the city, then run web and worker until Ctrl-C."""
    settings = _settings(port=port, data=data and data.resolve())
    environment = {**os.environ, "WELLKEPT_PORT": str(settings.port), "WELLKEPT_DATA": str(settings.data)}
    _prepare(settings)
    children = [subprocess.Popen([sys.argv[0], name], env=environment) for name in ("work", "serve")]
    sys.exit(_until_stopped(children))


def _prepare(settings: Settings) -> None:
    from backend import welcome

    app = create_app(settings)
    _migrate(app)
    with app.app_context():
        _load_city(app)
        _make_push_key()
        welcome.show_a_living_city(settings)
        welcome.print_to_terminal(settings, welcome.sign_ins(settings))


def _until_stopped(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait until a child ends or we are told to stop; then stop the others. Returns the exit status."""
    stopping = threading.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: stopping.set())
    while not stopping.is_set() and all(child.poll() is None for child in children):
        stopping.wait(0.2)
    status = 0 if stopping.is_set() else 1
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_WAIT_S
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
    return status


@main.command()
def serve() -> None:
    """Run the web server."""
    from granian.server import Server

    settings = _settings()
    server = Server(
        "backend:create_app",
        address=settings.host,
        port=settings.port,
        interface="wsgi",  # type: ignore[arg-type]
        factory=True,
        workers=settings.web_workers,
        blocking_threads=settings.web_threads,
        log_level="warning",  # type: ignore[arg-type]
        websockets=False,
    )
    server.serve()


@main.command()
def work() -> None:
    """Run the worker: photos, departments, notices."""
    from backend.core import queue

    settings = _settings()
    app = create_app(settings)
    stop = threading.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda *_: stop.set())
    queue.consume(app, app.extensions["huey"], settings.work_threads, stop)


@main.command()
def migrate() -> None:
    """Bring the database to the newest shape."""
    app = _app()
    _migrate(app)
    with app.app_context():
        _make_push_key()
    click.echo("The database is up to date.")


@main.group()
def city() -> None:
    """The city folder."""


@city.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def city_check(folder: Path) -> None:
    """Say in plain words what is wrong with a city folder, and which facts its answers still lack."""
    from backend.answers import read_answers
    from backend.city.folder import read_city

    try:
        found, answers = read_city(folder.resolve()), read_answers(folder.resolve())
    except CityError as error:
        raise click.ClickException(str(error)) from error
    counts = f"{len(found.definitions)} services, {len(answers.articles)} answers"
    click.echo(f"{found.facts['name']}: {counts}, nothing to mend.")
    if missing := answers.missing():
        click.echo("\nNot known yet (facts.yaml). The sentences that need it are left out:")
    for name, places in missing.items():
        click.echo(f"  {name}: {answers.facts[name].means}\n    {', '.join(places)}")


@city.command("answers")
def city_answers() -> None:
    """How many people found each answer useful, and how many did not."""
    from backend.answers.queries import counted

    with _app().app_context():
        for answer, useful, people in counted():
            click.echo(f"{answer}: {people} say it was {'useful' if useful else 'not useful'}")


@city.command("load")
def city_load() -> None:
    """Put the folder's services in force."""
    app = _app()
    with app.app_context():
        changed = _load_city(app)
    click.echo(f"In force: {', '.join(changed) or 'as before'}.")


@city.command("addresses")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def city_addresses(file: Path) -> None:
    """Build the gazetteer from a file of address points (CSV or GeoJSON)."""
    from rich.progress import Progress

    from backend.places.actions import load_addresses
    from backend.places.addresses import AddressFileError

    with _app().app_context(), Progress() as bar:
        task = bar.add_task("Reading addresses")
        try:
            known = load_addresses(file, lambda done, total: bar.update(task, completed=done, total=total))
        except AddressFileError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"The gazetteer knows {known} house numbers.")


@main.group()
def bench() -> None:
    """Measure."""


@bench.command("geocoder")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--shipped", is_flag=True, help="Ask the city's own gazetteer instead of one made from the file.")
def bench_geocoder(file: Path, *, shipped: bool) -> None:
    """How many addresses of FILE (CSV with address and point) are found, how exactly, how fast."""
    from backend.places.addresses import AddressFileError
    from backend.places.bench import bench as measure

    app = _app()
    with app.app_context():
        try:
            measure(file, app.extensions["geocoder"] if shipped else None)
        except AddressFileError as error:
            raise click.ClickException(str(error)) from error


@main.group()
def staff() -> None:
    """The people who sign in."""


@staff.command("set")
@click.argument("name")
@click.option("--role", required=True, help="agent, department, manager or admin")
@click.option("--display", help="The name that colleagues see.")
@click.password_option()
def staff_set(name: str, role: str, display: str | None, password: str) -> None:
    """Make a member of staff, or give one a new password and role."""
    from backend.staff.actions import set_password

    with _app().app_context():
        try:
            set_password(name, password, role=role, display=display or name)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{name} can sign in.")


@staff.command("reset")
def staff_reset() -> None:
    """Give the demonstration's members of staff new passwords and print them."""
    from backend import welcome

    settings = _settings()
    with create_app(settings).app_context():
        people = welcome.sign_ins(settings, anew=True)
    welcome.print_sign_ins(people)


@main.command()
@click.option("--clear", is_flag=True, help="Remove the made-up reports, for good.")
def demo(*, clear: bool) -> None:
    """Fill an empty city with made-up reports, or remove them."""
    from backend import welcome

    settings = _settings()
    with create_app(settings).app_context():
        if clear:
            click.echo(f"{welcome.end_demonstration(settings)} made-up reports are gone.")
        else:
            welcome.show_a_living_city(settings)


@main.command("rotate-push-key")
def rotate_push_key() -> None:
    """Make a new VAPID key for new push subscriptions; those made before keep theirs."""
    from backend.notices.actions import rotate_push_key as rotate

    with _app().app_context():
        click.echo(f"New subscriptions are made with key {rotate()}.")


def _make_push_key() -> None:
    from backend.notices import actions, keys

    if keys.newest() is None:
        actions.rotate_push_key()


def _migrate(app: Flask) -> None:
    from backend.core.migrations import migrate

    migrate(app)


def _load_city(app: Flask) -> list[str]:
    from backend.city.actions import load

    return load(app.extensions["city"])


if __name__ == "__main__":
    main()
