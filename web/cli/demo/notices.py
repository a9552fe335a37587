"""The notices of the demo's tenders: who buys, for which homes, by when, and which five custodians open the bids.

The custodians' keys are made from public words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import DEVELOPER, PLACE, Stage, signer

if TYPE_CHECKING:
    from datetime import datetime

    from bidding.notices import Notice
    from models.keys import KeyPair

__all__ = ["CUSTODIANS", "GRADES", "Wanted", "custodian_keys", "notice_of"]

CUSTODIANS: Final = (
    ("住房和城乡建设局", "authority"), ("街道办事处", "subdistrict"), ("公证处", "notary"),
    (DEVELOPER[1], "procuring_entity"), ("市公共资源交易中心", "platform"),
)  # fmt: skip
GRADES: Final = {"grades": ["AAA", "AA", "A"], "rulebook": "rongcheng", "instrument": "rongcheng_plan_2021",
                 "article": "三(二)"}  # fmt: skip
_YUAN_A_MONTH: Final = 150
"""Fen for a square metre and month: the estimate of what a service costs; a choice of the demo."""
_MONTHS: Final = 36
_TERMS: Final = (
    "服务期三年，按二级服务标准提供保洁、秩序维护、绿化养护和共用设施设备维护；费用按季结算。单位与项目均为虚构。"
)
_CRITERIA: Final[list[dict[str, Any]]] = [
    {"id": "price", "kind": "price", "title": {"zh": "投标报价", "en": "Price"}, "max_points": "40",
     "formula": "lowest_ratio"},
    {"id": "plan", "kind": "technical", "title": {"zh": "服务方案", "en": "Service plan"}, "max_points": "40"},
    {"id": "credit", "kind": "credit", "title": {"zh": "信用等级", "en": "Credit grade"}, "max_points": "20",
     "grades": {"AAA": "20", "AA": "16", "A": "12", "B": "6", "C": "0"}},
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a tender of the demo asks for: its name, its estate and title, and the moment at which bids close.

    `more`: keys of the notice that are otherwise than usual.
    """

    name: str
    estate: str
    title: str
    closes_at: datetime
    more: dict[str, Any] = field(default_factory=dict)


def notice_of(stage: Stage, wanted: Wanted) -> Notice:
    """Return the notice of a tender: the developer's preliminary one, unless `more` says otherwise."""
    from datetime import timedelta

    from bidding.notices import read_notice
    from models.tables import Community
    from models.values.canonical import canonical

    area = stage.session.get_one(Community, wanted.estate).floor_area_m2 or 80_000
    estimate, at = area * _YUAN_A_MONTH * _MONTHS, wanted.closes_at
    plain: dict[str, Any] = {
        "tender_id": wanted.name, "kind": "preliminary", "method": "open", "jurisdiction": PLACE, "title": wanted.title,
        "procuring_entity": {"id": DEVELOPER[0], "name": DEVELOPER[1], "role": "developer"},
        "lots": [{
            "id": "lot-1", "title": wanted.title, "community_ids": [wanted.estate], "months": _MONTHS, "area_m2": area,
            "estimate_fen": estimate, "ceiling_fen": estimate * 11 // 10,
        }],
        "required": None, "sealing": _sealing(), "evaluation": {"method": "comprehensive", "criteria": _CRITERIA},
        "times": {
            "questions_close_at": (at - timedelta(days=8)).isoformat(), "bids_close_at": at.isoformat(),
            "opens_until": (at + timedelta(hours=2)).isoformat(),
            "permit_on": (at + timedelta(days=60)).date().isoformat(),
        },
        "terms": _TERMS,
    }  # fmt: skip
    return read_notice(canonical(plain | wanted.more))


def custodian_keys() -> list[tuple[str, KeyPair]]:
    """Return the custodians' keys, in the order of the notices."""
    return [signer(f"custodian-{number}.demo.example", "ed25519-x25519") for number in range(len(CUSTODIANS))]


def _sealing() -> dict[str, Any]:
    from models.keys import PublicKey

    keys = [PublicKey(name, pair.suite, pair.public) for name, pair in custodian_keys()]
    bodies = [
        {"body": body, "role": role, "vkey": key.vkey} for (body, role), key in zip(CUSTODIANS, keys, strict=True)
    ]
    return {"threshold": 3, "custodians": bodies, "part_bytes": {"technical": 2**14, "price": 2**14}}
