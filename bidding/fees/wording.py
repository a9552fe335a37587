"""How fees stand in words, in Chinese and English, and a finding with its article and remedy."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from bidding.fees.checking import OUTSIDE, FeeGap, FeeSeen, FeeStanding
from bidding.fees.law_shapes import FeeLaw, Scope
from bidding.fees.laws import cite, law_for
from bidding.fees.table_shapes import Area, Unit
from bidding.fees.tendered import LotSeen
from bidding.revenue.amounts import yuan
from credit.rulebook.scalars import Bilingual
from models.errors import Problem

__all__ = [
    "AREAS", "HOUSINGS", "SCOPES", "STANDINGS", "UNITS", "WHYS", "ends_fen", "lot_problem", "problem_of", "standing_of",
]  # fmt: skip


def _both(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


STANDINGS: Final[Mapping[FeeStanding, Bilingual]] = MappingProxyType({
    FeeStanding.WITHIN: _both("在幅度内", "within the band"),
    FeeStanding.ABOVE: _both("高于上限", "above the band"),
    FeeStanding.BELOW: _both("低于下限", "below the band"),
    FeeStanding.AGREED: _both("市场调节，由双方约定", "agreed, not guided"),
    FeeStanding.UNKNOWN: _both("无法判断", "not known"),
})  # fmt: skip
_BY_MENU: Final[Mapping[FeeStanding, Bilingual]] = MappingProxyType({
    FeeStanding.WITHIN: _both("不高于所选服务之和", "within the sum of what was chosen"),
    FeeStanding.ABOVE: _both("高于所选服务之和", "above the sum of what was chosen"),
})  # fmt: skip
WHYS: Final[Mapping[FeeGap, Bilingual]] = MappingProxyType({
    FeeGap.NO_LIST: _both("尚未公布收费清单", "no fee list is on record"),
    FeeGap.NO_SERVICE_FEE: _both("收费清单未载明哪一项是物业服务费", "the list does not say which fee pays service"),
    FeeGap.NO_HOUSING: _both("收费清单未载明住宅类别", "the fee list does not say for which housing it is"),
    FeeGap.NO_LEVEL: _both("收费清单未载明服务等级", "the fee list does not say which level of service it pays"),
    FeeGap.NO_TABLE: _both("没有当日有效的政府指导价表", "no guided fees of that day are known"),
    FeeGap.NO_BAND: _both("指导价表中没有该服务等级的价格", "the guided fees have no band for its level"),
    FeeGap.NO_RATE: _both("收费清单未载明单价", "the fee list has no rate for it"),
    FeeGap.OTHER_UNIT: _both("计价单位不是每平方米每月，无法比较", "its unit cannot be compared with the band's"),
    FeeGap.NOT_ON_MENU: _both("所选服务不在当日菜单上，或者计价单位不同", "a service is not on the menu or its unit"),
})  # fmt: skip
SCOPES: Final[Mapping[Scope, Bilingual]] = MappingProxyType({
    "initial": _both("普通住宅前期物业服务", "ordinary housing in the initial stage"),
    "affordable": _both("保障性住房物业服务", "affordable housing"),
})  # fmt: skip
HOUSINGS: Final[Mapping[str, Bilingual]] = MappingProxyType({
    "ordinary": _both("普通住宅", "ordinary housing"),
    "affordable": _both("保障性住房", "affordable housing"),
    "other": _both("其他（别墅、非住宅等）", "other (villas, not housing)"),
})  # fmt: skip
AREAS: Final[Mapping[Area, Bilingual]] = MappingProxyType({
    "reception": _both("综合服务", "reception"), "security": _both("秩序维护", "security"),
    "cleaning": _both("环境卫生", "cleaning"), "greening": _both("绿化养护", "greening"),
    "upkeep": _both("设施设备维护", "upkeep"),
})  # fmt: skip
UNITS: Final[Mapping[Unit, Bilingual]] = MappingProxyType({
    "m2_month": _both("元/平方米·月", "yuan for a m² and month"),
    "household_month": _both("元/户·月", "yuan for a household and month"),
})  # fmt: skip


def standing_of(one: FeeSeen) -> Bilingual:
    """Return how a fee stands in words, beside its band or beside what was chosen from a menu."""
    return _BY_MENU.get(one.standing, STANDINGS[one.standing]) if one.by_menu else STANDINGS[one.standing]


def ends_fen(lowest: Fraction, highest: Fraction) -> tuple[int, int]:
    """Return the lowest and highest whole fen that lie within a band."""
    return math.ceil(lowest), math.floor(highest)


def problem_of(one: FeeSeen, law: FeeLaw) -> Problem | None:
    """Return a fee that lies outside, or of which it is not known, as a finding with article and remedy; else None."""
    where = _where(one)
    if one.standing is FeeStanding.UNKNOWN and one.why is not None:
        return Problem(where, f"not known: {WHYS[one.why].en}", "Publish a list that says it: wuxin money fees.")
    if one.standing not in OUTSIDE or one.fee is None or one.fee.fen is None:
        return None
    return Problem(where, f"{yuan(one.fee.fen)} yuan lies {_beyond(one)}", f"List it anew; {cite(law, law.outside)}.")


def lot_problem(one: LotSeen) -> Problem:
    """Return a lot that no level's band would hold as a finding with article and remedy."""
    law, (low, high) = law_for(one.notice.jurisdiction), ends_fen(one.lowest, one.highest)
    what = f"{yuan(round(one.rate))} yuan for a m² and month lies {one.standing} {yuan(low)} to {yuan(high)}, all bands"
    return Problem(f"tender {one.notice.tender_id}, {one.lot.id}", what, f"Amend the notice; {cite(law, law.outside)}.")


def _where(one: FeeSeen) -> str:
    fee = "fee list" if one.fee is None else f"fee {one.fee.name}"
    return fee if one.number is None else f"charge {one.number} of {one.day}, {fee}"


def _beyond(one: FeeSeen) -> str:
    low, high = ends_fen(one.lowest or Fraction(0), one.highest or Fraction(0))
    if one.by_menu:
        return f"above {yuan(high)}, the sum of the services that were chosen"
    level = "" if one.fee is None else f" of level {one.fee.level}"
    scope = "" if one.scope is None else f", {SCOPES[one.scope].en}"
    return f"{one.standing} {yuan(low)} to {yuan(high)}, the band{level}{scope}"
