"""Every point has a cell: H3 at resolution 15, as the signed 64-bit integer that every SQL database can index."""

from __future__ import annotations

import h3.api.basic_int as h3

RESOLUTION = 15


def cell_of(lat: float, lng: float) -> int:
    """The H3 cell (about one square metre) of a point in WGS 84 degrees. H3 uses 63 bits, so the sign is never set."""
    return int(h3.latlng_to_cell(lat, lng, RESOLUTION))
