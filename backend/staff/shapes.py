"""What goes out to staff, as documented shapes."""

from __future__ import annotations

from marshmallow import fields

from backend.core.shapes import PointShape, Shape, instant, many, one, text
from backend.reports.shapes import ReportersShape, ServiceShape


class PersonShape(Shape):
    """Who is signed in."""

    name = text()
    role = text()
    display = text()


class QueueDepartmentShape(Shape):
    """A department."""

    code = text()
    name = text(nullable=True)


class LineShape(Shape):
    """A report in the queue."""

    number = text()
    service = one(ServiceShape)
    state = text()
    received_at = instant()
    updated_at = instant()
    expected_by = fields.Date(required=True, allow_none=True)
    overdue = fields.Boolean(required=True)
    address = text(nullable=True)
    near = text(nullable=True)
    photos = fields.Integer(required=True)
    urgent = fields.Boolean(required=True)
    department = one(QueueDepartmentShape)


class QueueShape(Shape):
    """A page of the queue, the cursor of the next one, how many reports are in each state within the other filters
    (100 stands for that many or more), and when it was read: what is received later is not in it."""

    reports = many(LineShape)
    next = text(nullable=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    as_of = instant()


class SentShape(Shape):
    """A mail or a push as its reader sees it. Of a mail that is not kept, title and body are unknown; of a resident's
    address only a hint is shown (`j…@host`), of a browser's nothing."""

    id = text()
    at = instant()
    ticket = text()
    channel = text()
    language = text(nullable=True)
    sender = text(nullable=True)
    to = text(nullable=True)
    title = text(nullable=True)
    body = text(nullable=True)
    url = text(nullable=True)
    photos = fields.List(fields.String(), required=True)


class SentPageShape(Shape):
    """A page of what was sent, newest first, and the cursor of the next one."""

    sent = many(SentShape)
    next = text(nullable=True)


class MoveShape(Shape):
    """A move that is allowed now, and what must be said with it."""

    to = text()
    label = text()
    needs = text(nullable=True)


class ReasonShape(Shape):
    """A reason for closing what is not done."""

    code = text()
    label = text()


class StaffPhotoShape(Shape):
    """A photo with what it told about itself."""

    no = fields.Integer(required=True)
    state = text()
    released = fields.Boolean(required=True)
    url = text(nullable=True)
    thumb = text(nullable=True)
    width = fields.Integer(required=True, allow_none=True)
    height = fields.Integer(required=True, allow_none=True)
    taken_at = text(nullable=True)
    gps = one(PointShape, nullable=True)
    reason = text(nullable=True)


class HandOverShape(Shape):
    """What the department got, or why not."""

    at = instant()
    channel = text()
    to = text(nullable=True)
    state = text()
    error = text(nullable=True)


class StaffReportShape(ReportersShape):
    """Everything needed to work on a report."""

    moves = many(MoveShape)
    reasons = many(ReasonShape)
    photos_all = many(StaffPhotoShape)
    description_released = fields.Boolean(required=True)
    dispatch = many(HandOverShape)
