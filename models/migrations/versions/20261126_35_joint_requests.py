"""Requests that owners make together."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_35"
down_revision = "20261126_33"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "owners_request_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("voter_commitment", sa.String(), nullable=True),
        sa.CheckConstraint("move IN ('ask', 'join', 'leave', 'answer')", name=op.f("ck_owners_request_step_move")),
        sa.CheckConstraint(
            "(voter_commitment IS NULL) = (move = 'answer')",
            name=op.f("ck_owners_request_step_an_owner_asks_joins_and_leaves"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_owners_request_step_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_request_step")),
        sa.UniqueConstraint("request_id", "number", name=op.f("uq_owners_request_step_request_id_number")),
    )
    op.create_index(op.f("ix_owners_request_step_community_id"), "owners_request_step", ["community_id"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("owners_request_step")
