"""Leading groups and joint meetings."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261127_60"
down_revision = "20261126_52"
branch_labels = None
depends_on = None

_MOVES = ("set_up", "met", "task", "report", "done", "end")


def upgrade() -> None:
    """Make the table."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "group_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_group_step_move")),
        sa.CheckConstraint("number > 0", name=op.f("ck_group_step_number")),
        sa.CheckConstraint("(number = 1) = (move = 'set_up')", name=op.f("ck_group_step_set_up_first_and_once")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_step")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_group_step_group_id_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("group_step")
