"""The money of an estate: entries, postings, steps."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_12"
down_revision = "20261126_11"
branch_labels = None
depends_on = None

_MOVES = (
    "open", "stage", "authorise", "revoke", "budget", "import", "match", "list_fees", "charge", "disclose",
    "take_down", "ask_audit", "commission_audit", "report_audit", "publish_audit", "apply", "confirm", "approve",
    "refuse", "withdraw", "link", "advance", "refile", "complete", "settle", "publish_works",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    _entries()
    _postings()
    _events()


def _entries() -> None:
    op.create_table(
        "money_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("book", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("receipts", sa.JSON(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.CheckConstraint("book IN ('common', 'fund')", name=op.f("ck_money_entry_book")),
        sa.CheckConstraint("kind IN ('post', 'pay', 'correct', 'allocate', 'close')", name=op.f("ck_money_entry_kind")),
        sa.CheckConstraint(
            "(kind = 'correct') = (corrects IS NOT NULL)",
            name=op.f("ck_money_entry_a_correction_names_what_it_corrects"),
        ),
        sa.CheckConstraint(
            "corrects IS NULL OR corrects < number", name=op.f("ck_money_entry_a_correction_comes_later")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_money_entry_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_entry")),
        sa.UniqueConstraint("community_id", "book", "corrects", name=op.f("uq_money_entry_community_id_book_corrects")),
        sa.UniqueConstraint("community_id", "book", "number", name=op.f("uq_money_entry_community_id_book_number")),
    )


def _postings() -> None:
    op.create_table(
        "money_posting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("fen", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("fen <> 0", name=op.f("ck_money_posting_something_moves")),
        sa.CheckConstraint("line > 0", name=op.f("ck_money_posting_line")),
        sa.ForeignKeyConstraint(["entry_id"], ["money_entry.id"], name=op.f("fk_money_posting_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_posting")),
        sa.UniqueConstraint("entry_id", "line", name=op.f("uq_money_posting_entry_id_line")),
    )


def _events() -> None:
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "money_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_money_event_move")),
        sa.CheckConstraint("(number = 1) = (move = 'open')", name=op.f("ck_money_event_opened_first_and_once")),
        sa.CheckConstraint(
            "(subject IS NULL) = (move IN ('open', 'stage', 'budget', 'match', 'list_fees', 'charge'))",
            name=op.f("ck_money_event_a_subject_where_there_is_one"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_event")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_money_event_community_id_number")),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in ("money_event", "money_posting", "money_entry"):
        op.drop_table(table)
