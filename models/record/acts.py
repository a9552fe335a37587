"""What goes on the public record, as a table: each kind of act, and the rows of the register that it answers for.

A later act needs one line here and one call of `Clerk.enter`; export, verification and coverage follow from the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlmodel import SQLModel

from models.tables import (
    CampaignEvent,
    Community,
    Company,
    Complaint,
    ComplaintCase,
    ComplaintStep,
    Contribution,
    CreditRecord,
    EvidenceCorrection,
    EvidenceImport,
    FilePetition,
    FilePetitionStep,
    Finding,
    Inspection,
    ListedPerson,
    ListEntry,
    ListProposal,
    ListStep,
    Manager,
    MoneyEntry,
    MoneyEvent,
    MoneyPosting,
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

    `by` names a key of the act's own (`import_id`). Where the part is `renewed`, a later act may bring the same row up
    to date, and the newest one answers for it; any other row is entered once.
    """

    name: str
    table: type[SQLModel]
    by: str
    renewed: bool = False


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
            Part("companies", Company, "company_id", renewed=True),
            Part("communities", Community, "community_id", renewed=True),
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
    Act("tender.notice", "招标公告", "tender notice", (Part("tender", Tender, "tender_id", renewed=True),)),
    *(
        Act(f"inspection.{move}", zh, en, (Part("event", CampaignEvent, "id"),))
        for move, zh, en in (
            ("announce", "检查公告", "campaign of inspections announced"),
            ("commit", "检查抽取承诺", "pools and weights of a double-random draw fixed"),
            ("draw", "检查抽取结果", "targets and inspectors drawn"),
            ("assign", "检查分派", "inspectors assigned by a list"),
            ("visit", "现场检查", "community inspected"),
            ("excuse", "未能检查", "community not inspected, with the reason"),
            ("close", "检查结束", "campaign closed"),
            ("publish", "检查结果公开", "results of a campaign published"),
            ("cancel", "检查取消", "campaign cancelled"),
            ("take_over", "承接", "premises taken over"),
            ("find_taken_over", "违规承接", "premises found taken over unfit for delivery"),
            ("report", "整改报告", "finding reported put right"),
            ("confirm", "复查合格", "finding found put right"),
            ("reject", "复查不合格", "finding found not put right"),
            ("extend", "整改延期", "time for a finding extended"),
            ("withdraw", "问题撤销", "finding withdrawn"),
        )
    ),
    Act(
        "complaint.received", "投诉登记", "complaint received",
        (Part("complaint_cases", ComplaintCase, "complaint_id"),),
    ),
    Act("complaint.step", "投诉办理", "step of a complaint", (Part("complaint_answers", ComplaintStep, "id"),)),
    Act("personal.erased", "个人信息删除", "personal data erased"),
    Act("draw.committed", "抽取方案承诺", "commitment to a draw"),
    Act("draw.made", "抽取结果", "result of a draw"),
    Act("key.enrolled", "公钥登记", "public key enrolled"),
    Act("key.rotated", "公钥更换", "public key replaced"),
    Act("key.lost", "密钥遗失", "key reported lost"),
    Act("key.revoked", "公钥撤销", "public key revoked"),
    *(
        Act(f"list.{move}", zh, en, (Part("list_steps", ListStep, "id"),))
        for move, zh, en in (
            ("notified", "列入事先告知", "company notified of a proposed listing"),
            ("objected", "对列入提出异议", "objection to a listing"),
            ("heard", "听取陈述申辩", "hearing on a listing"),
            ("extended", "异议期限延长", "time to decide on a listing extended"),
            ("upheld", "决定列入", "decision to list"),
            ("dropped", "决定不予列入", "decision not to list"),
            ("confirmed", "决定维持列入", "decision to keep a listing"),
            ("repair_asked", "申请移出修复", "repair of a listing asked for"),
            ("repair_refused", "不予修复决定", "repair of a listing refused"),
            ("lifted", "决定移出", "decision to lift a listing"),
            ("expired", "列入期满", "term of a listing over"),
        )
    ),
    Act(
        "list.published", "榜单公布", "listing published",
        (Part("list_steps", ListStep, "id"), Part("listed_persons", ListedPerson, "entry_id")),
    ),
    Act("list.pushed", "黑名单推送信用中国", "blacklist pushed to Credit China"),
    Act("list.push_received", "推送回执", "receipt for a push"),
    Act("objection.filed", "信用信息异议", "objection to a point", (Part("petitions", FilePetition, "id"),)),
    Act("repair.filed", "信用修复申请", "repair of a point asked for", (Part("petitions", FilePetition, "id"),)),
    *(
        Act(f"{kind}.{move}", zh + what, en, (Part("petition_steps", FilePetitionStep, "id"),))
        for kind, zh in (("objection", "异议"), ("repair", "修复申请"))
        for move, what, en in (
            ("extended", "办理期限延长", f"time to decide on an {kind} extended"),
            ("granted", "成立", f"{kind} granted"),
            ("refused", "不成立", f"{kind} refused"),
        )
    ),
    Act("evidence.corrected", "信用信息更正", "evidence corrected", (Part("corrections", EvidenceCorrection, "id"),)),
    Act("certificate.issued", "信用证明出具", "credit certificate issued"),
    *(
        Act(
            f"money.{kind}", zh, en,
            (Part("entry", MoneyEntry, "id"), Part("postings", MoneyPosting, "entry_id")),
        )
        for kind, zh, en in (
            ("post", "记账", "entry in an estate's books"),
            ("pay", "支付", "payment of an estate's money"),
            ("correct", "更正分录", "entry taken back by a correction"),
            ("allocate", "公共收益分配", "common revenue allocated"),
            ("close", "结账", "period closed"),
        )
    ),
    *(
        Act(kind, zh, en, (Part("event", MoneyEvent, "id"),))
        for kind, zh, en in (
            ("money.open", "建账", "an estate's books opened"),
            ("money.stage", "业主组织变更", "who acts for an estate's owners"),
            ("money.authorise", "业主授权", "what owners authorised"),
            ("money.revoke", "授权撤销", "authorisation revoked"),
            ("money.budget", "预算", "budget of an estate"),
            ("money.import", "银行流水导入", "bank statement taken in"),
            ("money.match", "人工对账", "bank lines and entries matched by hand"),
            ("money.list_fees", "收费清单公布", "fee list published"),
            ("money.charge", "收费", "fee charged"),
            ("money.disclose", "信息公示", "head of the board disclosed"),
            ("money.take_down", "公示撤下", "disclosure taken down"),
            ("money.ask_audit", "要求审计", "audit asked for"),
            ("money.commission_audit", "委托审计", "audit commissioned"),
            ("money.report_audit", "审计报告", "report of an audit"),
            ("money.publish_audit", "审计结果公布", "result of an audit published"),
            ("fund.apply", "维修资金申请", "application to the maintenance fund"),
            ("fund.confirm", "紧急维修核实", "urgent repair confirmed"),
            ("fund.approve", "维修资金核准", "application to the fund approved"),
            ("fund.refuse", "维修资金不予核准", "application to the fund refused"),
            ("fund.withdraw", "维修资金申请撤回", "application to the fund withdrawn"),
            ("fund.link", "维修招标关联", "repair tender linked to an application"),
            ("fund.advance", "维修资金预拨", "advance from the fund"),
            ("fund.refile", "超支重新申报", "excess filed anew"),
            ("fund.complete", "维修完工验收", "repair accepted at its final cost"),
            ("fund.settle", "维修资金结算", "application to the fund settled"),
            ("fund.publish_works", "维修资金使用公布", "use of the fund told to the owners"),
        )
    ),
)  # fmt: skip

ACTS: Final[Mapping[str, Act]] = {act.type: act for act in _ALL}
"""Every kind of act by its type; docs/record.md tells the same, and a test holds the two together."""
