"""Sheets of paper by typst: the fonts are given, never searched for, and equal input gives equal bytes.

A character that the fonts do not have would be printed as an empty box, so Chinese text without a Chinese font is
refused.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import segno
import typst

from models.errors import InputError, Problem

__all__ = ["FONT_FOLDERS", "chosen_fonts", "code_svg", "fonts_in", "grouped", "sheet_pdf", "typst_string"]

_PACKAGE: Final = find_spec("noto_cjk_sans_otc")
_PACKAGED: Final = () if _PACKAGE is None else (_PACKAGE.submodule_search_locations or ())
FONT_FOLDERS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), *map(Path, _PACKAGED))
"""The system's, and after them the Chinese font that is installed with Wuxin (a package without a program)."""
_CHINESE: Final = ("Noto Sans CJK SC", "Noto Serif CJK SC", "Source Han Sans SC", "Source Han Serif SC")
_LATIN: Final = ("DejaVu Sans",)


def fonts_in(folders: Sequence[Path]) -> typst.Fonts:
    """Return the fonts in the folders, and those that come with typst."""
    given = [str(folder) for folder in folders if folder.is_dir()]
    return typst.Fonts(font_paths=given, include_system_fonts=False)


def chosen_fonts(known: frozenset[str], text: str) -> str:
    """Return the fonts for a text as typst writes them. Raises InputError where none can show it."""
    chosen: list[str] = [name for name in (*_CHINESE, *_LATIN) if name in known]
    chinese = any(name in _CHINESE for name in chosen)
    if not chosen or (not chinese and any(ord(sign) > 0x2E7F for sign in text)):  # noqa: PLR2004 - where CJK begins
        what = "no font that has Chinese characters was found" if chosen else "no font was found"
        remedy = "Install Noto Sans CJK SC (apt install fonts-noto-cjk), or name its folder with --fonts DIR."
        raise InputError(Problem("fonts", what, remedy))
    return ", ".join(map(typst_string, chosen)) + ","


def typst_string(text: str) -> str:
    """Return text as a string of typst, which interprets nothing in it but backslash and quote."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def grouped(digest: str) -> str:
    """Return a digest in groups of eight signs, which a narrow column can break and a reader can compare."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def code_svg(text: str) -> str:
    """Return a QR code of a text as SVG."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=4, border=2)
    return out.getvalue().decode()


def sheet_pdf(source: str, fonts: typst.Fonts, made_at: datetime, what: str) -> bytes:
    """Return the PDF of a typst source. Raises InputError where typst warns, of `what` it is."""
    pdf, warnings = typst.compile_with_warnings(
        source.encode(), font_paths=fonts, format="pdf", timestamp=int(made_at.timestamp())
    )
    if warnings:
        told = "; ".join(str(one) for one in warnings)
        raise InputError(Problem(what, f"typst warns: {told}", "Check the fonts: --fonts DIR"))
    return pdf
