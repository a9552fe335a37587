"""Letting: steps of estates' assets and of their leases."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_20"
down_revision = "20261126_19"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "asset_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("asset_id", sa.String(), nullable=False),
        *_said(),
        sa.CheckConstraint("move IN ('register', 'correct', 'withdraw')", name=op.f("ck_asset_event_move")),
        sa.CheckConstraint("number > 0", name=op.f("ck_asset_event_number")),
        sa.CheckConstraint("(number = 1) = (move = 'register')", name=op.f("ck_asset_event_registered_first_and_once")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset_event")),
        sa.UniqueConstraint("asset_id", "number", name=op.f("uq_asset_event_asset_id_number")),
    )
    op.create_index(op.f("ix_asset_event_community_id"), "asset_event", ["community_id"])
    op.create_table(
        "lease_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("lease_id", sa.String(), nullable=False),
        sa.Column("asset_id", sa.String(), nullable=False),
        *_said(),
        sa.CheckConstraint("move IN ('sign', 'remind', 'end', 'hand_back')", name=op.f("ck_lease_event_move")),
        sa.CheckConstraint("number > 0", name=op.f("ck_lease_event_number")),
        sa.CheckConstraint("(number = 1) = (move = 'sign')", name=op.f("ck_lease_event_signed_first_and_once")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_event")),
        sa.UniqueConstraint("lease_id", "number", name=op.f("uq_lease_event_lease_id_number")),
    )
    op.create_index(op.f("ix_lease_event_asset_id"), "lease_event", ["asset_id"])
    op.create_index(op.f("ix_lease_event_community_id"), "lease_event", ["community_id"])


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("lease_event")
    op.drop_table("asset_event")


def _said() -> tuple[sa.Column[object], ...]:
    """Return what every step says."""
    return (
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
    )
