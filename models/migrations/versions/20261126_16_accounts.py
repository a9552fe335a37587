"""Accounts, organisations, sessions."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_16"
down_revision = "20261126_15"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("login_commitment", sa.String(), nullable=True),
        sa.Column("name_commitment", sa.String(), nullable=True),
        sa.Column("password_commitment", sa.String(), nullable=True),
        sa.Column("factor_commitment", sa.String(), nullable=True),
        sa.CheckConstraint(
            "move IN ('open', 'name', 'password', 'factor', 'close', 'reopen', 'grant', 'revoke')",
            name=op.f("ck_account_event_move"),
        ),
        sa.CheckConstraint(
            "(move IN ('grant', 'revoke')) = (role IS NOT NULL AND organisation IS NOT NULL)",
            name=op.f("ck_account_event_a_role_is_of_someone"),
        ),
        sa.CheckConstraint(
            "(move IN ('open', 'name')) = (name_commitment IS NOT NULL)", name=op.f("ck_account_event_a_name_is_kept")
        ),
        sa.CheckConstraint(
            "(move = 'open') = (login_commitment IS NOT NULL)", name=op.f("ck_account_event_a_login_is_kept")
        ),
        sa.CheckConstraint(
            "(move = 'password') = (password_commitment IS NOT NULL)", name=op.f("ck_account_event_a_password_is_kept")
        ),
        sa.CheckConstraint(
            "move = 'factor' OR factor_commitment IS NULL", name=op.f("ck_account_event_a_factor_is_kept")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_event")),
        sa.UniqueConstraint("account_id", "number", name=op.f("uq_account_event_account_id_number")),
    )
    op.create_table(
        "organisation",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("registered_by", sa.String(), nullable=False),
        sa.Column("registered_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisation")),
    )
    op.create_table(
        "account_session",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("started_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("ends_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("ended_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_account_session_digest")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_account_session")),
    )
    op.create_index(op.f("ix_account_session_account_id"), "account_session", ["account_id"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login_digest", sa.String(), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    op.create_index(op.f("ix_sign_in_attempt_login_digest_at"), "sign_in_attempt", ["login_digest", "at"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("sign_in_attempt", "account_session", "organisation", "account_event"):
        op.drop_table(table)
