"""Kinds of notes about keys, and about votes, the maintenance fund and leases of estates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from web.register.sending.note_words import Words

__all__ = ["OFFICE_KINDS"]

OFFICE_KINDS: Final[Mapping[str, Words]] = {
    "key.handed_in": Words(
        ("公钥待确认：{name}", "有人提交了{name}的公钥（{purpose}），申请编号{number}。请与持有人核对指纹后确认。"),
        ("Key to confirm: {name}",
         "A key of {name} ({purpose}) was handed in as request {number}. Compare its fingerprint."),
    ),
    "key.admitted": Words(
        ("公钥已登记：{name}", "{name}的公钥已登记存证，自即刻起有效。"),
        ("Key enrolled: {name}", "The key of {name} is on record, and holds from now on."),
    ),
    "key.refused": Words(
        ("公钥未予登记：{name}", "{name}的公钥未予登记。原因：{reason}。"),
        ("Key refused: {name}", "The key of {name} was not enrolled: {reason}."),
    ),
    "vote.called": Words(
        ("业主大会会议通知：{vote}", "{community}召开业主大会会议{vote}，投票时间：{from}至{until}。"),
        ("Vote called: {vote}", "The owners of {community} vote in {vote}, from {from} to {until}."),
    ),
    "vote.withdrawn": Words(
        ("业主大会会议撤回：{vote}", "{community}的业主大会会议{vote}已撤回，不再投票。"),
        ("Vote withdrawn: {vote}", "The vote {vote} of {community} is withdrawn; nobody votes in it."),
    ),
    "vote.announced": Words(
        ("表决结果公告：{vote}", "{community}的业主大会会议{vote}结果已公告，通过事项：{passed}。"),
        ("Outcome announced: {vote}", "The outcome of {vote} of {community} is announced: {passed} items passed."),
    ),
    "vote.ordered": Words(
        ("责令改正业主决定：{vote}", "{community}的业主决定{vote}被责令改正。原因：{reason}。"),
        ("To be corrected: {vote}", "The decision {vote} of {community} has to be corrected: {reason}."),
    ),
    "vote.revoked": Words(
        ("业主决定被撤销：{vote}", "{community}的业主决定{vote}已被撤销。原因：{reason}。"),
        ("Revoked: {vote}", "The decision {vote} of {community} is revoked: {reason}."),
    ),
    "fund.applied": Words(
        ("维修资金申请待核准：{application}", "{community}申请使用维修资金，申请编号：{application}。"),
        ("To decide on: {application}",
         "{community} applies to the maintenance fund; the application is {application}."),
    ),
    "fund.urgent": Words(
        ("紧急维修待核实：{application}", "{community}提出紧急维修申请{application}，请核实。"),
        ("Urgent repair to confirm: {application}",
         "{community} applies for an urgent repair, {application}: confirm it."),
    ),
    "fund.approved": Words(
        ("维修资金申请已核准：{application}", "{community}的维修资金申请{application}已核准。"),
        ("Approved: {application}", "The application {application} of {community} to the fund is approved."),
    ),
    "fund.refused": Words(
        ("维修资金申请未予核准：{application}", "{community}的维修资金申请{application}未予核准。"),
        ("Refused: {application}", "The application {application} of {community} to the fund is refused."),
    ),
    "lease.arrears": Words(
        ("租金逾期：{lease}", "{community}的租赁合同{lease}自{since}起欠租{yuan}元。"),
        ("Rent in arrears: {lease}", "{yuan} yuan of lease {lease} of {community} are open since {since}."),
    ),
    "lease.reminded": Words(
        ("租金已催缴：{lease}", "{community}的租赁合同{lease}已催缴，自{since}起欠租{yuan}元。"),
        ("Tenant reminded: {lease}",
         "The tenant of lease {lease} of {community} was reminded of {yuan} yuan, open since {since}."),
    ),
}  # fmt: skip
"""Kind -> its words, with the same facts in both languages."""
