"""Under which staff number somebody who has an account inspects."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_41"
down_revision = "20261126_40"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "inspector_number",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("staff_number", sa.String(), nullable=False),
        sa.Column("said_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_inspector_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("inspector_number")
