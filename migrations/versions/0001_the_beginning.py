"""the beginning

A migration may meet a million rows and a running web server: no long locks; what is taken away goes in two releases.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "delivery",
        sa.Column("owner", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subscription", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("words", sa.JSON(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner", "event", "subscription", name=op.f("pk_delivery")),
    )
    op.create_table(
        "gazetteer_edition",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_gazetteer_edition")),
    )
    op.create_table(
        "gazetteer_number",
        sa.Column("street", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("side", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lng", sa.Double(), nullable=False),
        sa.Column("block", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("street", "side", "number", name=op.f("pk_gazetteer_number")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("gazetteer_number", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gazetteer_number_block"), ["block"], unique=False)

    op.create_table(
        "gazetteer_street",
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("called", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("written", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_gazetteer_street")),
    )
    with op.batch_alter_table("gazetteer_street", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gazetteer_street_edition"), ["edition"], unique=False)

    op.create_table(
        "geocoder_turn",
        sa.Column("geocoder", sa.String(length=40), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("geocoder", name=op.f("pk_geocoder_turn")),
    )
    op.create_table(
        "owed",
        sa.Column("owner", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(length=80), nullable=False),
        sa.Column("listener", sa.String(length=40), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("owner", "item", "listener", name=op.f("pk_owed")),
    )
    with op.batch_alter_table("owed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_owed_due_at"), ["due_at"], unique=False)

    op.create_table(
        "photo",
        sa.Column("owner", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_at", sa.String(length=40), nullable=True),
        sa.Column("taken_lat", sa.Double(), nullable=True),
        sa.Column("taken_lng", sa.Double(), nullable=True),
        sa.PrimaryKeyConstraint("owner", "no", name=op.f("pk_photo")),
        sa.UniqueConstraint("name", name=op.f("uq_photo_name")),
    )
    op.create_table(
        "push_key",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("private_pem", sa.Text(), nullable=False),
        sa.Column("public_pem", sa.Text(), nullable=False),
        sa.Column("public", sa.String(length=100), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_key")),
    )
    op.create_table(
        "service_version",
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_service_version")),
    )
    with op.batch_alter_table("service_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_version_code"), ["code"], unique=False)

    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("display", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("session_key", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("name", name=op.f("uq_staff_name")),
        sa.UniqueConstraint("session_key", name=op.f("uq_staff_session_key")),
    )
    op.create_table(
        "subscription",
        sa.Column("owner", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("address", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", name=op.f("pk_subscription")),
    )
    op.create_table(
        "report",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("service", sa.String(length=60), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("department", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("cell", sa.BigInteger(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lng", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("place_source", sa.String(length=12), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected_by", sa.Date(), nullable=True),
        sa.Column("last_event", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["service_version.version"], name=op.f("fk_report_version")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_cell"), ["cell"], unique=False)
        batch_op.create_index("ix_report_newest", ["received_at", "number"], unique=False)
        batch_op.create_index("ix_report_queue", ["state", "received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_service"), ["service"], unique=False)

    op.create_table(
        "dispatch",
        sa.Column("report", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("to", sa.String(length=254), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_dispatch_report")),
        sa.PrimaryKeyConstraint("report", "item", name=op.f("pk_dispatch")),
    )
    op.create_table(
        "event",
        sa.Column("report", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("device_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_staff", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=2000), nullable=True),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.Column("agency", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_event_report")),
        sa.PrimaryKeyConstraint("report", "no", name=op.f("pk_event")),
    )
    op.create_table(
        "follow_up",
        sa.Column("report", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_follow_up_report")),
        sa.PrimaryKeyConstraint("report", "id", name=op.f("pk_follow_up")),
    )
    op.create_table(
        "reporter",
        sa.Column("report", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_reporter_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_reporter")),
    )
    op.create_table(
        "words",
        sa.Column("report", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("place_note", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_words_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_words")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("words")
    op.drop_table("reporter")
    op.drop_table("follow_up")
    op.drop_table("event")
    op.drop_table("dispatch")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_service"))
        batch_op.drop_index("ix_report_queue")
        batch_op.drop_index("ix_report_newest")
        batch_op.drop_index(batch_op.f("ix_report_cell"))

    op.drop_table("report")
    op.drop_table("subscription")
    op.drop_table("staff")
    with op.batch_alter_table("service_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_version_code"))

    op.drop_table("service_version")
    op.drop_table("push_key")
    op.drop_table("photo")
    with op.batch_alter_table("owed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_owed_due_at"))

    op.drop_table("owed")
    op.drop_table("geocoder_turn")
    with op.batch_alter_table("gazetteer_street", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gazetteer_street_edition"))

    op.drop_table("gazetteer_street")
    with op.batch_alter_table("gazetteer_number", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gazetteer_number_block"))

    op.drop_table("gazetteer_number")
    op.drop_table("gazetteer_edition")
    op.drop_table("delivery")
