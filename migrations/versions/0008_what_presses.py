"""from which day a report presses, and what is open in that order

A migration may meet a million rows and a running web server: no long locks; what is taken away goes in two releases.
Only what is open is filled in: an ended report of before that is opened again comes last.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDEX = "ix_report_pressing"
IS_OPEN = "state NOT IN ('done', 'closed')"
FILL = f"UPDATE report SET presses_from = CASE WHEN urgent THEN '0001-01-01' ELSE expected_by END WHERE {IS_OPEN}"  # noqa: S608
PROMISED = " AND (urgent OR expected_by IS NOT NULL)"


def upgrade() -> None:
    """Go forward."""
    op.add_column("report", sa.Column("presses_from", sa.Date(), server_default="9999-12-31", nullable=False))
    op.execute(FILL + PROMISED)
    where = {"sqlite_where": sa.text(IS_OPEN), "postgresql_where": sa.text(IS_OPEN)}
    op.create_index(INDEX, "report", ["presses_from", "number"], **where)


def downgrade() -> None:
    """Go back."""
    op.drop_index(INDEX, "report")
    op.drop_column("report", "presses_from")
