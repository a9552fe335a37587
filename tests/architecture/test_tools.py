"""The code passes every tool of `make check`; as tests they run beside the others, on a core that would be idle."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_MAKEFILE = (_ROOT / "Makefile").read_text(encoding="utf-8")
_TOOLS = shlex.split(re.findall(r"^check:.*\n.*?for tool in (.*?); do", _MAKEFILE, re.MULTILINE)[0])


@pytest.mark.parametrize("tool", _TOOLS)
def test_the_code_passes(tool: str) -> None:
    """`make check` names the tools; each must find nothing."""
    name, *options = tool.split()
    done = subprocess.run(
        [Path(sys.executable).with_name(name), *options], cwd=_ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_all_of_them_are_run() -> None:
    """Style, layout, types and import layers."""
    assert [tool.split()[0] for tool in _TOOLS] == ["ruff", "ruff", "mypy", "lint-imports"]
