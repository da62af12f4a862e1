"""the thing that a report is about, and the day that an event names

A migration may meet a million rows and a running web server: no long locks; what is taken away goes in two releases.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("report", sa.Column("asset", sa.String(60), nullable=True))
    op.add_column("event", sa.Column("day", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("event", "day")
    op.drop_column("report", "asset")
