"""The kinds of act by which towns and departments look after estates.

Officers, monthly tasks, leading groups, the renovation of old estates and their property rooms.
"""

from __future__ import annotations

from typing import Final

from models.record.act import Act, Part
from models.tables import GroupStep, PropertyRoomEvent, RenovationStep, StaffEvent

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
    *(
        Act(f"renovation.{move}", zh, en, (Part("step", RenovationStep, "id"),))
        for move, zh, en in (
            ("take_in", "改造项目入库", "estate taken into the library of renovation"),
            ("survey", "改造项目摸底", "estate to be renovated surveyed"),
            ("lead", "改造专班确定", "leading office and team of a renovation named"),
            ("show_plan", "改造方案公示", "plan of a renovation put to the public"),
            ("answer", "改造方案意见处理", "objections to a plan of renovation answered"),
            ("start", "改造开工", "works of a renovation begun"),
            ("report", "改造进度报告", "progress of a renovation reported"),
            ("finish", "改造完工", "works of a renovation finished"),
            ("reject", "改造验收不合格", "works of a renovation not accepted"),
            ("accept", "改造验收合格", "works of a renovation accepted"),
            ("put_off", "改造缓建", "renovation put off"),
            ("resume", "改造恢复", "renovation taken up again"),
            ("take_out", "改造项目出库", "estate taken out of the library of renovation"),
        )
    ),
    Act("room.provide", "物业用房落实", "property room provided", (Part("room", PropertyRoomEvent, "id"),)),
    Act("room.give_up", "物业用房退出", "property room given up", (Part("room", PropertyRoomEvent, "id"),)),
)  # fmt: skip
