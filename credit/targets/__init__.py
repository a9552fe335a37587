"""Targets of a city's plan (工作目标): shares with their days as data, and how far a survey of its estates has got."""

from __future__ import annotations

from credit.targets.plans import plan, plan_ids
from credit.targets.progress import Outcome, Progress, next_survey, progress
from credit.targets.shapes import Plan, Target
from credit.targets.survey import CompanySurveyed, EstateSurveyed, PlaceSurveyed, Survey, read_survey

__all__ = [
    "CompanySurveyed", "EstateSurveyed", "Outcome", "PlaceSurveyed", "Plan", "Progress", "Survey", "Target",
    "next_survey", "plan", "plan_ids", "progress", "read_survey",
]  # fmt: skip
