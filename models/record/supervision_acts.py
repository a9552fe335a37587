"""The kinds of act by which towns and departments look after estates: officers, monthly tasks, leading groups."""

from __future__ import annotations

from typing import Final

from models.record.act import Act, Part
from models.tables import GroupStep, StaffEvent

__all__ = ["SUPERVISION_ACTS"]

SUPERVISION_ACTS: Final = (
    Act("staff.appointed", "专职人员任职", "property officer appointed", (Part("staff", StaffEvent, "id"),)),
    Act("staff.relieved", "专职人员离任", "property officer relieved", (Part("staff", StaffEvent, "id"),)),
    Act("task.assigned", "任务指定负责人", "case of a community made somebody's"),
    Act("task.pushed", "任务推送属地", "tasks pushed to a subdistrict"),
    Act("task.received", "任务推送回执", "receipt for pushed tasks"),
    *(
        Act(f"group.{move}", zh, en, (Part("group_steps", GroupStep, "id"),))
        for move, zh, en in (
            ("set_up", "领导小组设立", "leading group set up"),
            ("met", "领导小组会议", "meeting of a leading group"),
            ("task", "领导小组任务下达", "task given by a leading group"),
            ("report", "领导小组任务进展", "progress of a leading group's task"),
            ("done", "领导小组任务完成", "task of a leading group done"),
            ("end", "领导小组撤销", "leading group ended"),
        )
    ),
)  # fmt: skip
