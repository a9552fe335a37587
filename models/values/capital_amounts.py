"""Amounts in capital Chinese numerals (大写金额), as cheques, contracts and awards write them so that none is altered.

The rules are the Basic Rules for Filling in Bills and Settlement Vouchers (正确填写票据和结算凭证的基本规定, appendix
of the Measures for Payment and Settlement, 银发〔1997〕393号), articles 1 and 2: an amount that ends in yuan or in
jiao ends with 整; a run of zeros between digits is one 零. Where they leave a choice, ours is the form that their
examples give first: 壹拾万柒仟元 without 零 after 万, 壹仟陆佰捌拾元零叁角 with one after 元; and 整 after 角.
"""

from __future__ import annotations

from typing import Final

from models.errors import InputError, Problem

__all__ = ["MOST_FEN", "capital_amount"]

MOST_FEN: Final = 10**18 - 1
"""Up to 9,999 万亿 yuan and a bit: what groups of 万, 亿, 万亿 can name without a doubt."""

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_GROUPS: Final = ("", "万", "亿", "万亿")
_GROUP: Final = 10_000


def capital_amount(fen: int) -> str:
    """Return an amount in fen in capital numerals: 12345 -> 壹佰贰拾叁元肆角伍分, 100000 -> 壹仟元整, 0 -> 零元整.

    Raises InputError for an amount below zero or above MOST_FEN.
    """
    if not 0 <= fen <= MOST_FEN:
        raise InputError(Problem("amount", f"{fen} fen has no capital numerals", "Give 0 to 10^18 - 1 fen."))
    yuan, rest = divmod(fen, 100)
    jiao, cent = divmod(rest, 10)
    whole = f"{_whole(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{whole}整"
    if not jiao:
        return f"{whole}{'零' if yuan else ''}{_DIGITS[cent]}分"
    bridge = "零" if yuan and not yuan % 10 else ""
    return f"{whole}{bridge}{_DIGITS[jiao]}角" + (f"{_DIGITS[cent]}分" if cent else "整")


def _whole(yuan: int) -> str:
    """Return whole yuan; groups of four digits, the highest first, with 零 where a gap lies between two that count."""
    if not yuan:
        return _DIGITS[0]
    groups = []
    while yuan:
        yuan, group = divmod(yuan, _GROUP)
        groups.append(group)
    told, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            gap = bool(told)
            continue
        told += ("零" if told and (gap or group < _GROUP // 10) else "") + _group(group) + _unit(groups, place)
        gap = False
    return told


def _unit(groups: list[int], place: int) -> str:
    """Return the word of a group; 万亿 keeps its 亿 for the group below, where that has one of its own."""
    return "万" if place == len(_GROUPS) - 1 and groups[place - 1] else _GROUPS[place]


def _group(group: int) -> str:
    """Return up to four digits, with one 零 for each run of zeros between two digits."""
    told, gap = "", False
    for place in range(len(_PLACES) - 1, -1, -1):
        digit = group // 10**place % 10
        if digit:
            told += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = bool(told) and not digit
    return told
