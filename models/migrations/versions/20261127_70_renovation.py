"""Renovation of old estates: the library of projects, and property rooms."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261127_70"
down_revision = "20261127_60"
branch_labels = None
depends_on = None

_MOVES = (
    "take_in", "survey", "lead", "show_plan", "answer", "start", "report", "finish", "reject", "accept", "put_off",
    "resume", "take_out",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "renovation_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_renovation_step_move")),
        sa.CheckConstraint(
            "(number = 1) = (move = 'take_in')", name=op.f("ck_renovation_step_taken_in_first_and_once")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_renovation_step_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renovation_step")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_renovation_step_project_id_number")),
    )
    op.create_table(
        "property_room_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("tenure", sa.String(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("move IN ('provide', 'give_up')", name=op.f("ck_property_room_event_move")),
        sa.CheckConstraint("tenure IN ('rented', 'built', 'owned')", name=op.f("ck_property_room_event_tenure")),
        sa.CheckConstraint(
            "(move = 'provide') = (tenure IS NOT NULL)", name=op.f("ck_property_room_event_a_room_is_held_somehow")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_property_room_event_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property_room_event")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_property_room_event_community_id_number")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("property_room_event")
    op.drop_table("renovation_step")
