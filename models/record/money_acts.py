"""Acts of the public record on estates' money and the maintenance fund."""

from __future__ import annotations

from typing import Final

from models.record.act import Act, Part
from models.tables import EstateDocument, MoneyEntry, MoneyEvent, MoneyPosting

__all__ = ["MONEY_ACTS"]

MONEY_ACTS: Final = (
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
    Act(
        "estate.document", "小区存档文件", "document of an estate kept in the vault",
        (Part("estate_documents", EstateDocument, "id"),),
    ),
)  # fmt: skip
"""In the order of docs/record.md."""
