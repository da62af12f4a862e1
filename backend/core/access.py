"""Who may call what. Every view carries one of these marks; a guard walks the URL map and finds any that does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from flask_login import current_user

from backend.core.errors import Problem

View = TypeVar("View", bound=Callable[..., Any])
ROLES = ("agent", "department", "manager", "admin")


def anyone(view: View) -> View:
    """Open to everybody; shows nothing personal."""
    view.access = "anyone"  # type: ignore[attr-defined]
    return view


def reporter(view: View) -> View:
    """Needs the key that proves the ticket number (checked where the number is known, by `reports.number`)."""
    view.access = "reporter"  # type: ignore[attr-defined]
    return view


def staff(*roles: str) -> Callable[[View], View]:
    """Needs a signed-in member of staff, in one of `roles` (any role if none is named). 401 or 403 otherwise."""
    if unknown := set(roles) - set(ROLES):
        raise ValueError(f"no such role: {unknown}")

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                raise Problem(401, "sign-in", "Please sign in first.")
            if roles and current_user.role not in roles:
                raise Problem(403, "not-yours", "Your role does not allow this.")
            return view(*args, **kwargs)

        guarded.access = "staff"  # type: ignore[attr-defined]
        guarded.roles = roles or ROLES  # type: ignore[attr-defined]
        return cast(View, guarded)

    return mark
