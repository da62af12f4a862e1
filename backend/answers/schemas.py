"""What comes in: the head of an article's file, the facts of the city's folder, whether an answer was useful."""

from __future__ import annotations

import re
from typing import Any, Final

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from backend.city.schemas import CODE, Keywords, words

VALUES: Final = {
    "text": (r"[^{}\[\]<>*`\n]+", "Write words without brackets, on one line."),
    "phone": (r"\+?\d[\d-]{1,18}\d", "Write a telephone number with digits and hyphens, such as 916-555-0100."),
    "link": (r"https://[^\s()<>{}]+", "Write an address that begins with https:// and holds no brackets."),
}
"""What a fact's value may be, by its kind, and what to do where it is something else."""


class ArticleHead(Schema):
    """The YAML between the two lines of --- with which answers/<code>.md begins. `services` are the codes of services
    that the answer may lead to."""

    title = words(longest=120)
    group = words(longest=80)
    keywords = Keywords()
    services = fields.List(fields.String(validate=CODE), load_default=list)


class FactEntry(Schema):
    """One entry of facts.yaml, by its name: what it means, its kind, and its value, null while nobody knows it."""

    means = fields.String(required=True, validate=validate.Length(1, 300))
    kind = fields.String(load_default="text", validate=validate.OneOf(list(VALUES)))
    value = fields.String(required=True, allow_none=True)

    @validates_schema
    def value_fits(self, data: dict[str, Any], **_: object) -> None:
        """A value is what its kind says."""
        pattern, remedy = VALUES[data.get("kind", "text")]
        if data.get("value") is not None and not re.fullmatch(pattern, data["value"]):
            raise ValidationError(remedy, "value")


class UsefulSchema(Schema):
    """Whether an answer was useful to somebody."""

    class Meta:
        """Newer phones may send more."""

        unknown = EXCLUDE

    useful = fields.Boolean(required=True, truthy={True}, falsy={False})
