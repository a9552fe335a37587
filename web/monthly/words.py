"""The words of the monthly report, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from credit.complaints.moves import LedgerState, Level, Party
from credit.complaints.wording import DUTIES, LEDGER, LEVELS, MATTERS, PARTIES

__all__ = ["HEADS", "LANGUAGES", "MEASURES", "SHEETS", "TEXTS", "named", "percent"]

LANGUAGES: Final = ("zh", "en")
Both = Mapping[str, str]


def _w(zh: str, en: str) -> Both:
    return {"zh": zh, "en": en}


MEASURES: Final[Mapping[str, Both]] = {
    "received": _w("收到投诉", "Received"), "repeats": _w("其中重复", "of them repeats"),
    "acceptance": _w("受理率", "Acceptance rate"), "mediation": _w("纠纷调解率", "Mediation rate of disputes"),
    "settled": _w("调解成功", "Settled in mediation"), "answered": _w("已答复", "Answered"),
    "handling": _w("处理率（办结）", "Handling rate (closed)"), "overdue": _w("逾期未办", "Overdue"),
    "marked": _w("已评价", "Marked by the complainer"),
}  # fmt: skip
HEADS: Final[Mapping[str, Both]] = {
    "measure": _w("指标", "Measure"),
    "count": _w("件数", "Count"),
    "of": _w("基数", "Of"),
    "rate": _w("比率", "Rate"),
    "target": _w("目标", "Target"),
    "mean": _w("平均分", "Mean mark"),
    "received": _w("收到", "Received"),
    "repeats": _w("重复", "Repeats"),
    "answered": _w("已答复", "Answered"),
    "closed": _w("已办结", "Closed"),
    "overdue": _w("逾期事项", "Overdue"),
    "reply_median": _w("半数答复天数", "Half, days"),
    "reply_most": _w("九成答复天数", "9 in 10, days"),
    "satisfaction": _w("满意度", "Mark (1-5)"),
    "channel": _w("渠道", "Channel"),
    "matter": _w("事项", "Matter"),
    "liability": _w("责任方", "Liable"),
    "level": _w("层级", "Level"),
    "department": _w("承办部门", "Department"),
    "subdistrict": _w("街道（镇）", "Subdistrict"),
    "community_id": _w("小区编号", "Community id"),
    "name": _w("小区", "Community"),
    "households": _w("户数", "Households"),
    "complaints": _w("投诉件数", "Complaints"),
    "per_1000": _w("每千户每月", "Rate"),
    "drawn_rate": _w("收缩后", "Drawn"),
    "low": _w("下限", "Low"),
    "high": _w("上限", "High"),
    "times": _w("为全市倍数", "Times city"),
    "probability": _w("可能性", "Prob."),
    "hot": _w("热点", "Hot"),
    "complaint_id": _w("投诉编号", "Complaint"),
    "ledger": _w("销号台账", "Ledger"),
    "due_on": _w("期限", "Due"),
    "month": _w("月份", "Month"),
    "reopened": _w("重新办理", "Reopened"),
    "repeated": _w("多次重复", "Repeated"),
    "unserved": _w("无物业服务", "Served by nobody"),
    "above": _w("投诉率高", "High rate"),
}
SHEETS: Final[Mapping[str, Both]] = {
    "summary": _w("概况", "Summary"),
    "watched": _w("重点小区", "To attend to"),
    "hot_spots": _w("热点分析", "Hot spots"),
    "repeats": _w("重复投诉", "Repeats"),
    "overdue": _w("逾期", "Overdue"),
    "trend": _w("趋势", "Trend"),
    "channel": _w("按渠道", "By channel"),
    "matter": _w("按事项", "By matter"),
    "liability": _w("按责任方", "By party"),
    "level": _w("按层级", "By level"),
    "department": _w("按部门", "By department"),
    "subdistrict": _w("按街道", "By subdistrict"),
}
TEXTS: Final[Mapping[str, Both]] = {
    "title": _w("物业投诉月度分析", "Monthly analysis of property complaints"),
    "as_of": _w("数据截至", "As of"),
    "source": _w("数据来源", "Source"),
    "rules": _w("规则", "Rules"),
    "nothing": _w("无", "None."),
    "none": _w("来源未载明", "the source does not say"),
    "more": _w("其余见工作簿", "the rest is in the workbook"),
    "page": _w("第", "Page"),
    "target": _w("目标依据", "Basis of the target"),
    "basis": _w("热点标准依据", "Basis of the hot-spot rule"),
    "city": _w("全市平均", "City average"),
    "interval": _w(
        "每千户每月投诉件数; 点: 收缩后; 条: 90 % 区间; 竖线: 实际",
        "complaints per 1,000 households a month; dot: drawn to the city; bar: 90 % interval; "
        "tick: as counted",
    ),
    "without": _w("个小区户数不详, 未计算比率", "communities have no number of households, so no rate"),
    "method": _w(
        "比率为每千户每月投诉件数。热点按经验贝叶斯法判断: 小区投诉数服从泊松分布, 各小"
        "区真实投诉率服从伽马分布（重尾）, 其参数由全市数据估计; 小区户数越少, 结果越向"
        "全市平均收缩, 因此户数少的小区不会因一两件投诉成为热点。重复件不计入。方法见 Clayton "
        "和 Kaldor (1987)、Marshall (1991)。",
        "Rates are complaints per 1,000 households a month. Hot spots are judged by empirical "
        "Bayes: a community's complaints are Poisson, the true rates of the city follow "
        "a gamma distribution (heavy-tailed) whose parameters come from the city's own figures. "
        "The fewer households, the more the result is drawn towards the city's average, "
        "so one or two complaints make no hot spot of a small community. Repeats do not "
        "count. See Clayton and Kaldor (1987), Marshall (1991).",
    ),
    "rates": _w(
        "受理率、处理率的基数为不重复且未撤回的投诉; 调解率的基数为进入调解、诉讼、台账"
        "或重新办理的纠纷。",
        "Acceptance and handling are of complaints that repeat nothing and were not withdrawn; "
        "mediation is of disputes: what went to mediation, court or the ledger, or was reopened.",
    ),
}  # fmt: skip


def named(column: str, value: Any, language: str, desk: Any) -> str:  # noqa: ANN401 - a cell of any column
    """Return a cell as people read it in a language."""
    if value is None or value is pd.NaT or (not isinstance(value, str) and pd.isna(value)):
        return "-"
    words = _WORDS.get(column, {}).get(value)
    if words is not None:
        return words[language]
    if column == "channel" and value in desk.channels:
        return str(getattr(desk.channels[value], language))
    return _plain(value, language)


def percent(share: float | None) -> str:
    """Return a share as a percentage with one decimal; a dash where there is none."""
    return "-" if share is None or pd.isna(share) else f"{share * 100:.1f} %"


def _plain(value: Any, language: str) -> str:  # noqa: ANN401 - a cell of any column
    if isinstance(value, bool | type(pd.Series([True]).iloc[0])):
        return {"zh": "是", "en": "yes"}[language] if value else ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


_WORDS: Final[Mapping[str, Mapping[str, Both]]] = {
    "matter": MATTERS, "measure": MEASURES,
    "liability": {str(party): PARTIES[party] for party in Party},
    "level": {str(level): LEVELS[level] for level in Level},
    "ledger": {str(state): LEDGER[state] for state in LedgerState},
    "overdue": {str(duty): words for duty, words in DUTIES.items()},
}  # fmt: skip
