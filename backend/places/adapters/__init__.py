"""The geocoders: the city's own gazetteer (an address file or the grid of its folder), Nominatim, ArcGIS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from backend.places.adapters.gazetteer import Gazetteer
from backend.places.adapters.grid import GridGeocoder, read_grids
from backend.places.interface import Geocoder

Bounds = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""


def make(url: str, folder: Path, town: str, bounds: Bounds, user_agent: str) -> Geocoder:
    """The geocoder at `url`: empty for the local gazetteer of the city in `folder`, or nominatim+https://host or
    arcgis+https://host (with +http for one on this machine). Outside geocoders are asked about places within `bounds`
    only. Raises ValueError for another URL, CityError for a grid that cannot be read."""
    parts = urlsplit(url)
    kind, _, scheme = parts.scheme.partition("+")
    if not url:
        return Gazetteer(GridGeocoder(read_grids(folder), town), town)
    if kind in ("nominatim", "arcgis") and scheme in ("http", "https") and parts.netloc:
        domain = parts.netloc + parts.path.rstrip("/")
        return _outside(kind)(scheme, domain, bounds, user_agent)
    raise ValueError(
        f"WELLKEPT_GEOCODER_URL={url!r}: leave it empty, or write nominatim+https://… or arcgis+https://…."
    )


def _outside(kind: str) -> Callable[[str, str, Bounds, str], Geocoder]:
    """A city with its own gazetteer need not hold what it takes to ask others."""
    if kind == "nominatim":
        from backend.places.adapters.nominatim import NominatimGeocoder  # noqa: PLC0415

        return NominatimGeocoder
    from backend.places.adapters.arcgis import ArcgisGeocoder  # noqa: PLC0415

    return ArcgisGeocoder
