"""The words of the readable page, in Chinese and English, and how values are said in them."""

from __future__ import annotations

from typing import Final, Literal

from credit.rulebook.scalars import Bilingual, InForce
from models.values.periods import Duration
from models.values.points import format_points

__all__ = ["Language", "Words"]

Language = Literal["zh", "en"]

_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "id": ("编号：{id}（{jurisdiction}）", "Id: {id} ({jurisdiction})"),
    "authority": ("主管部门：{name}", "Authority: {name}"),
    "extends": ("沿用并修改：{parent}", "Extends: {parent}"),
    "draft": ("状态：草案，未与原文核对", "Status: draft, not yet held against its source"),
    "verified": ("状态：{by} 于 {on} 与原文核对", "Status: verified by {by} on {on}"),
    "digest": ("内容摘要 SHA-256：{digest}", "SHA-256 of its content: {digest}"),
    "choices": ("{total} 项规定中 {own} 项为本系统自定", "{own} of {total} numbers are our own choice"),
    "score": ("评分", "Score"),
    "formula": ("得分 = {base}{parts}{bounds}", "score = {base}{parts}{bounds}"),
    "occurrence": ("适用行为发生之日有效的规定", "The rule in force on the day of the event applies."),
    "assessment": ("适用评价之日有效的规定", "The rule in force on the day of the rating applies."),
    "retention": ("不良信息自发生之日起保留 {time}", "Bad information counts and shows for at most {time}."),
    "grades": ("等级", "Grades"),
    "grade_head": ("| 等级 | 条件（自上而下，先符合者为准） |", "| Grade | Condition (the first row that holds) |"),
    "at_least": ("{points} 分及以上", "at least {points}"),
    "with": ("{component} 项有计分信息", "something counts in {component}"),
    "without": ("{component} 项无计分信息", "nothing counts in {component}"),
    "otherwise": ("其余", "otherwise"),
    "not_participating": ("未参加信用信息管理", "takes no part in credit information management"),
    "no_project": ("无在管项目", "has no project"),
    "as_usual": ("照常评级", "graded as usual"),
    "eligible": ("可参加要求信用等级的招标：{grades}", "May enter a tender that asks for a rating: {grades}"),
    "indicators": ("指标", "Indicators"),
    "counts": ("有效期{time}", "counts for {time}"),
    "measure": ("近 {window} {what}", "over the last {window}: {what}"),
    "count": ("{table}数", "number of {table}"),
    "mean": ("{column}平均值", "mean {column}"),
    "households_1000": ("每千户", "per 1,000 households"),
    "area_10000_m2": ("每万平方米", "per 10,000 m2"),
    "by_area": ("按建筑面积加权", "weighted by floor area"),
    "as_points": ("即为得分", "is the points"),
    "band": ("≥ {limit} 得 {points}", "{points} at {limit} or more"),
    "band_else": ("其余得 {points}", "otherwise {points}"),
    "when_zero": ("无数据时得 {points}", "{points} where there is nothing to divide by"),
    "where": ("条件：{conditions}", "where {conditions}"),
    "vetoes": ("一票否决", "Vetoes"),
    "veto": ("{event}：等级最高为 {grade}", "{event}: the grade is at best {grade}"),
    "lists": ("红榜、灰榜、黑名单", "Red, grey and black lists"),
    "red": ("红榜", "Red list"),
    "grey": ("灰榜", "Grey list"),
    "top": ("{name}：得分最高的 {share}", "{name}: the best {share} by score"),
    "bottom": ("{name}：得分最低的 {share}", "{name}: the worst {share} by score"),
    "of_grades": ("限 {grades}", "of grades {grades}"),
    "black": ("黑名单：{event}", "Blacklist: {event}"),
    "publication": ("公示 {notice} 个工作日，异议 {objection} 个工作日，{decide} 个工作日内作出决定",
                    "Notice {notice} working days, objection {objection}, decision within {decide}"),
    "derived": ("由记录推定的行为", "Events made from rows"),
    "derivation": ("`{event}`：来自{table}，{conditions}；日期取{on}",
                   "`{event}`: from {table}, {conditions}; dated {on}"),
    "every_row": ("每一行", "every row"),
    "instruments": ("依据文件", "Instruments"),
    "read_at": ("查阅：{where}", "read at: {where}"),
    "cited": ("《{title}》{article}", "{title}, {article}"),
    "choice": ("本系统自定：{why}", "our own choice: {why}"),
    "no_basis": ("未注明依据", "no basis given"),
    "since": ("{since} 起", "since {since}"),
    "between": ("{since} 至 {until}（不含）", "from {since}, before {until}"),
    "document": ("以文件所载为准，未载明的一年", "as long as the document says, else a year"),
    "calendar_year": ("至当年年底", "the rest of the calendar year"),
    "forever": ("长期", "ever"),
    "years": ("{n} 年", "{n} years"),
    "months": ("{n} 个月", "{n} months"),
    "days": ("{n} 天", "{n} days"),
    "up_to": ("不高于 {ceiling}", "at most {ceiling}"),
    "from": ("不低于 {floor}", "at least {floor}"),
    "within": ("{floor} 至 {ceiling}", "{floor} to {ceiling}"),
    "unbounded": ("不设上下限", "without bounds"),
    "over": ("大于 {n}", "over {n}"),
    "limit_at_least": ("不小于 {n}", "at least {n}"),
    "under": ("小于 {n}", "under {n}"),
    "at_most": ("不大于 {n}", "at most {n}"),
    "is": ("{column}为{value}", "{column} is {value}"),
    "empty": ("空", "empty"),
    "true": ("是", "yes"),
    "false": ("否", "no"),
    "or": ("或", " or "),
    "and": ("、", ", "),
}  # fmt: skip


_NAMES: Final[dict[str, str]] = {
    "complaints": "投诉", "inspections": "检查", "findings": "检查发现的问题", "records": "信用记录",
    "complaint_id": "投诉编号", "channel": "渠道", "community_id": "小区", "category": "类别", "liability": "责任方",
    "upheld": "是否属实", "satisfaction": "满意度", "duplicate_of": "重复投诉编号", "received_at": "受理时间",
    "answered_at": "答复时间", "closed_at": "办结时间", "answer_days": "答复天数", "close_days": "办结天数",
    "inspection_id": "检查编号", "kind": "检查类型", "inspected_on": "检查日期", "score": "得分",
    "finding_id": "问题编号",
    "item": "检查项目", "severity": "严重程度", "rectify_by": "整改期限", "rectified_on": "整改完成日期",
    "overdue_days": "逾期天数", "record_id": "记录编号", "event": "行为", "level": "级别", "issuer": "发文单位",
    "document_no": "文号", "occurred_on": "发生日期", "valid_until": "有效期至", "revoked_on": "撤销日期",
    "quantity": "数量",
    "company": "企业", "utility": "专业经营单位", "government": "政府部门", "developer": "建设单位", "owner": "业主",
    "unknown": "未定", "minor": "轻微", "major": "较重", "critical": "严重", "half_yearly": "半年检查",
    "monthly_patrol": "月度巡查", "double_random": "双随机检查", "special": "专项检查", "national": "国家级",
    "provincial": "省级", "city": "市级", "county": "县级", "street": "街道级",
}  # fmt: skip
"""Tables, columns and enumerated values in Chinese; in English their names are words already."""


class Words:
    """Says things in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, key: str, **values: object) -> str:
        """Return a phrase with its values filled in."""
        return _PHRASES[key][self.language != "zh"].format(**values)

    def text(self, both: Bilingual) -> str:
        """Return a bilingual text in this language."""
        return both.zh if self.language == "zh" else both.en

    def name(self, name: str) -> str:
        """Return a table, a column or a value in words; what has no word of its own stays as it is."""
        return _NAMES.get(name, name) if self.language == "zh" else name.replace("_", " ")

    def join(self, parts: list[str]) -> str:
        """Return the parts in a row."""
        return self.say("and").join(parts)

    def time(self, duration: Duration | str) -> str:
        """Return a duration or a validity in words, `1 year and 6 months` as `1 year, 6 months`."""
        if isinstance(duration, str):
            return self.say(duration)
        years, months = divmod(duration.months, 12)
        amounts = {"years": years, "months": months, "days": duration.days}
        said = [self.say(unit, n=n) for unit, n in amounts.items() if n] or [self.say("days", n=0)]
        return self.join([part.removesuffix("s") if part.startswith("1 ") else part for part in said])

    def bounds(self, floor: int | None, ceiling: int | None) -> str:
        """Return a floor and a ceiling of points in words."""
        low, high = (None if limit is None else format_points(limit) for limit in (floor, ceiling))
        key = {(True, True): "within", (True, False): "from", (False, True): "up_to"}.get(
            (low is not None, high is not None)
        )
        return self.say(key or "unbounded", floor=low, ceiling=high)

    def dates(self, in_force: InForce | None) -> str:
        """Return when something is in force, empty where it always is."""
        if in_force is None:
            return ""
        key = "since" if in_force.until is None else "between"
        return self.say(key, since=in_force.since, until=in_force.until)
