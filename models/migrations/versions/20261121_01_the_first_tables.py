"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261121_01"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "community",
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("subdistrict", sa.String(), nullable=True),
        sa.Column("neighbourhood", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("built_year", sa.Integer(), nullable=True),
        sa.Column("households", sa.BigInteger(), nullable=True),
        sa.Column("floor_area_m2", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('commodity', 'relocation', 'old', 'affordable')", name=op.f("ck_community_kind")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_community")),
    )
    op.create_table(
        "company",
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("participates", sa.Boolean(), nullable=False),
        sa.Column("legal_representative", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_company")),
    )
    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_company_name"), ["name"], unique=False)

    op.create_table(
        "evidence_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("rows_in", sa.BigInteger(), nullable=False),
        sa.Column("rows_accepted", sa.BigInteger(), nullable=False),
        sa.Column("rows_rejected", sa.BigInteger(), nullable=False),
        sa.Column("rows_unattributed", sa.BigInteger(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("imported_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("rows_in = rows_accepted + rows_rejected", name=op.f("ck_evidence_import_nothing_is_lost")),
        sa.CheckConstraint(
            "rows_unattributed <= rows_accepted", name=op.f("ck_evidence_import_unattributed_were_accepted")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_import")),
        sa.UniqueConstraint("digest", name=op.f("uq_evidence_import_digest")),
    )
    op.create_table(
        "rulebook_version",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("rulebook", sa.String(), nullable=False),
        sa.Column("title_zh", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("authority_zh", sa.String(), nullable=False),
        sa.Column("authority_en", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("verified_by", sa.String(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "status <> 'verified' OR (verified_by IS NOT NULL AND verified_on IS NOT NULL)",
            name=op.f("ck_rulebook_version_verified_is_signed"),
        ),
        sa.CheckConstraint("status IN ('draft', 'verified')", name=op.f("ck_rulebook_version_status")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_rulebook_version")),
    )
    op.create_table(
        "complaint",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("liability", sa.String(), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.Column("duplicate_of", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("received_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("answered_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("closed_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "liability IN ('company', 'utility', 'government', 'developer', 'owner', 'unknown')",
            name=op.f("ck_complaint_liability"),
        ),
        sa.CheckConstraint("satisfaction BETWEEN 1 AND 5", name=op.f("ck_complaint_satisfaction")),
        sa.ForeignKeyConstraint(["community_id"], ["community.community_id"], name=op.f("fk_complaint_community_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_complaint_import_id")),
        sa.PrimaryKeyConstraint("import_id", "complaint_id", name=op.f("pk_complaint")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_complaint_import_id_community_id_received_at"),
            ["import_id", "community_id", "received_at"],
            unique=False,
        )

    op.create_table(
        "credit_record",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=True),
        sa.Column("manager_id", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("document_no", sa.String(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "level IN ('national', 'provincial', 'city', 'county', 'street')", name=op.f("ck_credit_record_level")
        ),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_credit_record_quantity")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.community_id"], name=op.f("fk_credit_record_community_id")
        ),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_credit_record_company_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_credit_record_import_id")),
        sa.PrimaryKeyConstraint("import_id", "record_id", name=op.f("pk_credit_record")),
    )
    with op.batch_alter_table("credit_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_credit_record_import_id_company_id_occurred_on"),
            ["import_id", "company_id", "occurred_on"],
            unique=False,
        )

    op.create_table(
        "inspection",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("inspection_id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("inspected_on", sa.Date(), nullable=False),
        sa.Column("score_milli", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("score_milli BETWEEN 0 AND 100000", name=op.f("ck_inspection_score")),
        sa.ForeignKeyConstraint(["community_id"], ["community.community_id"], name=op.f("fk_inspection_community_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_inspection_import_id")),
        sa.PrimaryKeyConstraint("import_id", "inspection_id", name=op.f("pk_inspection")),
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inspection_import_id_community_id_inspected_on"),
            ["import_id", "community_id", "inspected_on"],
            unique=False,
        )

    op.create_table(
        "rating_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("rulebook_digest", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("known_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("ratings_digest", sa.String(), nullable=False),
        sa.Column("computed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_rating_run_import_id")),
        sa.ForeignKeyConstraint(
            ["rulebook_digest"], ["rulebook_version.digest"], name=op.f("fk_rating_run_rulebook_digest")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_run")),
    )
    with op.batch_alter_table("rating_run", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_rating_run_import_id_rulebook_digest_as_of"),
            ["import_id", "rulebook_digest", "as_of"],
            unique=False,
        )

    op.create_table(
        "service_period",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("manager_id", sa.String(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_service_period_ends_after_it_starts")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.community_id"], name=op.f("fk_service_period_community_id")
        ),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_service_period_company_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_service_period_import_id")),
        sa.PrimaryKeyConstraint("import_id", "community_id", "starts_on", name=op.f("pk_service_period")),
    )
    with op.batch_alter_table("service_period", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_period_import_id_company_id"), ["import_id", "company_id"], unique=False
        )

    op.create_table(
        "tender",
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("procuring_entity", sa.String(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("required_grades", sa.JSON(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("article", sa.String(), nullable=True),
        sa.Column("published_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("bids_close_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "(instrument IS NULL) = (article IS NULL)", name=op.f("ck_tender_an_instrument_has_its_article")
        ),
        sa.CheckConstraint("bids_close_at > published_at", name=op.f("ck_tender_closes_after_it_is_published")),
        sa.ForeignKeyConstraint(["community_id"], ["community.community_id"], name=op.f("fk_tender_community_id")),
        sa.PrimaryKeyConstraint("tender_id", name=op.f("pk_tender")),
    )
    with op.batch_alter_table("tender", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tender_bids_close_at"), ["bids_close_at"], unique=False)

    op.create_table(
        "finding",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("inspection_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=True),
        sa.Column("rectify_by", sa.Date(), nullable=True),
        sa.Column("rectified_on", sa.Date(), nullable=True),
        sa.CheckConstraint("severity IN ('minor', 'major', 'critical')", name=op.f("ck_finding_severity")),
        sa.ForeignKeyConstraint(
            ["import_id", "inspection_id"],
            ["inspection.import_id", "inspection.inspection_id"],
            name=op.f("fk_finding_import_id_inspection_id"),
        ),
        sa.PrimaryKeyConstraint("import_id", "finding_id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_finding_import_id_inspection_id"), ["import_id", "inspection_id"], unique=False
        )

    op.create_table(
        "list_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("proposed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('red', 'grey', 'black')", name=op.f("ck_list_proposal_kind")),
        sa.ForeignKeyConstraint(["run_id"], ["rating_run.id"], name=op.f("fk_list_proposal_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_proposal")),
        sa.UniqueConstraint("run_id", "kind", name=op.f("uq_list_proposal_run_id_kind")),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.Column("published_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["rating_run.id"], name=op.f("fk_publication_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    op.create_table(
        "rating",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("score_milli", sa.BigInteger(), nullable=False),
        sa.Column("components", sa.JSON(), nullable=False),
        sa.Column("blacklisted", sa.Boolean(), nullable=False),
        sa.Column("eligible", sa.Boolean(), nullable=False),
        sa.Column("next_change_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("outlook", sa.JSON(), nullable=True),
        sa.CheckConstraint("status IN ('rated', 'not_participating', 'no_project')", name=op.f("ck_rating_status")),
        sa.CheckConstraint("NOT (blacklisted AND eligible)", name=op.f("ck_rating_blacklisted_is_never_eligible")),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_rating_company_id")),
        sa.ForeignKeyConstraint(["run_id"], ["rating_run.id"], name=op.f("fk_rating_run_id")),
        sa.PrimaryKeyConstraint("run_id", "company_id", name=op.f("pk_rating")),
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_company_id_run_id"), ["company_id", "run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rating_run_id_score_milli"), ["run_id", "score_milli"], unique=False)

    op.create_table(
        "contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("component", sa.String(), nullable=True),
        sa.Column("indicator", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("source_table", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("points_milli", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("article", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(component IS NULL) = (indicator IS NULL)", name=op.f("ck_contribution_an_indicator_has_its_component")
        ),
        sa.CheckConstraint(
            "instrument IS NULL OR article IS NOT NULL", name=op.f("ck_contribution_an_instrument_has_its_article")
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until > occurred_on", name=op.f("ck_contribution_valid_after_it_occurred")
        ),
        sa.ForeignKeyConstraint(
            ["run_id", "company_id"],
            ["rating.run_id", "rating.company_id"],
            name=op.f("fk_contribution_run_id_company_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
    )
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contribution_run_id_company_id"), ["run_id", "company_id"], unique=False)

    op.create_table(
        "list_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("score_milli", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(place IS NULL) <> (rule IS NULL)", name=op.f("ck_list_entry_by_rank_or_by_rule")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_list_entry_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_list_entry_company_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["list_proposal.id"], name=op.f("fk_list_entry_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_entry")),
    )
    with op.batch_alter_table("list_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_entry_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_list_entry_proposal_id"), ["proposal_id"], unique=False)


def downgrade() -> None:
    """Drop all tables."""
    with op.batch_alter_table("list_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_list_entry_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_list_entry_company_id"))

    op.drop_table("list_entry")
    with op.batch_alter_table("contribution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contribution_run_id_company_id"))

    op.drop_table("contribution")
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_run_id_score_milli"))
        batch_op.drop_index(batch_op.f("ix_rating_company_id_run_id"))

    op.drop_table("rating")
    op.drop_table("publication")
    op.drop_table("list_proposal")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_import_id_inspection_id"))

    op.drop_table("finding")
    with op.batch_alter_table("tender", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tender_bids_close_at"))

    op.drop_table("tender")
    with op.batch_alter_table("service_period", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_period_import_id_company_id"))

    op.drop_table("service_period")
    with op.batch_alter_table("rating_run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_run_import_id_rulebook_digest_as_of"))

    op.drop_table("rating_run")
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inspection_import_id_community_id_inspected_on"))

    op.drop_table("inspection")
    with op.batch_alter_table("credit_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_credit_record_import_id_company_id_occurred_on"))

    op.drop_table("credit_record")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_import_id_community_id_received_at"))

    op.drop_table("complaint")
    op.drop_table("rulebook_version")
    op.drop_table("evidence_import")
    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_company_name"))

    op.drop_table("company")
    op.drop_table("community")
