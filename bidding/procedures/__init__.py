"""How work is tendered by the law of a place (招标程序): methods, clocks, securities, owners' votes; all of it data."""

from __future__ import annotations

from bidding.procedures.clocks import Clock, clock_of, is_statutory
from bidding.procedures.laws import Procedures, procedures_for
from bidding.procedures.methods import Situation, Way, allowed, case_of, method_refusals
from bidding.procedures.notice_rules import filing_problems, grade_warnings, publication_problems
from bidding.procedures.securities import Bounds, bid_security_bounds, performance_bounds, security_problems
from bidding.procedures.shapes import PeriodName
from bidding.procedures.timetables import Milestone, Timetable, timetable
from bidding.procedures.votes import Ballot

__all__ = [
    "Ballot", "Bounds", "Clock", "Milestone", "PeriodName", "Procedures", "Situation", "Timetable", "Way",
    "allowed", "bid_security_bounds", "case_of", "clock_of", "filing_problems", "grade_warnings",
    "is_statutory", "method_refusals", "performance_bounds", "procedures_for", "publication_problems",
    "security_problems", "timetable",
]  # fmt: skip
