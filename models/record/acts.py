"""What goes on the public record, as a table: each kind of act, and the rows of the register that it answers for.

A later act needs one line here and one call of `Clerk.enter`; export, verification and coverage follow from the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import SQLModel

from models.tables import (
    Community,
    Company,
    Complaint,
    ComplaintCase,
    ComplaintStep,
    Contribution,
    CreditRecord,
    EvidenceImport,
    Finding,
    Inspection,
    ListEntry,
    ListProposal,
    Manager,
    Publication,
    Rating,
    RatingRun,
    RulebookVersion,
    ServicePeriod,
    Tender,
)

__all__ = ["ACTS", "Act", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that an act attaches: those of `table` whose column `by` has one of the keys that the act gives for it.

    `by` names a key of the act's own (`import_id`); where it is the table's whole primary key, a later act may bring
    the same row up to date, and the newest one answers for it.
    """

    name: str
    table: type[SQLModel]
    by: str


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of entry: its type, what a person calls it, and its parts."""

    type: str
    zh: str
    en: str
    parts: tuple[Part, ...] = ()


_ALL: Final = (
    Act(
        "evidence.package", "证据包入库", "evidence package taken in",
        (
            Part("import", EvidenceImport, "id"),
            Part("companies", Company, "company_id"),
            Part("communities", Community, "community_id"),
            Part("managers", Manager, "import_id"),
            Part("service_periods", ServicePeriod, "import_id"),
            Part("complaints", Complaint, "import_id"),
            Part("inspections", Inspection, "import_id"),
            Part("findings", Finding, "import_id"),
            Part("records", CreditRecord, "import_id"),
        ),
    ),
    Act("rulebook.version", "评价标准版本", "version of a rulebook", (Part("rulebook", RulebookVersion, "digest"),)),
    Act(
        "rating.run", "信用评价", "rating run",
        (
            Part("run", RatingRun, "id"),
            Part("ratings", Rating, "run_id"),
            Part("contributions", Contribution, "run_id"),
        ),
    ),
    Act(
        "list.proposal", "榜单拟定", "proposal of a list",
        (Part("proposal", ListProposal, "id"), Part("entries", ListEntry, "proposal_id")),
    ),
    Act("publication", "公布", "publication", (Part("publication", Publication, "id"),)),
    Act("tender.notice", "招标公告", "tender notice", (Part("tender", Tender, "tender_id"),)),
    Act("complaint.received", "投诉登记", "complaint received", (Part("case", ComplaintCase, "complaint_id"),)),
    Act("complaint.step", "投诉办理", "step of a complaint", (Part("step", ComplaintStep, "id"),)),
    Act("personal.erased", "个人信息删除", "personal data erased"),
    Act("draw.committed", "抽取方案承诺", "commitment to a draw"),
    Act("draw.made", "抽取结果", "result of a draw"),
    Act("key.enrolled", "公钥登记", "public key enrolled"),
    Act("key.rotated", "公钥更换", "public key replaced"),
    Act("key.lost", "密钥遗失", "key reported lost"),
    Act("key.revoked", "公钥撤销", "public key revoked"),
)  # fmt: skip

ACTS: Final[Mapping[str, Act]] = {act.type: act for act in _ALL}
"""Every kind of act by its type; docs/record.md tells the same, and a test holds the two together."""
