"""Address files are read however their columns are called, and one that cannot be read says why."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from backend.places import addresses
from backend.places.addresses import AddressFileError, AddressPoint, read_addresses

POINT = AddressPoint("1300 N F ST", "Sacramento", 38.58, -121.48)


def write(folder: Path, text: str, name: str = "a.csv") -> Path:
    path = folder / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "lon,lat,number,street,unit,city\n-121.48,38.58,1300,N F ST,,Sacramento\n",
        "LATITUDE,LONGITUDE,FULL_ADDRESS,CITY\n38.58,-121.48,1300 N F ST,Sacramento\n",
        "\ufeffHouse Number,PreDir,StreetName,Suffix,Y,X,Municipality\n1300,N,F,ST,38.58,-121.48,Sacramento\n",
        "x_coordinate,y_coordinate,latitude,longitude,street_address,city\n1,2,38.58,-121.48,1300 N F ST,Sacramento\n",
    ],
)
def test_columns_are_known_by_their_common_names(tmp_path: Path, text: str) -> None:
    assert list(read_addresses(write(tmp_path, text))) == [POINT]
    assert list(read_addresses(write(tmp_path, text, "a.csv.gz"))) == [POINT]


def feature(n: int, kind: str = "Point") -> dict[str, object]:
    told = {"number": str(n), "street": "F ST", "note": '"features": [{'}
    return {"type": "Feature", "properties": told, "geometry": {"type": kind, "coordinates": [-121.48, 38.58]}}


@pytest.mark.parametrize("lines", [False, True], ids=["collection", "one a line"])
def test_geojson_is_read_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lines: bool) -> None:
    monkeypatch.setattr(addresses, "CHUNK", 100)
    features = [feature(1), feature(2, "Polygon"), {**feature(4), "geometry": None}, *map(feature, range(5, 30))]
    whole = json.dumps({"type": "FeatureCollection", "features": features})
    text = "\n".join(map(json.dumps, features)) if lines else whole
    found = [point.address for point in read_addresses(write(tmp_path, text, "a.geojson"))]
    assert found == ["1 F ST", *(f"{n} F ST" for n in range(5, 30))]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "number,street\n1,F\n", "lat and lon"),
        ("a.csv", "lat,lon,colour\n1,2,red\n", "number and street"),
        ("a.csv", "", "no address"),
        ("a.geojson", '{"features": [{"type": "Feature", ', "GeoJSON"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(AddressFileError, match=words):
        list(read_addresses(write(tmp_path, text, name)))


def test_lines_without_a_point_are_left_out(tmp_path: Path) -> None:
    rows = ["1 F ST,,", "2 F ST,x,y", "3 F ST,91,0", "4 F ST,0,0", ",38,-121", "5 F ST,38,-121"]
    found = read_addresses(write(tmp_path, "address,lat,lon\n" + "\n".join(rows)))
    assert [point.address for point in found] == ["5 F ST"]


def test_progress_tells_how_much_of_the_file_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "address,lat,lon\n" + "1 F ST,38.5,-121.4\n" * 20_000)
    told: list[tuple[int, int]] = []
    list(read_addresses(path, lambda done, size: told.append((done, size))))
    assert len(told) > 3
    assert told[-1] == (path.stat().st_size, path.stat().st_size)
    assert told == sorted(told)
