"""What programs ask of the API, and what is sent to others: webhooks, notes, e-mails."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_17"
down_revision = "20261126_16"
branch_labels = None
depends_on = None


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sqlmodel.UTCDateTime(), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    _make_use()
    _make_notes()
    _make_webhooks()
    op.create_table(
        "send_attempt",
        _text("subject"), sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item", sa.BigInteger(), nullable=False), _moment("begun_at"),
        sa.CheckConstraint("number > 0", name=op.f("ck_send_attempt_number")),
        sa.PrimaryKeyConstraint("subject", "number", name=op.f("pk_send_attempt")),
    )  # fmt: skip
    op.create_table(
        "send_outcome",
        _text("subject"), sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.Boolean(), nullable=False), _text("told"), _moment("ended_at"),
        sa.PrimaryKeyConstraint("subject", "number", name=op.f("pk_send_outcome")),
    )  # fmt: skip


def _make_use() -> None:
    op.create_table(
        "api_answer",
        _text("token_id"), _text("key"), _text("request_digest"),
        sa.Column("answer", sa.LargeBinary(), nullable=False), _moment("answered_at"),
        sa.CheckConstraint("length(request_digest) = 64", name=op.f("ck_api_answer_request_digest")),
        sa.ForeignKeyConstraint(["token_id"], ["api_token.id"], name=op.f("fk_api_answer_token_id")),
        sa.PrimaryKeyConstraint("token_id", "key", name=op.f("pk_api_answer")),
    )  # fmt: skip
    op.create_table(
        "api_use",
        _text("token_id"), sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used > 0", name=op.f("ck_api_use_used")),
        sa.ForeignKeyConstraint(["token_id"], ["api_token.id"], name=op.f("fk_api_use_token_id")),
        sa.PrimaryKeyConstraint("token_id", name=op.f("pk_api_use")),
    )  # fmt: skip


def _make_notes() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False), _text("recipient"), _text("event"), _text("kind"),
        sa.Column("facts", sa.JSON(), nullable=False), _moment("told_at"),
        sa.CheckConstraint(
            "recipient LIKE 'account/_%' OR recipient LIKE 'organisation/_%'", name=op.f("ck_note_recipient")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("recipient", "event", name=op.f("uq_note_recipient_event")),
    )  # fmt: skip
    op.create_table(
        "note_read",
        sa.Column("note_id", sa.Integer(), nullable=False), _moment("read_at"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_read_note_id")),
        sa.PrimaryKeyConstraint("note_id", name=op.f("pk_note_read")),
    )  # fmt: skip
    op.create_table(
        "note_mail",
        sa.Column("note_id", sa.Integer(), nullable=False), _text("message_id"), _moment("queued_at"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_mail_note_id")),
        sa.PrimaryKeyConstraint("note_id", name=op.f("pk_note_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_note_mail_message_id")),
    )  # fmt: skip
    op.create_table(
        "mail_address",
        _text("id"), _text("recipient"), sa.Column("number", sa.Integer(), nullable=False), _text("language"),
        _text("address_commitment", nullable=True), _moment("set_at"),
        sa.CheckConstraint("language IN ('zh', 'en')", name=op.f("ck_mail_address_language")),
        sa.CheckConstraint("number > 0", name=op.f("ck_mail_address_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_address")),
        sa.UniqueConstraint("recipient", "number", name=op.f("uq_mail_address_recipient_number")),
    )  # fmt: skip


def _make_webhooks() -> None:
    op.create_table(
        "webhook",
        _text("id"), _text("token_id"), _text("url"), sa.Column("types", sa.JSON(), nullable=False), _text("secret"),
        sa.Column("since", sa.BigInteger(), nullable=False), _moment("made_at"),
        sa.CheckConstraint("since >= 0", name=op.f("ck_webhook_since")),
        sa.ForeignKeyConstraint(["token_id"], ["api_token.id"], name=op.f("fk_webhook_token_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )  # fmt: skip
    op.create_index(op.f("ix_webhook_token_id"), "webhook", ["token_id"])
    op.create_table(
        "webhook_step",
        _text("webhook_id"), sa.Column("number", sa.Integer(), nullable=False), _text("move"), _moment("taken_at"),
        sa.CheckConstraint("move IN ('end', 'resume')", name=op.f("ck_webhook_step_move")),
        sa.ForeignKeyConstraint(["webhook_id"], ["webhook.id"], name=op.f("fk_webhook_step_webhook_id")),
        sa.PrimaryKeyConstraint("webhook_id", "number", name=op.f("pk_webhook_step")),
    )  # fmt: skip


def downgrade() -> None:
    """Take the tables away."""
    for table in (
        "webhook_step", "webhook", "mail_address", "note_mail", "note_read", "note", "api_use", "api_answer",
        "send_outcome", "send_attempt",
    ):  # fmt: skip
        op.drop_table(table)
