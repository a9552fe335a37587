"""Property officers."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_08"
down_revision = "20261126_07"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "staff_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_no", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("subdistrict", sa.String(), nullable=True),
        sa.Column("neighbourhood", sa.String(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("name_commitment", sa.String(), nullable=True),
        sa.CheckConstraint("move IN ('appoint', 'relieve')", name=op.f("ck_staff_event_move")),
        sa.CheckConstraint("role IN ('leader', 'officer')", name=op.f("ck_staff_event_role")),
        sa.CheckConstraint(
            "(move = 'appoint') = (role IS NOT NULL AND subdistrict IS NOT NULL)",
            name=op.f("ck_staff_event_an_office_is_named"),
        ),
        sa.CheckConstraint(
            "neighbourhood IS NULL OR role = 'officer'", name=op.f("ck_staff_event_a_leader_is_of_the_subdistrict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_event")),
        sa.UniqueConstraint("staff_no", "number", name=op.f("uq_staff_event_staff_no_number")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("staff_event")
