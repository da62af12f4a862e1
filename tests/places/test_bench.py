"""The bench measures what it says: an invented town of straight streets is found almost to the metre."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.places.bench import bench


def test_a_regular_town_is_found_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        f"{number} {name} ST,{38.5 + n * 0.002 + (number % 2) * 0.0002:.6f},{-121.5 + number * 0.00002:.6f}"
        for n, name in enumerate(("OAK", "ELM", "FIR", "ASH"))
        for number in range(100, 1100, 7)
    ]
    path = tmp_path / "town.csv"
    path.write_text("address,lat,lon\n" + "\n".join(rows))
    figures = bench(path)
    assert figures["asked"] == round(len(rows) * 0.2)
    assert figures["forward"]["found"] == 1
    assert figures["forward"]["placed_errors"]["median_m"] < 1
    assert figures["reverse"]["street_right"] == 1
    assert "forward" in capsys.readouterr().out
