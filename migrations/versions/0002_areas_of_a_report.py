"""the areas that a report's point lies in

A migration may meet a million rows and a running web server: no long locks; what is taken away goes in two releases.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("report", sa.Column("areas", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    """Go back."""
    op.drop_column("report", "areas")
