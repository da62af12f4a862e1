"""What goes out about parcels."""

from __future__ import annotations

from backend.core.shapes import Shape, instant


class LeftShape(Shape):
    """Until when the parcel can be taken."""

    until = instant()
