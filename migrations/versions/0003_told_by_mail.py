"""Being told by e-mail: an address is told nothing before it has confirmed; what was sent is read by its time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Whoever is told by push has allowed it in the browser already."""
    with op.batch_alter_table("subscription", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE subscription SET confirmed_at = created_at")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_sent_at"), ["sent_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_subscription"), ["subscription"], unique=False)
    with op.batch_alter_table("dispatch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispatch_sent_at"), ["sent_at"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("dispatch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dispatch_sent_at"))
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_subscription"))
        batch_op.drop_index(batch_op.f("ix_delivery_sent_at"))
    op.execute("DELETE FROM subscription WHERE confirmed_at IS NULL OR channel = 'email'")
    with op.batch_alter_table("subscription", schema=None) as batch_op:
        batch_op.drop_column("confirmed_at")
