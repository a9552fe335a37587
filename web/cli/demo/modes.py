"""The demo's towns say how estates without a company are served: every mode once, and some that are to be mended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import PLACE, Stage, paper

if TYPE_CHECKING:
    from web.register.modes.estates import EstateServed

__all__ = ["modes"]

_ALL: Final = ("cleaning", "greening", "security")
_MODES: Final = (
    ("community_trust", "{name}所在社区居委会", _ALL),
    ("self_run", "{name}业主委员会", ("cleaning", "greening")),
    ("quasi_service", "街道物业服务中心", _ALL),
    (None, "", ()),
    ("social_body", "青岚社区互助会", _ALL),
    ("community_guarantee", "街道社区保障服务站", _ALL),
    ("self_run", "{name}业主委员会", _ALL),
)  # fmt: skip
"""Mode, who gives it and what of the basics, one estate after another; None: nobody does. The second has no guards."""

_PAPERS: Final = {"describe": "住宅小区物业服务覆盖普查表", "begin": "物业服务协议"}
_AGREED: Final = timedelta(days=730)


def modes(stage: Stage) -> None:
    """Let each town describe its estates without a company and say how they are served, the demo's own town first."""
    from web.register.modes.estates import estates_served

    found = [one for one in estates_served(stage.session, stage.day(0)) if one.served.mode is None]
    found.sort(key=lambda one: (one.place.subdistrict != stage.office, one.place.community_id))
    for number, one in enumerate(found[: len(_MODES)]):
        _record(stage, one, number)


def _record(stage: Stage, one: EstateServed, number: int) -> None:
    mode, provider, basics = _MODES[number]
    told: dict[str, Any] = {"kind": one.place.kind or "old", "traits": {}, "jurisdiction": PLACE}
    _enter(stage, one, 200 - number, "describe", told)
    if mode is not None:
        told = {"mode": mode, "provider": provider.format(name=one.place.name), "basics": [*basics]}
        _enter(stage, one, 150 - number, "begin", told)


def _enter(stage: Stage, one: EstateServed, ago: int, move: str, told: dict[str, Any]) -> None:
    """Enter an event on the day on which it happened; a mode that begins is agreed for two years."""
    from bidding.modes import ModeEvent, ModeMove
    from web.register.modes.rows import enter_mode

    key, on, what = one.place.community_id, stage.day(ago), f"mode {one.place.community_id} {move}"
    until = on + _AGREED if move == "begin" else None
    with stage.acting(stage.at(ago, 15), what) as clerk:
        event = ModeEvent(
            ModeMove(move), on, clerk.at, f"subdistrict/{one.place.subdistrict}", f"{on.year}年{_PAPERS[move]}", until,
            told | {"document": paper(what)},
        )  # fmt: skip
        enter_mode(clerk, key, event)
