"""The demo's library of renovation: old estates in every state, by Rongcheng's plan, and rooms for some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import PLACE, Stage, paper

if TYPE_CHECKING:
    from models.tables import Community

__all__ = ["renovations"]

_AUTHORITY: Final = "住房和城乡建设局"
_WORKS: Final = ("pipes", "parking", "charging")
_SURVEY: Final = ("survey", "subdistrict", {
    "conditions": {"pipes": "worn", "smart": "good", "greening": "good", "parking": "worn", "charging": "missing",
                   "leisure": "good"},
    "open": True,
})  # fmt: skip
_LEAD: Final = (
    "lead",
    "bureau",
    {"office": "住房和城乡建设局物业科", "leader": "副局长（J-02）", "team": ["街道办事处", "城市管理局"]},
)
_ANSWER: Final = ("answer", "subdistrict", {"received": 5, "answered": 5})
_HALF: Final = ("report", "subdistrict", {"done": ["pipes"], "difficulty": "停车位扩建与绿化保护的方案尚在协调"})
_REST: Final = ("report", "subdistrict", {"done": ["parking", "charging"]})
_STORIES: Final[tuple[tuple[tuple[int, Any], ...], ...]] = (
    ((340, _SURVEY), (330, _LEAD), (320, "plan"), (300, _ANSWER), (290, "start"), (260, _HALF), (235, _REST),
     (220, ("finish", "subdistrict", {})), (200, "accept")),
    ((120, _SURVEY), (110, _LEAD), (100, "plan"), (85, _ANSWER), (70, "start"), (42, _HALF), (12, (
        "report", "subdistrict", {"done": ["charging"]}))),
    ((130, _SURVEY), (125, _LEAD), (120, "plan"), (105, _ANSWER), (95, "start"), (60, _HALF)),
    ((30, _SURVEY), (20, _LEAD), (3, "plan")),
    ((60, ("put_off", "bureau", {"reason": "与地铁施工冲突，待其完工后恢复"})),),
    (),
)  # fmt: skip
"""Of each project: so many days ago, the step; what is a word alone holds days or papers of its own."""
_ROOMS: Final = ("rented", "owned", "rented")


def renovations(stage: Stage) -> None:
    """Take old estates in, the demo's own town first, and let each go as far as its story does."""
    estates = _old(stage)
    for number, (estate, story) in enumerate(zip(estates, _STORIES, strict=False), start=1):
        _goes(stage, estate, f"{estate.community_id}-reno", number, story)
    for estate, tenure in zip(estates, _ROOMS, strict=False):
        _housed(stage, estate.community_id, tenure)


def _old(stage: Stage) -> list[Community]:
    from sqlmodel import col, select

    from models.tables import Community

    row = Community
    query = select(row).where(col(row.built_year) < 2005, col(row.subdistrict).is_not(None))  # noqa: PLR2004 - the plan's
    order = (col(row.subdistrict) != stage.office, col(row.community_id))
    return list(stage.session.exec(query.order_by(*order).limit(len(_STORIES))))


def _goes(stage: Stage, estate: Community, name: str, number: int, story: tuple[tuple[int, Any], ...]) -> None:
    from web.register.renovation.projects import add_step, take_in

    first = (story[0][0] if story else 8) + 12
    told = {
        "community_id": estate.community_id, "subdistrict": estate.subdistrict, "jurisdiction": PLACE,
        "built_year": estate.built_year, "batch": f"{stage.day(first).year}-{1 + number // 4}", "document": paper(name),
        "paper": f"建改〔{stage.day(first).year}〕{number}号",
    }  # fmt: skip
    at = stage.at(first)
    with stage.acting(at, f"renovation {name}") as clerk:
        take_in(clerk, name, _step(stage, estate, first, ("take_in", "bureau", told)))
    for ago, step in story:
        made = _step(stage, estate, ago, _whole(stage, name, ago, step))
        with stage.acting(stage.at(ago), f"renovation {name} {ago}") as clerk:
            add_step(clerk, name, lambda _, made=made: made)  # type: ignore[misc]  # the step of this turn


def _whole(stage: Stage, name: str, ago: int, step: Any) -> Any:  # noqa: ANN401 - a step, or a word for one
    """Return a step with its days and papers."""
    if step == "plan":
        shown = {"first": stage.day(ago).isoformat(), "last": stage.day(ago - 9).isoformat()}
        told = {"works": [*_WORKS], "left_open": None, "closes": True, "document": paper(f"{name} plan")}
        return "show_plan", "subdistrict", told | shown
    if step == "start":
        return "start", "subdistrict", {"until": stage.day(ago - 150).isoformat()}
    return ("accept", "bureau", {"document": paper(f"{name} accepted")}) if step == "accept" else step


def _step(stage: Stage, estate: Community, ago: int, told: tuple[str, str, dict[str, Any]]) -> Any:  # noqa: ANN401
    from credit.renovation import Move, Role, Step
    from credit.renovation.details import details_of

    move, role, content = told
    by = _AUTHORITY if role == "bureau" else str(estate.subdistrict)
    plain = details_of(Move(move), content).model_dump(mode="json")
    return Step(Move(move), stage.day(ago), stage.at(ago), by, Role(role), plain)


def _housed(stage: Stage, community_id: str, tenure: Any) -> None:  # noqa: ANN401 - how the room is held
    from credit.renovation import PropertyRoom
    from web.register.renovation.rooms import provide_room

    with stage.acting(stage.at(15), f"room {community_id}") as clerk:
        provide_room(clerk, PropertyRoom(community_id, tenure, stage.day(15)), stage.office)
