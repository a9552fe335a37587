"""The words of a report on an evaluation, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WORDS"]

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "evaluation": "评标结果", "ranking": "排序", "workings": "各项得分的由来", "rejected": "被否决的投标",
        "low": "异常低价", "far": "偏离较大的评分（仅提示）", "ties": "抽取确定的次序",
        "notes": "说明", "digests": "摘要",
        "rank": "名次", "bid": "投标", "price": "报价（元）", "points": "总分",
        "criterion": "评分项", "formula": "公式",
        "working": "算式", "why": "原因", "below_mean": "低于其他报价均值",
        "below_next": "低于次低报价", "member": "成员",
        "mark": "评分", "median": "中位数", "namespace": "抽取名称", "order": "次序", "input": "输入", "result": "结果",
        "candidate": "中标候选人", "mean": "各成员评分的平均", "trimmed_mean": "去掉最高最低后的平均",
        "consensus": "评委会合议分", "credit": "按信用评价", "comprehensive": "综合评分法",
        "lowest_reasonable_price": "经评审的最低投标价法", "highest_rent": "最高租金法", "none": "无", "comma": "、",
    },
    "en": {
        "evaluation": "Evaluation", "ranking": "Ranking", "workings": "Where the points come from",
        "rejected": "Rejected bids", "low": "Abnormally low prices",
        "far": "Marks far from the others (for information)",
        "ties": "Order by draw", "notes": "Notes", "digests": "Digests", "rank": "rank", "bid": "bid",
        "price": "price (yuan)", "points": "points", "criterion": "criterion", "formula": "formula",
        "working": "working", "why": "why", "below_mean": "below mean of others", "below_next": "below next",
        "member": "member", "mark": "mark", "median": "median", "namespace": "namespace", "order": "order",
        "input": "input", "result": "result", "candidate": "candidate", "mean": "mean of the members' marks",
        "trimmed_mean": "mean without highest and lowest", "consensus": "consensus of the panel",
        "credit": "by the credit rating", "comprehensive": "comprehensive scoring",
        "lowest_reasonable_price": "lowest reasonable price", "highest_rent": "highest rent", "none": "none",
        "comma": ", ",
    },
}  # fmt: skip
