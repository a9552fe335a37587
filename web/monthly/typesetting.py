"""A PDF from a Typst document: the same input and fonts give the same bytes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typst

from models.errors import InputError, Problem
from web.typst_sheets import FONT_FOLDERS

__all__ = ["FAMILIES", "font_family", "typeset"]

FAMILIES: Final = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Serif CJK SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Microsoft YaHei", "SimSun", "PingFang SC",
)  # fmt: skip
"""Fonts with simplified Chinese, the best first."""

_REMEDY: Final = "Install one (Debian: apt install fonts-noto-cjk), or name a folder that holds one with --fonts DIR."


def font_family(fonts: Path | None = None) -> str:
    """Return the font that documents are set in. Raises InputError where none with Chinese is to be found."""
    found = typst.Fonts(include_embedded_fonts=False, font_paths=_paths(fonts)).families()
    family = next((name for name in FAMILIES if name in found), None)
    if family is None:
        what = f"none of {', '.join(FAMILIES)} is installed, and a report without Chinese would be full of boxes"
        raise InputError(Problem("fonts", what, _REMEDY))
    return family


def _paths(fonts: Path | None) -> list[str]:
    """Return where fonts lie beside those of the system: the folder that is named, else the one that Wuxin brings."""
    return [str(folder) for folder in (FONT_FOLDERS if fonts is None else (fonts,)) if folder.is_dir()]


def typeset(template: str, files: Mapping[str, str], told: object, *, on: datetime, fonts: Path | None = None) -> bytes:
    """Return the PDF of a Typst text; it reads `files` by name and what is told as data.json.

    Raises InputError where Typst warns, of a missing font above all: a warning is a page that nobody should sign.
    """
    family = font_family(fonts)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name, text in files.items():
            (root / name).write_text(text, encoding="utf-8")
        (root / "data.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        (root / "main.typ").write_text(template, encoding="utf-8")
        data, warnings = typst.compile_with_warnings(
            str(root / "main.typ"), root=str(root), font_paths=_paths(fonts),
            sys_inputs={"font": family}, timestamp=int(on.astimezone(UTC).timestamp()),
        )  # fmt: skip
    if warnings:
        said = "; ".join(str(warning.message) for warning in warnings)
        raise InputError(Problem("typst", f"the page cannot be set well: {said}", _REMEDY))
    return bytes(data)
