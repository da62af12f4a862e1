"""Every point has a cell: H3 at resolution 15, as the signed 64-bit integer that every SQL database can index."""

from __future__ import annotations

import h3.api.basic_int as h3

RESOLUTION = 15
BLOCK = 10
REACH_M = 50
"""What one more ring of block cells (edge 65 to 76 m) surely reaches: less than geometry says, since the cells of a
point's ancestors overlap their neighbours a little."""


def cell_of(lat: float, lng: float) -> int:
    """The H3 cell (about one square metre) of a point in WGS 84 degrees. H3 uses 63 bits, so the sign is never set."""
    return int(h3.latlng_to_cell(lat, lng, RESOLUTION))


def block_of(lat: float, lng: float) -> int:
    """The cell at resolution 10 (about a city block) that `cell_of` the point descends from."""
    return int(h3.cell_to_parent(cell_of(lat, lng), BLOCK))


def blocks_around(lat: float, lng: float, rings: int) -> list[int]:
    """The block of a point and the rings around it: whatever lies within `rings` times REACH_M metres is there."""
    return [int(cell) for cell in h3.grid_disk(block_of(lat, lng), rings)]
