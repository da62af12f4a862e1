"""The house stays as its tree says."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from backend.core.access import ROLES
from backend.settings import PREFIX, ROOT, Settings, SettingsError, from_env

BACKEND = ROOT / "backend"
LONGEST_FILE = 400
ASKED_FOR = (
    "flask", "flask-sqlalchemy", "flask-login", "marshmallow", "pillow", "exifread", "geopy", "webpush", "pytest",
)  # fmt: skip
TOP = ("backend", "pwa", "migrations", "tests", "pyproject.toml", "Dockerfile", "README.md", "LICENSE", "Makefile")


def sources() -> Iterator[Path]:
    """Our own source files."""
    for folder, patterns in {"backend": ("*.py",), "tests": ("*.py",), "pwa/src": ("*.ts", "*.tsx", "*.css")}.items():
        for pattern in patterns:
            yield from (ROOT / folder).rglob(pattern)


def test_what_was_asked_for_stands_at_the_top() -> None:
    assert [name for name in TOP if not (ROOT / name).exists()] == []


def test_the_packages_asked_for_are_direct_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=\[]", line)[0].lower() for line in declared}
    assert [name for name in ASKED_FOR if name not in names] == []


def test_no_file_has_grown_too_long() -> None:
    long = {str(p.relative_to(ROOT)): n for p in sources() if (n := len(p.read_text().splitlines())) > LONGEST_FILE}
    assert long == {}


def test_only_the_settings_read_the_environment() -> None:
    allowed = {BACKEND / "settings.py", BACKEND / "cli.py"}
    readers = [p for p in BACKEND.rglob("*.py") if p not in allowed and re.search(r"os\.environ|getenv", p.read_text())]
    assert readers == []


def test_only_the_database_commits_and_only_actions_write() -> None:
    committers = [p.name for p in BACKEND.rglob("*.py") if re.search(r"session\.commit\(", p.read_text())]
    assert committers == ["db.py"]
    writers = {
        p.name
        for p in BACKEND.rglob("*.py")
        if p.parent.name != "core" and re.search(r"\bsa\.(insert|update|delete)\(", p.read_text())
    }
    assert writers <= {"actions.py", "jobs.py", "events.py", "demo.py"}


def test_every_module_says_what_it_is() -> None:
    silent = [p for p in BACKEND.rglob("*.py") if not ast.get_docstring(ast.parse(p.read_text()))]
    assert silent == []


def test_every_setting_is_explained_in_the_example() -> None:
    written = re.findall(rf"^{PREFIX}([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(name.lower() for name in written) == sorted(field.name for field in fields(Settings))


@pytest.mark.parametrize("missing", ["SECRET_KEY", "PUBLIC_URL"])
def test_production_does_not_start_without_its_secrets(missing: str, tmp_path: Path) -> None:
    given = {"ENV": "production", "SECRET_KEY": "x" * 40, "PUBLIC_URL": "https://311.example", "DATA": str(tmp_path)}
    del given[missing]
    with pytest.raises(SettingsError, match=PREFIX + missing):
        from_env({PREFIX + name: value for name, value in given.items()})


@pytest.mark.parametrize(("name", "text"), [("PORT", "many"), ("DEMO", "perhaps"), ("ENV", "prod")])
def test_a_setting_that_cannot_be_read_is_named(name: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=PREFIX + name):
        from_env({PREFIX + name: text, PREFIX + "DATA": str(tmp_path)})


def test_imports_run_one_way() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_setting_and_role_is_documented() -> None:
    operating = (ROOT / "docs" / "operating.md").read_text()
    assert [role for role in ROLES if role not in operating] == []


def test_the_table_of_services_is_that_of_the_catalogue() -> None:
    done = subprocess.run([sys.executable, "tools/services", "--check"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
