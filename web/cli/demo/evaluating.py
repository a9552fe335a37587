"""The demo's evaluation: a panel that was drawn by lottery, of which some members have marked and one has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import Stage, paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidding.evaluation.panels import Expert, PanelAsked
    from web.cli.demo.course import Course

__all__ = ["EXPERT", "evaluating"]

EXPERT: Final = "E-001"
"""The expert for whom the demo has an account: one who sits, and has not marked yet."""
_POOL: Final = 20
_CODES: Final = {"住房和城乡建设局": "海棠-4417", "公证处": "灯塔-0923", "市公共资源交易中心": "晨雾-6150"}
_MARKED: Final = 2
_POINTS: Final = (36, 34, 31)
"""What the members who marked gave the plan of each bid, one less by the second of them."""
_LOTTERY: Final = "快乐8"
_NUMBERS: Final = 20, 80


def evaluating(course: Course, bids: int) -> None:
    """Commit to a panel two days before the bids of a tender close, draw it, and let two of its members mark."""
    from bidding.evaluation.acting import commit_parts
    from bidding.evaluation.panels import Expert

    pool = [Expert(id=f"E-{number:03}") for number in range(1, _POOL + 1)]
    asked = _asked(course)
    content, sealed = commit_parts(course.notice, "lot-1", asked, pool)
    _event(course, "commit", (-2, 10), content, sealed)
    _event(course, "draw", (0, 8), {}, {"codes": [*_CODES.values()], "randomness": _result(asked, pool)})
    for number, member in enumerate([one for one in _sitting(course) if one != EXPERT][:_MARKED]):
        marks = [
            {"bid": f"b-{bid:02}", "criterion": "plan", "points": str(_POINTS[bid - 1] - number)}
            for bid in range(1, bids + 1)
        ]
        _event(course, "mark", (1, 10 + number), {}, {"member": member, "marks": marks})


def _asked(course: Course) -> PanelAsked:
    from bidding.evaluation.panels import PanelAsked
    from models.values.draw import LOTTERIES, Party, source_of

    return PanelAsked(
        tender_id=f"{course.name}/lot-1/1", seats=5, representatives=("业主代表-1",), salt=paper("panel")[:32],
        parties=tuple(Party.of(name, code) for name, code in _CODES.items()),
        source=source_of(LOTTERIES[_LOTTERY], course.stage.day(course.close + 1)),
    )  # fmt: skip


def _result(asked: PanelAsked, pool: list[Expert]) -> str:
    """Return a result of the lottery by which the demo's expert sits: here alone chance is helped along."""
    from bidding.evaluation.panels import panel_plan
    from models.values.draw import draw

    plan, (drawn, highest) = panel_plan(asked, pool), _NUMBERS
    results = (" ".join(f"{first + n:02}" for n in range(drawn)) for first in range(1, highest - drawn + 2))
    return next(one for one in results if EXPERT in draw(plan, codes=[*_CODES.values()], randomness=one).labels)


def _sitting(course: Course) -> list[str]:
    from web.register.evaluations.events import proceeding

    return [*proceeding(course.stage.session, course.name, "lot-1").sitting]


def _event(
    course: Course, move: str, when: tuple[int, int], content: Mapping[str, Any], sealed: Mapping[str, Any] | None
) -> None:  # fmt: skip
    """Record an event so many days after the close, at an hour."""
    from bidding.evaluation.moves import GRANTS, EvaluationMove
    from bidding.evaluation.proceedings import Event
    from web.register.evaluations.events import add_event

    stage: Stage = course.stage
    made, at = EvaluationMove(move), stage.at(course.close - when[0], when[1], 15)
    role = min(GRANTS[made])
    event = Event(move=made, at=at, by="panel" if move == "mark" else "市公共资源交易中心", role=role, content=content,
                  sealed=sealed)  # fmt: skip
    with stage.acting(at, f"evaluation {course.name} {move} {when}") as clerk:
        add_event(clerk, course.name, "lot-1", lambda _: event)
