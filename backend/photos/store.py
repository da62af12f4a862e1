"""Where photos lie: a quarantine that nothing is ever served from, and the cleaned pictures, under one fsspec URL."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from fsspec.core import url_to_fs

_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
_QUARANTINE: Final = "quarantine"
_PUBLIC: Final = "public"


def public_name(secret: str, owner: int, no: int, sha256: str) -> str:
    """The name a cleaned photo is served under: 26 letters and digits.

    The same photo always gets the same name, so that cleaning it twice leaves one picture; without the server's
    `secret` nobody can guess it, although ticket number and digest may be known.
    """
    seed = f"wellkept-photo/{owner}/{no}/{sha256}".encode()
    digest = hmac.new(secret.encode(), seed, hashlib.sha256).digest()
    return base64.b32encode(digest)[:26].decode().lower()


class Store:
    """Photos under `url` (any that fsspec knows: file:///var/photos, s3://bucket/photos, memory://photos).

    Every name is one path part of letters, digits, dots, dashes and underscores, not beginning with a dot;
    anything else is a ValueError. What is written is there as a whole or not at all, and on local disks it is on the
    disk when the call returns.
    """

    def __init__(self, url: str) -> None:
        """Raises what fsspec raises where it does not know the URL's kind."""
        self._fs, root = url_to_fs(url)
        self._root = str(root).rstrip("/")
        self._local = "file" in (self._fs.protocol if isinstance(self._fs.protocol, tuple) else (self._fs.protocol,))

    def quarantine(self, name: str, data: bytes) -> None:
        """Keep a photo as it came, until it is cleaned."""
        self._write(_QUARANTINE, name, data)

    def quarantined(self, name: str) -> bytes:
        """A photo as it came. Raises FileNotFoundError."""
        return self._read(_QUARANTINE, name)

    def forget(self, name: str) -> None:
        """Forget a photo as it came. It may be gone already."""
        self._delete(_QUARANTINE, name)

    def publish(self, name: str, data: bytes) -> None:
        """Keep a cleaned picture, to be served under `name`."""
        self._write(_PUBLIC, name, data)

    def read(self, name: str) -> bytes:
        """A cleaned picture. Raises FileNotFoundError."""
        return self._read(_PUBLIC, name)

    def exists(self, name: str) -> bool:
        """Whether there is a cleaned picture of this name."""
        return bool(self._fs.exists(self._path(_PUBLIC, name)))

    def delete(self, name: str) -> None:
        """Forget a cleaned picture. It may be gone already."""
        self._delete(_PUBLIC, name)

    def _path(self, place: str, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a photo")
        return f"{self._root}/{place}/{name}"

    def _read(self, place: str, name: str) -> bytes:
        data: bytes = self._fs.cat_file(self._path(place, name))
        return data

    def _delete(self, place: str, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._fs.rm_file(self._path(place, name))

    def _write(self, place: str, name: str, data: bytes) -> None:
        path = self._path(place, name)
        if self._local:
            _write_durably(Path(path), data)
        else:
            self._fs.pipe_file(path, data)


def _write_durably(path: Path, data: bytes) -> None:
    """All of `data` or the file as it was, on the disk before this returns: a photo answered with 201 must survive."""
    _make_folder(path.parent)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _make_folder(folder: Path) -> None:
    """The folder, readable by its owner only, and durably so."""
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make the folder's list of names durable: without it a crash may forget a file whose bytes are safe."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
