"""Photos: what a report lists is awaited, kept in quarantine, cleaned in a child process, then shown or refused."""

from backend.photos.actions import expect, receive, release, store
from backend.photos.models import Photo
from backend.photos.queries import (
    count,
    number_of,
    of_owner,
    owners_list,
    picture,
    public_list,
    shown,
    staff_list,
    state_of,
    unsettled,
)
from backend.photos.store import Store

__all__ = [
    "Photo",
    "Store",
    "count",
    "expect",
    "number_of",
    "of_owner",
    "owners_list",
    "picture",
    "public_list",
    "receive",
    "release",
    "shown",
    "staff_list",
    "state_of",
    "store",
    "unsettled",
]
