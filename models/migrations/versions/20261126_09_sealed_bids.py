"""Sealed bids: events of boxes, submissions, envelopes in pieces, hand-ins."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_09"
down_revision = "20261126_08"
branch_labels = None
depends_on = None

_MOVES = (
    "announce", "amend", "close", "hand_in", "rescue", "open_covers", "open_technical", "open_prices",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "bid_box_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_bid_box_event_move")),
        sa.CheckConstraint(
            "(number = 1) = (move = 'announce')", name=op.f("ck_bid_box_event_an_announcement_comes_first")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bid_box_event")),
        sa.UniqueConstraint("tender_id", "number", name=op.f("uq_bid_box_event_tender_id_number")),
    )
    op.create_table(
        "bid_submission",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("lot_id", sa.String(), nullable=False),
        sa.Column("accepted_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_bid_submission")),
    )
    op.create_index(
        op.f("ix_bid_submission_tender_id_lot_id_accepted_at"), "bid_submission", ["tender_id", "lot_id", "accepted_at"]
    )
    op.create_table(
        "bid_envelope",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("bytes > 0", name=op.f("ck_bid_envelope_bytes")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_bid_envelope")),
    )
    op.create_table(
        "bid_piece",
        sa.Column("envelope", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("number >= 0", name=op.f("ck_bid_piece_number")),
        sa.CheckConstraint("length(data) BETWEEN 1 AND 1048576", name=op.f("ck_bid_piece_size")),
        sa.PrimaryKeyConstraint("envelope", "number", name=op.f("pk_bid_piece")),
    )
    _make_hand_in()


def _make_hand_in() -> None:
    op.create_table(
        "bid_hand_in",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('shares', 'halves')", name=op.f("ck_bid_hand_in_kind")),
        sa.CheckConstraint(
            "(part IS NOT NULL) = (kind = 'shares')", name=op.f("ck_bid_hand_in_shares_have_their_part")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_bid_hand_in")),
    )
    op.create_index(op.f("ix_bid_hand_in_tender_id_kind_part"), "bid_hand_in", ["tender_id", "kind", "part"])


def downgrade() -> None:
    """Take the tables away."""
    for name in ("bid_hand_in", "bid_piece", "bid_envelope", "bid_submission", "bid_box_event"):
        op.drop_table(name)
