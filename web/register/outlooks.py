"""What would lift a company one grade, as `credit.explain` found it, in the form the register keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from web.register.rows import Cells

__all__ = ["outlook_of"]


def outlook_of(explanation: Mapping[str, Any]) -> Cells:
    """Return {"grade": the next grade, "ways": [{"zh": .., "en": ..}, ...]}."""
    return dict(explanation)
