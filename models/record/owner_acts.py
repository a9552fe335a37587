"""Acts of the public record on an estate: its owners' rolls, bodies, votes, elections and requests, and its service."""

from __future__ import annotations

from typing import Final

from models.record.act import Act, Part
from models.tables import (
    OwnersBallot,
    OwnersBallotScan,
    OwnersBodyEvent,
    OwnersCandidate,
    OwnersElectionStep,
    OwnersRequestStep,
    OwnersRoll,
    OwnersVoteStep,
    ServiceModeEvent,
)

__all__ = ["OWNER_ACTS"]

OWNER_ACTS: Final = (
    Act("owners.roll", "业主名册登记", "roll of owners entered", (Part("owners_roll", OwnersRoll, "id"),)),
    *(
        Act(f"owners.{move}", zh, en, (Part("owners_body_event", OwnersBodyEvent, "id"),))
        for move, zh, en in (
            ("delivered", "小区交付", "estate delivered to its first owners"),
            ("established", "物业管理委员会成立", "management committee set up"),
            ("founded", "业主大会成立", "owners' assembly founded"),
            ("elected", "业主委员会选举", "owners' committee elected"),
            ("dissolved", "业主委员会终止", "owners' committee ended before its term"),
        )
    ),
    *(
        Act(f"mode.{move}", zh, en, (Part("mode_event", ServiceModeEvent, "id"),))
        for move, zh, en in (
            ("describe", "小区类型认定", "what an estate is put on record"),
            ("begin", "物业服务模式开始", "mode of service of an estate begun"),
            ("end", "物业服务模式终止", "mode of service of an estate ended"),
        )
    ),
    *(
        Act(f"vote.{move}", zh, en, (Part("owners_vote_step", OwnersVoteStep, "id"),))
        for move, zh, en in (
            ("consulted", "会前协商", "owners consulted before a vote"),
            ("called", "业主大会会议通知", "vote of owners called"),
            ("withdrawn", "业主大会会议撤回", "vote of owners withdrawn"),
            ("counted", "表决结果统计", "vote of owners counted"),
            ("announced", "表决结果公告", "outcome of a vote announced"),
            ("ordered", "责令改正业主决定", "decision of owners ordered to be corrected"),
            ("corrected", "业主决定改正", "decision of owners corrected"),
            ("revoked", "撤销业主决定", "decision of owners revoked"),
        )
    ),
    Act("vote.cast", "业主投票", "ballot of an owner", (Part("owners_ballots", OwnersBallot, "id"),)),
    Act("vote.scanned", "纸质选票扫描件", "scan of a ballot on paper", (Part("ballot_scans", OwnersBallotScan, "id"),)),
    Act(
        "election.nominated", "候选人推荐", "candidate nominated",
        (Part("election_steps", OwnersElectionStep, "id"), Part("owners_candidates", OwnersCandidate, "id")),
    ),
    *(
        Act(f"election.{move}", zh, en, (Part("election_steps", OwnersElectionStep, "id"),))
        for move, zh, en in (
            ("announced", "业主委员会选举公告", "election of a committee announced"),
            ("stood_down", "候选人退出", "candidate stood down"),
            ("vetted", "候选人资格审查", "candidate vetted"),
            ("extended", "候选人推荐延期", "time to name candidates extended"),
            ("published", "候选人公示", "candidates shown to the owners"),
            ("called", "选举会议通知", "vote of an election called"),
            ("cancelled", "选举取消", "election cancelled"),
            ("counted", "选举计票", "election counted"),
            ("committed", "同票抽取承诺", "draw between equal candidates committed to"),
            ("drawn", "同票抽取结果", "equal candidates put in order by a draw"),
            ("declared", "选举结果公告", "elected members declared"),
            ("failed", "选举未成功", "election elected no committee"),
            ("left", "业主委员会成员职务终止", "member of a committee left"),
            ("annulled", "选举撤销", "election annulled"),
        )
    ),
    *(
        Act(f"request.{move}", zh, en, (Part("request_steps", OwnersRequestStep, "id"),))
        for move, zh, en in (
            ("asked", "业主联名提议", "owners ask for something together"),
            ("joined", "业主参加联名", "owner joined a request"),
            ("left", "业主退出联名", "owner left a request"),
            ("answered", "业主联名提议答复", "request of owners answered"),
        )
    ),
)  # fmt: skip
