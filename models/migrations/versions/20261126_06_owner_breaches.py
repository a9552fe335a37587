"""Owners' breaches after a judgment."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_06"
down_revision = "20261126_05"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "owner_breach",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("breach", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reported_by", sa.String(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("unrectified_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("owner_commitment", sa.String(), nullable=False),
        sa.Column("judgment_commitment", sa.String(), nullable=False),
        sa.Column("place_commitment", sa.String(), nullable=True),
        sa.CheckConstraint(
            "breach IN ('refusal', 'arrears', 'illegal_building', 'change_of_use')", name=op.f("ck_owner_breach_breach")
        ),
        sa.CheckConstraint("source IN ('court', 'arbitration')", name=op.f("ck_owner_breach_source")),
        sa.CheckConstraint("unrectified_on >= effective_on", name=op.f("ck_owner_breach_found_after_it_took_effect")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_breach")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("owner_breach")
