"""The words for states, moves, levels, parties and duties, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from credit.complaints.clocks import Duty
from credit.complaints.moves import LedgerState, Level, Move, Party, State

__all__ = ["DUTIES", "LEDGER", "LEVELS", "MATTERS", "MOVES", "PARTIES", "STATES"]

Words = Mapping[str, str]


def _w(zh: str, en: str) -> Words:
    return {"zh": zh, "en": en}


MATTERS: Final[Mapping[str, Words]] = {
    "lift": _w("电梯", "lifts"), "cleaning": _w("环境卫生", "cleaning"), "security": _w("秩序维护", "security"),
    "parking": _w("停车", "parking"), "fees": _w("收费", "fees"), "maintenance": _w("设施维修", "maintenance"),
    "leaking": _w("渗漏", "leaks"), "greening": _w("绿化", "greening"), "fire_safety": _w("消防", "fire safety"),
    "noise": _w("噪声", "noise"), "heating": _w("供热", "heating"), "water_power": _w("供水供电", "water and power"),
    "common_income": _w("公共收益", "common income"), "handover": _w("退出交接", "handover"),
    "quality": _w("房屋质量", "building quality"), "illegal_building": _w("违法建设", "illegal building"),
    "public_works": _w("市政设施", "public works"), "other": _w("其他", "other"), "-": _w("未注明", "not stated"),
}  # fmt: skip
STATES: Final[Mapping[State, Words]] = {
    State.RECEIVED: _w("已登记", "received"), State.DUPLICATE: _w("与另一件重复", "repeats another"),
    State.ROUTED: _w("已转办, 待受理", "sent to a department, not taken in yet"),
    State.ACCEPTED: _w("已受理, 办理中", "taken in, being handled"), State.REFUSED: _w("不予受理", "refused"),
    State.ANSWERED: _w("已答复", "answered"), State.MEDIATING: _w("调解中", "in mediation"),
    State.SETTLED: _w("调解成功", "settled in mediation"), State.UNSETTLED: _w("调解未成", "mediation failed"),
    State.IN_COURT: _w("诉讼中", "in court"), State.JUDGED: _w("已判决", "judged"),
    State.CLOSED: _w("已办结", "closed"), State.WITHDRAWN: _w("已撤回", "withdrawn"),
}  # fmt: skip
LEDGER: Final[Mapping[LedgerState, Words]] = {
    LedgerState.NOT_LISTED: _w("未列入", "not on the ledger"), LedgerState.OPEN: _w("已列账", "on the ledger"),
    LedgerState.ASSIGNED: _w("已落实责任单位", "assigned"), LedgerState.RECTIFYING: _w("整改中", "being put right"),
    LedgerState.VERIFIED: _w("已核验", "verified"), LedgerState.STRUCK_OFF: _w("已销号", "struck off"),
}  # fmt: skip
LEVELS: Final[Mapping[Level, Words]] = {
    Level.NEIGHBOURHOOD: _w("社区", "neighbourhood"), Level.SUBDISTRICT: _w("街道 (镇)", "subdistrict"),
    Level.DISTRICT: _w("区 (县)", "district"), Level.CITY: _w("市", "city"),
}  # fmt: skip
PARTIES: Final[Mapping[Party, Words]] = {
    Party.COMPANY: _w("物业服务企业", "company"), Party.UTILITY: _w("专业经营单位", "utility"),
    Party.GOVERNMENT: _w("政府部门", "government"), Party.DEVELOPER: _w("建设单位", "developer"),
    Party.OWNER: _w("业主", "owner"), Party.UNKNOWN: _w("待认定", "not found yet"),
}  # fmt: skip
DUTIES: Final[Mapping[Duty, Words]] = {
    Duty.ACCEPT: _w("受理", "take in or refuse"), Duty.ANSWER: _w("答复", "answer"),
    Duty.ESCALATE: _w("本级办理期限", "end of this level's time"), Duty.MEDIATE: _w("调解", "mediation"),
    Duty.CLOSE: _w("办结", "close"), Duty.RECTIFY: _w("整改", "put right"),
}  # fmt: skip
MOVES: Final[Mapping[Move, Words]] = {
    Move.ROUTE: _w("转办", "sent to a department"), Move.MERGE: _w("并案", "joined to another"),
    Move.SPLIT: _w("取消并案", "taken apart again"), Move.ACCEPT: _w("受理", "taken in"),
    Move.REFUSE: _w("不予受理", "refused"), Move.ESCALATE: _w("升级", "went a level up"),
    Move.ANSWER: _w("答复", "answered"), Move.FIND: _w("认定", "found"),
    Move.OPEN_MEDIATION: _w("开始调解", "mediation opened"), Move.SETTLE: _w("调解成功", "settled"),
    Move.FAIL_MEDIATION: _w("调解未成", "mediation failed"), Move.SUE: _w("起诉", "went to court"),
    Move.JUDGE: _w("判决", "judged"), Move.CLOSE: _w("办结", "closed"), Move.RATE: _w("评价", "marked"),
    Move.REOPEN: _w("重新办理", "reopened"), Move.WITHDRAW: _w("撤回", "withdrawn"),
    Move.LEDGER_OPEN: _w("列入台账", "put on the ledger"), Move.LEDGER_ASSIGN: _w("落实责任单位", "assigned"),
    Move.LEDGER_RECTIFY: _w("开始整改", "being put right"), Move.LEDGER_VERIFY: _w("核验通过", "verified"),
    Move.LEDGER_RETURN: _w("退回整改", "sent back"),
}  # fmt: skip
