"""what is known nearest to a report's point

A migration may meet a million rows and a running web server: no long locks; what is taken away goes in two releases.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("report", sa.Column("near", sa.String(200), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("report", "near")
