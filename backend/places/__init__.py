"""Places: the cell of a point, addresses and their points (forward and reverse), the areas a point lies in."""

from backend.places.areas import Area, Areas, read_areas
from backend.places.cells import cell_of
from backend.places.interface import Found, Geocoder, Nearest, Unavailable
from backend.places.queries import address_near, areas_at, nearest_words, places_called, sure_place

__all__ = [
    "Area",
    "Areas",
    "Found",
    "Geocoder",
    "Nearest",
    "Unavailable",
    "address_near",
    "areas_at",
    "cell_of",
    "nearest_words",
    "places_called",
    "read_areas",
    "sure_place",
]
