"""The demo's complaint desk: one case in every state, one of them overdue, one that came back, one in mediation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import Stage

if TYPE_CHECKING:
    from datetime import datetime

    from credit.complaints import DeskRules

__all__ = ["complaints"]

_DESK: Final = "rongcheng"
_TOLD: Final = {
    "new": ("portal", "lift", "3号楼2单元电梯昨晚停运, 今早仍未恢复, 家里有老人。"),
    "repeat": ("12345", "lift", "3号楼2单元电梯昨晚停运, 今早仍未恢复, 出行不便。"),
    "accepted": ("12345", "cleaning", "地下车库入口垃圾三天没有清运, 气味很重。"),
    "overdue": ("minxin", "security", "西门道闸坏了半个月, 外来车辆随意进出。"),
    "escalated": ("12345", "common_income", "要求公布去年电梯广告收入, 物业一直推脱。"),
    "answered": ("smart_community", "greening", "中心花园灌木枯死一片, 请补种。"),
    "upheld": ("12345", "maintenance", "5号楼地下室照明损坏, 报修两次无人来。"),
    "mediating": ("12345", "fees", "去年重复收取装修垃圾清运费, 要求退还。"),
    "unsettled": ("portal", "parking", "固定车位被占用, 协商多次没有结果。"),
    "closed": ("12345", "cleaning", "1号楼楼道堆放杂物, 已影响通行。"),
    "refused": ("minxin", "other", "希望小区门口增设公交站。"),
    "heating": ("12345", "heating", "暖气管道井渗水, 请供热公司处理。"),
}  # fmt: skip
"""Name of a case -> channel, matter and what is told; every word is invented."""
_ANSWER: Final = "已安排处理并现场核对, 后续每周复查一次, 感谢监督。"
_CASES: Final[dict[str, tuple[int, tuple[tuple[int, str, str, dict[str, Any]], ...]]]] = {
    "new": (1, ()),
    "repeat": (0, ()),
    "accepted": (3, ((2, "accept", "desk", {}),)),
    "overdue": (16, ((14, "accept", "desk", {}),)),
    "escalated": (13, (
        (12, "accept", "desk", {}), (3, "escalate", "complainer", {"level": "subdistrict", "cause": "request"}),
    )),
    "answered": (9, ((8, "accept", "desk", {}), (4, "answer", "company", {}))),
    "upheld": (20, (
        (19, "accept", "desk", {}), (15, "answer", "company", {}),
        (11, "find", "regulator", {"reason": "现场核实, 报修记录属实", "document": "核查单 24-31", "upheld": True}),
    )),
    "mediating": (24, (
        (23, "accept", "desk", {}), (18, "answer", "company", {}),
        (10, "open_mediation", "desk", {"tier": "neighbourhood", "kind": "people"}),
    )),
    "unsettled": (40, (
        (39, "accept", "desk", {}), (34, "answer", "company", {}),
        (30, "open_mediation", "desk", {"tier": "neighbourhood", "kind": "people"}),
        (15, "fail_mediation", "mediator", {"reason": "双方对车位归属各执一词"}),
        (12, "ledger_open", "supervisor", {"reason": "调解未成, 列入台账督办"}),
    )),
    "closed": (30, (
        (29, "accept", "desk", {}), (26, "answer", "company", {}),
        (22, "find", "regulator", {"reason": "已清理, 诉求属实", "document": "核查单 24-19", "upheld": True}),
        (21, "close", "desk", {"document": "办结单 24-88"}), (19, "rate", "complainer", {"satisfaction": 4}),
    )),
    "refused": (6, ((5, "refuse", "desk", {"reason": "不属于物业服务范围, 已转交通部门"}),)),
    "heating": (8, ((7, "accept", "desk", {}),)),
}  # fmt: skip
"""Name of a case -> how many days ago it came, and its steps: days ago, move, role, and what the step says."""
_OFFICES: Final = {
    "complainer": "complainer",
    "company": "物业服务企业",
    "regulator": "住房和城乡建设局",
    "mediator": "社区居民委员会调解",
}


def complaints(stage: Stage) -> None:
    """Take in a case for every state, those of the demo's own estate first, and let each go as far as it is told."""
    from credit.complaints import load_desk

    desk = load_desk(_DESK)
    for number, (name, (ago, steps)) in enumerate(_CASES.items()):
        estate = stage.estates[0] if number < 8 else stage.estates[number % len(stage.estates)]  # noqa: PLR2004
        case = _received(stage, desk, name, estate, stage.at(ago, 7, 20 + number))
        for days, move, role, says in steps:
            _taken(stage, desk, case, stage.at(days, 14, number), (move, role, says))


def _received(stage: Stage, desk: DeskRules, name: str, estate: str, at: datetime) -> str:
    from web.register.complaints.cases import Told, receive

    channel, matter, text = _TOLD[name]
    with stage.acting(at, f"complaint {name}") as clerk:
        return receive(clerk, desk, Told(channel, matter, text, at, estate)).complaint_id


def _taken(
    stage: Stage, desk: DeskRules, case: str, at: datetime, step: tuple[str, str, dict[str, Any]]
) -> None:  # fmt: skip
    from credit.complaints import Move, Role, Step
    from credit.complaints.moves import Cause, Kind, Level
    from web.register.complaints.cases import take_step

    move, role, says = step
    enums = {"level": Level, "cause": Cause, "tier": Level, "kind": Kind}
    told: dict[str, Any] = {key: enums[key](value) if key in enums else value for key, value in says.items()}
    by = _OFFICES.get(role, stage.office)
    with stage.acting(at, f"complaint {case} {move}") as clerk:
        take_step(
            clerk, desk, case, Step(Move(move), Role(role), by, at, **told), _ANSWER if move == "answer" else None
        )
