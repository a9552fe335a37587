"""Leading groups and joint meetings (领导小组、联席会议): members by a city's table, meetings, tasks, what is due."""

from __future__ import annotations

from credit.groups.due import Due, Tally, due_of, matters_from_below, missed, next_meeting, tally
from credit.groups.group import Group, Meeting, Move, Step, Task, TaskState, Terms
from credit.groups.life import GROUP_LIFE, Known, State, state_of, take
from credit.groups.members import member_name, ways_to_name
from credit.groups.shapes import GroupKind, GroupTable
from credit.groups.tables import group_cities, group_table

__all__ = [
    "GROUP_LIFE", "Due", "Group", "GroupKind", "GroupTable", "Known", "Meeting", "Move", "State", "Step", "Tally",
    "Task", "TaskState", "Terms", "due_of", "group_cities", "group_table", "matters_from_below", "member_name",
    "missed", "next_meeting", "state_of", "take", "tally", "ways_to_name",
]  # fmt: skip
