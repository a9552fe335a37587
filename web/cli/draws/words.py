"""The words of the sheet of a draw, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WORDS"]

_ZH: Final = {
    "title": "可验证抽取记录单",
    "namespace": "抽取名称",
    "count": "抽取数",
    "substitutes_each": "每层候补数",
    "results": "抽取结果",
    "stratum": "分层",
    "place": "序位",
    "label": "对象",
    "ticket": "签号",
    "position": "位置（十六进制）",
    "drawn": "抽中",
    "substitute": "候补",
    "skipped": "已排除，跳过",
    "inputs": "抽取依据",
    "source": "公共随机数来源",
    "no_source": "未登记来源",
    "randomness": "公共随机数（原文）",
    "party": "提供方",
    "code": "一次性密码",
    "code_hash": "密码的 SHA-256（开奖前登记）",
    "commitment": "抽取承诺的 SHA-256（开奖前登记）",
    "no_commitment": "本次抽取没有与承诺核对，无法证明名单和规则在开奖之前已经确定。",
    "kept": "本次抽取与承诺逐项核对，完全一致。",
    "exclusions": "排除与回避",
    "early": "承诺前",
    "late": "承诺后",
    "reason": "理由",
    "no_reason": "未写理由",
    "nobody": "无",
    "predictability": "可预测程度",
    "eligible": "可抽对象",
    "quota": "名额",
    "likeliest": "最可能者的机会（不高于）",
    "bits": "全部可能结果（比特）",
    "pool": "抽取名单",
    "pool_hash": "名单的 SHA-256",
    "salt": "名单哈希所用的附加文字",
    "weight": "签数",
    "excluded": "排除",
    "how": "怎样重做",
    "command": "用物信重做",
    "by_hand": "不用物信重做：把下面的记录存为 draw.json，运行这十行 Python",
    "record": "完整记录（JSON）",
    "construction": (
        "密钥 PRK = HMAC-SHA256(键 = 各方密码按登记顺序相连的 UTF-8 字节, 内容 = 公共随机数的 UTF-8 字节)，"
        "即 RFC 5869 的 HKDF-Extract。名单中每个对象有若干签，签号从 1 到签数。每支签的位置 = HMAC-SHA256(键 = PRK, "
        "内容 = “抽取名称|对象#签号”的 UTF-8 字节，后接一个字节 01)，即 HKDF-Expand 取 32 字节；"
        "分层抽取时，抽取名称之后加 “/分层名”。把所有签按位置从小到大排列，依次取不同的对象，直到取满名额；"
        "已排除的对象跳过，其他对象的次序不变；其后的对象依次为候补。"
    ),
}
_EN: Final = {
    "title": "Sheet of a verifiable draw",
    "namespace": "Name of the draw",
    "count": "Drawn",
    "substitutes_each": "Substitutes in each stratum",
    "results": "Results",
    "stratum": "Stratum",
    "place": "Place",
    "label": "Label",
    "ticket": "Ticket",
    "position": "Position (hexadecimal)",
    "drawn": "drawn",
    "substitute": "substitute",
    "skipped": "excluded, skipped",
    "inputs": "What it was drawn from",
    "source": "Source of the public randomness",
    "no_source": "no source was recorded",
    "randomness": "Public randomness, as text",
    "party": "Party",
    "code": "One-time code",
    "code_hash": "SHA-256 of the code, on record before the lottery",
    "commitment": "SHA-256 of the commitment, on record before the lottery",
    "no_commitment": (
        "This draw was not held against a commitment: nothing shows that pool and rules were fixed before the lottery."
    ),
    "kept": "The draw was held against its commitment, and agrees with it in everything.",
    "exclusions": "Exclusions and recusals",
    "early": "before the commitment",
    "late": "after the commitment",
    "reason": "Reason",
    "no_reason": "no reason given",
    "nobody": "none",
    "predictability": "How predictable it was",
    "eligible": "Eligible",
    "quota": "Places",
    "likeliest": "Chance of the likeliest, at most",
    "bits": "All outcomes, in bits",
    "pool": "Pool",
    "pool_hash": "SHA-256 of the pool",
    "salt": "Text added in the pool's hash",
    "weight": "Tickets",
    "excluded": "Excluded",
    "how": "How to repeat it",
    "command": "With Wuxin",
    "by_hand": "Without Wuxin: save the record below as draw.json and run these ten lines of Python",
    "record": "Whole record (JSON)",
    "construction": (
        "The key PRK = HMAC-SHA256(key = the codes of the parties, one after the other in the order on record, as "
        "UTF-8; message = the public randomness as UTF-8), which is HKDF-Extract of RFC 5869. Each label has tickets, "
        "numbered from 1. The position of a ticket = HMAC-SHA256(key = PRK; message = 'name of the draw|label#ticket' "
        "as UTF-8, and one byte 01), which is HKDF-Expand of 32 bytes; with strata, '/stratum' follows the name of the "
        "draw. Sort all tickets by position, and take the first different labels until the places are filled. An "
        "excluded label is skipped and moves nobody else. The labels that follow are the substitutes, in order."
    ),
}
WORDS: Final[Mapping[str, Mapping[str, str]]] = {"zh": _ZH, "en": _EN}
"""By language, by what is named."""
