"""Tokens for other programs."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_15"
down_revision = "20261126_14"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "api_token",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("secret_digest", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("length(secret_digest) = 64", name=op.f("ck_api_token_secret_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
    )
    op.create_table(
        "api_token_end",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revoked_by", sa.String(), nullable=False),
        sa.Column("revoked_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["api_token.id"], name=op.f("fk_api_token_end_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token_end")),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in ("api_token_end", "api_token"):
        op.drop_table(table)
