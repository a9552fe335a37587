"""A way up in words: what to have repaired, what to earn, and what measures would have to come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from credit.explaining.clauses import Clauses
from credit.explaining.levers import Deed, Earned, Reached, Repaired
from credit.rulebook.scalars import Bilingual
from credit.scoring.terms import Term
from models.values.points import format_points

__all__ = ["TAKE_PART", "way_text"]

TAKE_PART = Bilingual(zh="参加信用信息管理", en="Take part in credit information management")


def way_text(clauses: Clauses, deeds: Sequence[Deed]) -> Bilingual:
    """Return what has to be done, all of it, in both languages."""
    parts = list(_parts(clauses, deeds))
    en = [parts[0].en, *(f"{one.en[0].lower()}{one.en[1:]}" for one in parts[1:])]
    return Bilingual(zh="；并".join(one.zh for one in parts), en="; and ".join(en))


def _parts(clauses: Clauses, deeds: Sequence[Deed]) -> Iterator[Bilingual]:
    if repaired := [deed for deed in deeds if isinstance(deed, Repaired)]:
        yield _repaired(clauses, repaired)
    for term, quantity in Counter(deed.term for deed in deeds if isinstance(deed, Earned)).items():
        yield _earned(clauses, term, quantity)
    last = {deed.measure.id: deed for deed in deeds if isinstance(deed, Reached)}  # each includes those before it
    yield from map(_reached, last.values())


def _repaired(clauses: Clauses, deeds: Sequence[Repaired]) -> Bilingual:
    rules: dict[str, list[str]] = {}
    for deed in deeds:
        rules.setdefault(deed.rule, []).append(deed.source_id)
    zh = "、".join(f"{clauses.title(rule).zh}（{'、'.join(ids)}）" for rule, ids in rules.items())
    en = ", ".join(f"{clauses.title(rule).en} ({', '.join(ids)})" for rule, ids in rules.items())
    return Bilingual(zh=f"修复 {len(deeds)} 条记录：{zh}", en=f"Have {len(deeds)} repaired: {en}")


def _earned(clauses: Clauses, term: Term, quantity: int) -> Bilingual:
    title, points = clauses.title(term.id), format_points(term.points)
    return Bilingual(
        zh=f"新获 {quantity} 项：{title.zh}（每项 +{points} 分）", en=f"Earn {quantity}: {title.en} (+{points} each)"
    )


def _reached(deed: Reached) -> Bilingual:
    title, gain = deed.measure.title, format_points(deed.gain)
    zh, en = ("尚无数据", "nothing so far") if deed.now is None else (f"现为 {_value(deed)}", f"now {_value(deed)}")
    if deed.below is None:
        limit = format_points(deed.value)
        return Bilingual(
            zh=f"使“{title.zh}”达到 {limit}（{zh}，+{gain} 分）",
            en=f"Bring {title.en} to {limit} at least ({en}, +{gain})",
        )
    limit = format_points(deed.below)
    return Bilingual(
        zh=f"使“{title.zh}”降到 {limit} 以下，不含 {limit}（{zh}，+{gain} 分）",
        en=f"Bring {title.en} below {limit} ({en}, +{gain})",
    )


def _value(deed: Reached) -> str:
    return format_points(deed.now or 0)
