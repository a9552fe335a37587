"""Plans of draws for tests, with invented names."""

from __future__ import annotations

from typing import Any

from models.values.draw import Candidate, DrawPlan, Party

__all__ = ["CODES", "plan_of", "pool_of"]

CODES = ("海棠-4417", "owl of the north", "第三方公证 09")


def pool_of(weights: dict[str, int] | str, stratum: str = "") -> tuple[Candidate, ...]:
    """Return candidates of labels with weights; of a text, each character is a label with one ticket."""
    counted = dict.fromkeys(weights, 1) if isinstance(weights, str) else weights
    return tuple(Candidate(label, weight, stratum) for label, weight in counted.items())


def plan_of(pool: tuple[Candidate, ...] | None = None, **changes: Any) -> DrawPlan:  # noqa: ANN401 - fields of a plan
    """Return a sound plan of two from nine, with what is named changed."""
    parties = tuple(Party.of(name, code) for name, code in zip(("住建局", "业委会", "公证处"), CODES, strict=True))
    wanted: dict[str, Any] = {"namespace": "2026/检查/秋", "count": 2, "parties": parties} | changes
    return DrawPlan(pool=pool_of("甲乙丙丁戊己庚辛壬") if pool is None else pool, **wanted)
