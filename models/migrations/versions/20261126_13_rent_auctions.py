"""Rent auctions: their rules, and what happened in them."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_13"
down_revision = "20261126_12"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "auction",
        sa.Column("auction_id", sa.String(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("announced_by", sa.String(), nullable=False),
        sa.Column("announced_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("auction_id", name=op.f("pk_auction")),
    )
    op.create_table(
        "auction_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("auction_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("signed", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("move IN ('bid', 'pause', 'resume', 'cancel', 'close')", name=op.f("ck_auction_step_move")),
        sa.CheckConstraint("number > 0", name=op.f("ck_auction_step_number")),
        sa.CheckConstraint("(move = 'bid') = (amount_fen > 0)", name=op.f("ck_auction_step_a_bid_has_its_amount")),
        sa.CheckConstraint(
            "(move = 'close') = (signed IS NULL)", name=op.f("ck_auction_step_all_but_the_close_is_signed")
        ),
        sa.ForeignKeyConstraint(
            ["auction_id"], ["auction.auction_id"], name=op.f("fk_auction_step_auction_id_auction")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auction_step")),
        sa.UniqueConstraint("auction_id", "number", name=op.f("uq_auction_step_auction_id_number")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("auction_step")
    op.drop_table("auction")
