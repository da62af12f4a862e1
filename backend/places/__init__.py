"""Places: the cell of a point, and (as they come) addresses, areas and geocoders."""

from backend.places.cells import cell_of

__all__ = ["cell_of"]
