"""A PostgreSQL of our own for the tests: a cluster in a temporary folder, thrown away at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs; Debian keeps them off the PATH."""
    for found in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True):
        return str(found)
    if found_on_path := shutil.which(name):
        return found_on_path
    raise RuntimeError(f"PostgreSQL's {name} is not installed; run tools/machine.")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a cluster in `folder`; yields the start of its database URLs (add the database's name)."""
    data, port = folder / "pg", _free_port()
    data.mkdir(parents=True)
    _hand_over(folder)
    _run(
        "initdb",
        "-D",
        str(data),
        "-U",
        "wellkept",
        "-A",
        "trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} {SETTINGS}"
    _run("pg_ctl", "-D", str(data), "-o", options, "-l", str(data / "log"), "-w", "start")
    try:
        yield f"postgresql+psycopg://wellkept@127.0.0.1:{port}/"
    finally:
        _run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


def restart(folder: Path) -> None:
    """Stop the cluster in `folder` and start it again, as an update of PostgreSQL does."""
    _run("pg_ctl", "-D", str(folder / "pg"), "-m", "fast", "-l", str(folder / "pg" / "log"), "-w", "restart")


def _run(name: str, *arguments: str) -> None:
    command = [program(name), *arguments]
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    subprocess.run(command, check=True, capture_output=True, user=user, cwd="/")


def _hand_over(folder: Path) -> None:
    if os.geteuid() != 0:
        return
    owner = pwd.getpwnam("postgres")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
