"""The monthly analysis of complaints (Rongcheng plan 11): hot spots, repeats, overdue, rates against their target."""

from __future__ import annotations

from credit.complaints.monthly.analysis import Monthly, analyse
from credit.complaints.monthly.frames import frame_of_cases, frame_of_evidence

__all__ = ["Monthly", "analyse", "frame_of_cases", "frame_of_evidence"]
