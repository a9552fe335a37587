"""Enrolments of keys that wait for whoever makes sure whose they are."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_39"
down_revision = "20261126_38"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "key_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("vkey", sa.String(), nullable=False),
        sa.Column("statement", sa.JSON(), nullable=False),
        sa.Column("handed_by", sa.String(), nullable=False),
        sa.Column("handed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("answered_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.CheckConstraint("outcome IN ('admitted', 'refused')", name=op.f("ck_key_request_outcome")),
        sa.CheckConstraint(
            "(outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_key_request_an_answer_is_somebodys"),
        ),
        sa.CheckConstraint("outcome <> 'refused' OR reason <> ''", name=op.f("ck_key_request_a_refusal_has_a_reason")),
        sa.CheckConstraint("answered_by <> handed_by", name=op.f("ck_key_request_nobody_confirms_their_own")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_request")),
    )
    op.create_index(op.f("ix_key_request_vkey"), "key_request", ["vkey"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("key_request")
