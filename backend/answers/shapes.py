"""What goes out about answers, as documented shapes."""

from __future__ import annotations

from marshmallow import fields, validate

from backend.answers.blocks import HEADING, LIST, PARAGRAPH, STEPS
from backend.core.shapes import Shape, many, text


class ArticleLineShape(Shape):
    """An answer in the list. `language` is the one that its title and text are in; `version` changes with what is
    shown."""

    code = text()
    title = text()
    group = text()
    keywords = fields.List(fields.String(), required=True)
    version = text()
    language = text()


class ArticlesShape(Shape):
    """Every answer, by group and title."""

    answers = many(ArticleLineShape)


class SpanShape(Shape):
    """Some words. `href` is where they lead: tel:, https:, or a path of the app."""

    text = fields.String(required=True)
    strong = fields.Boolean(required=True)
    href = fields.String(required=True, allow_none=True)


class ItemShape(Shape):
    """One item of a list."""

    spans = many(SpanShape)


class BlockShape(Shape):
    """A heading or paragraph has `spans`, a list or numbered steps have `items`."""

    kind = fields.String(required=True, validate=validate.OneOf([HEADING, PARAGRAPH, LIST, STEPS]))
    spans = many(SpanShape)
    items = many(ItemShape)


class ArticleShape(Shape):
    """One answer, in `language`; `services` are the codes of services that it may lead to."""

    code = text()
    title = text()
    group = text()
    version = text()
    language = text()
    blocks = many(BlockShape)
    services = fields.List(fields.String(), required=True)


class CountedShape(Shape):
    """What was said has been counted; who said it is not known."""

    useful = fields.Boolean(required=True)
