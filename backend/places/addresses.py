"""Reads address files: CSV or GeoJSON of address points, also gzipped, however their columns are called."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

CHUNK: Final = 1 << 20
LONGEST_FEATURE: Final = 16 << 20
COLUMNS: Final = {
    "number": ("number", "housenumber", "housenum", "houseno", "addrnum", "addno", "addnumber", "addressnumber",
               "stnum", "stno", "streetnumber", "streetno", "addrhousenumber", "hnum"),
    "direction": ("direction", "predir", "stdir", "prefix", "streetdir", "stpredir", "predirection", "dir"),
    "street": ("street", "streetname", "stname", "road", "addrstreet", "fullstreetname", "fullname", "stnam"),
    "kind": ("suffix", "streettype", "sttype", "stsuffix", "posttype", "stpostyp", "suf"),
    "address": ("address", "fulladdress", "fulladdr", "streetaddress", "siteaddress", "addressfull", "addr",
                "locationaddress", "location", "locationstreetname", "stadd"),
    "town": ("city", "town", "municipality", "postcity", "postcomm", "addrcity", "place", "locality", "placename"),
    "lat": ("lat", "latitude", "y", "ycoord", "ycoordinate"),
    "lng": ("lon", "lng", "long", "longitude", "x", "xcoord", "xcoordinate"),
}  # fmt: skip


class AddressFileError(ValueError):
    """The file cannot be read as addresses; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class AddressPoint:
    """One line of an address file: the address as written (number and street), its town or "", and its point."""

    address: str
    town: str
    lat: float
    lng: float


Reader = Callable[[Mapping[str, Any]], AddressPoint | None]
Progress = Callable[[int, int], None]
"""Told from time to time how many bytes of how many are read."""


def read_addresses(path: Path, progress: Progress = lambda *_: None) -> Iterator[AddressPoint]:
    """The address points of the file, one by one; a line without address or point is left out.

    Raises AddressFileError where no address or point can be made out, OSError where the file cannot be read.
    """
    with path.open("rb") as raw:
        counted = _Counted(raw, path.stat().st_size, progress)
        packed = path.suffix == ".gz"
        stream = io.TextIOWrapper(
            gzip.GzipFile(fileobj=counted) if packed else io.BufferedReader(counted),
            encoding="utf-8-sig",
            errors="replace",
            newline="",
        )
        name = path.name.removesuffix(".gz").lower()
        rows = _features(stream) if name.endswith(("json", "geojson", "geojsonl", "ndjson")) else csv.DictReader(stream)
        yield from _points(rows)


class _Counted(io.RawIOBase):
    """A file that tells how much of it has been read."""

    def __init__(self, file: io.BufferedReader, size: int, progress: Progress) -> None:
        self._file, self._size, self._progress = file, size, progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._file.readinto(buffer)
        self._progress(self._file.tell(), self._size)
        return count


def _points(rows: Iterator[Any] | csv.DictReader[str]) -> Iterator[AddressPoint]:
    reader: Reader | None = None
    for row in rows:
        reader = reader or _reader(list(row))
        if point := reader(row):
            yield point
    if reader is None:
        raise AddressFileError("There is no address in this file.")


def _reader(names: Sequence[str]) -> Reader:
    """How to read a row with these columns. Raises AddressFileError naming what is missing."""
    found = {what: _column(names, known) for what, known in COLUMNS.items()}
    if not found["lat"] or not found["lng"]:
        raise AddressFileError("No column holds the point. Call two of them lat and lon (WGS 84 degrees).")
    parts = [found[what] for what in ("number", "direction", "street", "kind")]
    if not (found["number"] and found["street"]):
        whole = found["address"] or found["street"]
        if not whole:
            raise AddressFileError("No column holds the address. Call one address, or two of them number and street.")
        parts = [whole]

    def read(row: Mapping[str, Any]) -> AddressPoint | None:
        text = " ".join(value for name in parts if name and (value := str(row.get(name) or "").strip()))
        town = str(row.get(found["town"] or "") or "").strip()
        try:
            lat, lng = float(row[found["lat"] or ""]), float(row[found["lng"] or ""])
        except (TypeError, ValueError, KeyError):
            return None
        if not text or not (-90 <= lat <= 90 and -180 <= lng <= 180) or (lat, lng) == (0, 0):
            return None
        return AddressPoint(text, town, lat, lng)

    return read


def _column(names: Sequence[str], known: Sequence[str]) -> str | None:
    """The column that bears one of the known names, the first of them first; case and signs do not count."""
    plain = {re.sub(r"[^a-z]", "", name.lower()): name for name in reversed(names) if name}
    return next((plain[name] for name in known if name in plain), None)


def _features(stream: io.TextIOBase) -> Iterator[dict[str, Any]]:
    """The point features of GeoJSON, as rows with lat and lon: a FeatureCollection, or one feature a line. Only the
    features at hand are in memory."""
    decoder, rest = json.JSONDecoder(), stream.read(CHUNK)
    head = re.search(r'"features"\s*:\s*\[', rest)
    at = head.end() if head else 0
    while rest:
        start = rest.find("{", at)
        try:
            feature, at = decoder.raw_decode(rest, start) if start >= 0 else (None, len(rest))
        except json.JSONDecodeError:
            more = stream.read(CHUNK)
            if not more or len(rest) > LONGEST_FEATURE:
                raise AddressFileError("The file is not GeoJSON, or it ends too early.") from None
            rest, at = rest[start:] + more, 0
            continue
        if row := _row(feature):
            yield row
        if start < 0:
            rest, at = stream.read(CHUNK), 0


def _row(feature: Any) -> dict[str, Any] | None:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not geometry or geometry.get("type") != "Point":
        return None
    lng, lat = geometry["coordinates"][:2]
    return {**(feature.get("properties") or {}), "lat": lat, "lon": lng}
