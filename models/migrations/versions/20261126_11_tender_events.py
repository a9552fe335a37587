"""Tenders, as events."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_11"
down_revision = "20261126_10"
branch_labels = None
depends_on = None

_MOVES = (
    "draft", "file", "return", "publish", "ask", "answer", "amend", "extend", "close", "open", "check", "evaluate",
    "announce", "object", "reply", "complain", "accept", "decide", "redo", "withdraw", "strike", "award", "report",
    "secure", "sign", "file_contract", "return_securities", "start", "breach", "review", "deduct", "hand_over",
    "apply_refund", "opine", "refund", "cancel", "fail",
)  # fmt: skip
_HELD = {
    "a_draft_comes_first": "number > 1 OR move = 'draft'",
    "a_version_has_its_digest": "(notice_digest IS NOT NULL) = (move IN ('draft', 'amend', 'extend'))",
    "an_answer_has_its_question": (
        "(answers IS NOT NULL) = (move IN ('answer', 'reply', 'accept', 'decide', 'redo', 'deduct'))"
    ),
    "a_question_comes_first": "answers IS NULL OR answers < number",
    "who_gives_up_or_is_paid_is_named": (
        "(company_id IS NOT NULL) = (move IN ('withdraw', 'strike', 'deduct', 'refund'))"
    ),
    "money_has_its_amount": "(fen IS NOT NULL) = (move IN ('deduct', 'refund'))",
    "an_amount_is_above_zero": "fen IS NULL OR fen > 0",
}


def upgrade() -> None:
    """Make the table."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "tender_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("notice_digest", sa.String(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("company_id", sa.String(), nullable=True),
        sa.Column("fen", sa.BigInteger(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_tender_event_move")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_tender_event_{name}")) for name, rule in _HELD.items()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_event")),
        sa.UniqueConstraint("tender_id", "number", name=op.f("uq_tender_event_tender_id_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("tender_event")
