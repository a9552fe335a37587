"""The demo's leading groups: the city's with two meetings and its tasks, and the joint meeting of one subdistrict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import Stage

if TYPE_CHECKING:
    from credit.groups import Terms

__all__ = ["groups"]

_CITY: Final = "city"
_OFFICE: Final = "市住建局"
_PAPER: Final = "荣政办字〔演示〕1号"
_STEPS: Final[tuple[tuple[int, str, dict[str, Any]], ...]] = (
    (265, "met", {
        "attended": ["housing", "police", "market", "enforcement", "fire", "towns/{office}"],
        "settled": ["老旧电梯更新由市场监管局牵头摸底", "物业区域消防通道占用由消防大队牵头整治"], "raised": [],
    }),
    (265, "task", {"what": "摸底全市住宅小区使用十五年以上的电梯", "lead": "market", "until": 120}),
    (265, "task", {"what": "整治占用、堵塞物业区域消防通道", "lead": "fire", "until": 30}),
    (150, "report", {"task": 1, "progress": "已登记三百余台，余下两个镇街"}),
    (128, "done", {"task": 1, "progress": "全部登记造册，已送住建局"}),
    (100, "report", {"task": 2, "progress": "已清理四十一处"}),
    (60, "met", {
        "attended": ["housing", "civil_affairs", "finance", "natural_resources", "coordination", "towns/{office}"],
        "settled": ["业主委员会到期换届由各镇街牵头，年底前完成"], "raised": [],
    }),
    (60, "task", {"what": "指导任期届满的业主委员会换届", "lead": "towns/{office}", "until": -90}),
)  # fmt: skip
"""Of the city's group: how many days ago, the step, and what it says; `until` is told in days ago too."""
_TOWN: Final[tuple[tuple[int, str, dict[str, Any]], ...]] = (
    (70, "met", {
        "attended": ["departments/市综合执法局", "neighbourhoods/社区居委会", "grid", "companies/{firm}"],
        "settled": ["小区西门占道摊点由综合执法中队每日巡查"], "raised": ["两小区之间道路权属不清，照明无人维护"],
    }),
    (70, "task", {"what": "每日巡查西门占道摊点", "lead": "departments/市综合执法局", "until": 20}),
)  # fmt: skip


def groups(stage: Stage) -> None:
    """Set up the two groups a year ago, and let them meet, give tasks and hear of them up to the city's day."""
    from credit.groups import Terms

    _live(stage, _CITY, Terms("rongcheng", "city", "", None, _PAPER), _STEPS)
    _live(stage, f"town-{stage.office}", Terms("rongcheng", "town", stage.office, None, _PAPER), _TOWN)


def _live(stage: Stage, name: str, terms: Terms, steps: tuple[tuple[int, str, dict[str, Any]], ...]) -> None:
    from credit.groups import Move
    from web.register.standing.groups import add_step, set_up

    with stage.acting(stage.at(365), f"group {name}") as clerk:
        set_up(clerk, name, stage.day(365), _OFFICE, terms)
    for number, (ago, move, says) in enumerate(steps):
        told = {key: _told(stage, key, value) for key, value in says.items()}
        with stage.acting(stage.at(ago, 9, number), f"group {name} {number}") as clerk:
            add_step(clerk, name, Move(move), stage.day(ago), _OFFICE, told)


def _told(stage: Stage, key: str, value: Any) -> Any:  # noqa: ANN401 - plain values
    """Return a value with the names of the demo's own subdistrict and company, and a day for days ago."""
    if key == "until":
        return stage.day(value).isoformat()
    named = {"office": stage.office, "firm": _firm(stage)}
    if isinstance(value, str):
        return value.format(**named)
    return [one.format(**named) for one in value] if isinstance(value, list) else value


def _firm(stage: Stage) -> str:
    from models.tables import Company

    return stage.session.get_one(Company, stage.firm).name
