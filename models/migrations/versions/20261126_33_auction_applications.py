"""Applications to take part in rent auctions with their securities, and admissions among the events of an auction."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_33"
down_revision = "20261126_31"
branch_labels = None
depends_on = None

_MOVES = "'bid', 'pause', 'resume', 'cancel', 'close'"


def upgrade() -> None:
    """Make the table, and let an auction admit bidders."""
    op.create_table(
        "auction_application_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("auction_id", sa.String(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("signed", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint(
            "move IN ('apply', 'pay', 'refuse', 'refund', 'keep')", name=op.f("ck_auction_application_step_move")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_auction_application_step_number")),
        sa.CheckConstraint(
            "(move IN ('pay', 'refund', 'keep')) = (amount_fen > 0)",
            name=op.f("ck_auction_application_step_money_has_its_amount"),
        ),
        sa.CheckConstraint(
            "(move = 'apply') = (signed IS NOT NULL)", name=op.f("ck_auction_application_step_an_application_is_signed")
        ),
        sa.ForeignKeyConstraint(
            ["auction_id"], ["auction.auction_id"], name=op.f("fk_auction_application_step_auction_id_auction")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auction_application_step")),
        sa.UniqueConstraint(
            "auction_id", "handle", "number", name=op.f("uq_auction_application_step_auction_id_handle_number")
        ),
    )
    _let(f"'admit', {_MOVES}")


def downgrade() -> None:
    """Take the table away; admissions have to be gone before."""
    _let(_MOVES)
    op.drop_table("auction_application_step")


def _let(moves: str) -> None:
    """Let events be these moves. SQLite cannot change a constraint: its table is made anew, in one order always."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f("ck_auction_step_move"), "auction_step", type_="check")
        op.create_check_constraint(op.f("ck_auction_step_move"), "auction_step", f"move IN ({moves})")
        return
    op.rename_table("auction_step", "auction_step_before")
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
        sa.CheckConstraint(f"move IN ({moves})", name=op.f("ck_auction_step_move")),
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
    op.execute("INSERT INTO auction_step SELECT * FROM auction_step_before")
    op.drop_table("auction_step_before")
