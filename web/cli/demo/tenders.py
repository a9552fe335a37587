"""The demo's tenders: one in every state, each led there by the acts that law asks for, on days that law allows."""

from __future__ import annotations

from typing import Any

from web.cli.demo.course import Course
from web.cli.demo.evaluating import evaluating
from web.cli.demo.notices import GRADES, Wanted, notice_of
from web.cli.demo.stage import Stage, paper

__all__ = ["tenders"]


def tenders(stage: Stage) -> None:
    """Lead a tender into every state: what waits for somebody, what runs, what came to nothing."""
    _before_the_close(stage)
    _at_the_award(stage)
    _after_the_award(stage)
    _over(stage)
    _came_to_nothing(stage)


def _course(stage: Stage, number: int, phase: str, close: int, **more: Any) -> Course:  # noqa: ANN401 - keys of a notice
    """Return the course of the developer's tender of a number for a new phase of an estate."""
    estate = stage.estates[number % len(stage.estates)]
    name, closes = f"pre-{stage.day(0).year}-{number:02}", stage.at(close, *((9, 30) if close else (7, 30)))
    title = f"{stage.name_of(estate)}{phase}前期物业服务招标"
    return Course(stage, notice_of(stage, Wanted(name, estate, title, closes, more)), close)


def _before_the_close(stage: Stage) -> None:
    asks = {"required": GRADES} if stage.asks_for_grades else {}
    _course(stage, 1, "三期", -35, **asks).draft()
    _course(stage, 2, "二期", -24, **asks).file()
    running = _course(stage, 3, "二期", -12, **asks)
    running.publish(box=True)
    number = len(running.step("ask", -15, {"question": "电梯是否在质保期内？"}, by="questioner-1").events)
    running.step("answer", -14, {"question": number, "answer": "在质保期内，至明年六月止。"})
    running.step("ask", -13, {"question": "物业服务用房的面积是多少？"}, by="questioner-2")


def _at_the_award(stage: Stage) -> None:
    _course(stage, 4, "二期", 0).closed()
    opened = _course(stage, 5, "二期", 3)
    opened.opened(962, 951, 1006)
    evaluating(opened, 3)
    objected = _course(stage, 6, "西区", 5)
    losing = objected.announced(968, 942, 1013, 990, winner=1)[1]
    objected.step("object", 4, {"matter": "result", "text_digest": paper("objection")}, by=losing)
    _complained(_course(stage, 7, "南区", 9))
    _course(stage, 8, "二期", 5).announced(955, 961, 1010)
    _course(stage, 9, "二期", 12).awarded(948, 985, 1004)


def _complained(course: Course) -> None:
    """Let a candidate object, be answered, and complain to the authority, which takes it up and suspends the award."""
    loser = course.announced(951, 972, 1002)[1]
    number = len(course.step("object", 4, {"matter": "result", "text_digest": paper("objection 2")}, by=loser).events)
    told = {"objection": number, "upheld": False, "remedy": "none", "what": "评分记录核对无误，维持评审结果。"}
    course.step("reply", 5, told)
    told = {
        "matter": "result", "known_on": course.stage.day(course.close - 3).isoformat(), "objection": number,
        "text_digest": paper("complaint"),
    }  # fmt: skip
    complaint = len(course.step("complain", 6, told, by=loser).events)
    told = {"complaint": complaint, "accepted": True, "suspends": True, "what": "材料齐全，受理；处理期间暂停定标。"}
    course.step("accept", 7, told, by="住房和城乡建设局")


def _after_the_award(stage: Stage) -> None:
    secured = _course(stage, 10, "北区", 20, performance_security_fen=5_000_000)
    winner = secured.awarded(950, 990, 1001)
    payment = {"lot": "lot-1", "company_id": winner, "fen": 5_000_000, "receipt": "保-031"}
    secured.step("secure", 12, {"payments": [payment]}, by=stage.office)
    _course(stage, 11, "二期", 22).signed(944, 971, 1008)
    performing = _course(stage, 12, "一期", 75)
    performing.performing(938, 977, 1006)
    breach = {
        "lot": "lot-1", "event": "complaint.late", "occurred_on": stage.day(15).isoformat(), "document_no": "街函-17",
        "what": "投诉逾期未答复，街道书面提醒。",
    }  # fmt: skip
    performing.step("breach", 62, breach, by=stage.office, role="subdistrict")


def _over(stage: Stage) -> None:
    """Lead one to a ranking that nobody has announced yet, one to a contract on file, and one to its early end."""
    _course(stage, 15, "东区", 3).evaluated(946, 958, 1012)
    _course(stage, 16, "东区", 28).contract_filed(941, 969, 1009)
    ended = _course(stage, 17, "一期", 95)
    ended.performing(952, 983, 1014)
    ended.step("hand_over", 80, {"ended_early": True, "what": "双方协商提前终止，资料和物业用房已移交。"})


def _came_to_nothing(stage: Stage) -> None:
    cancelled = _course(stage, 13, "二期", -5)
    cancelled.publish()
    cancelled.step("cancel", -7, {"what": "地块规划调整，项目暂缓，本次招标终止。"})
    failed = _course(stage, 14, "二期", 7)
    failed.closed()
    failed.step(
        "fail", 0, {"because": "few", "bidders": {"lot-1": 2}, "what": "投标人不足三个，依法重新招标。"}, hour=11
    )
