"""A credit certificate as a sheet of paper: PDF by typst, with a QR code by segno; equal input gives equal bytes.

The fonts are given, never searched for. A character that the fonts do not have would be printed as an empty box, so
Chinese text without a Chinese font is refused.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import segno
import typst

from credit.standing.certificates import qr_text
from models.errors import InputError, Problem

__all__ = ["FONT_FOLDERS", "certificate_pdf", "fonts_in"]

FONT_FOLDERS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_CHINESE: Final = ("Noto Sans CJK SC", "Noto Serif CJK SC", "Source Han Sans SC", "Source Han Serif SC")
_LATIN: Final = ("DejaVu Sans",)
_ROWS: Final = (
    ("company_id", "统一社会信用代码", "Company"), ("name", "名称", "Name"), ("rulebook", "评价标准", "Rulebook"),
    ("as_of", "截至", "As of"), ("grade", "信用等级", "Grade"), ("score", "得分", "Score"),
    ("eligible", "可参加投标", "Eligible"), ("blacklisted", "在黑名单上", "Blacklisted"),
    ("open_objections", "未决异议", "Open objections"), ("issued_at", "出具时间", "Issued"),
)  # fmt: skip
_TEMPLATE: Final = """#set document(date: none)
#set page(paper: "a4", margin: 2.5cm)
#set text(font: ({fonts}), size: 11pt, fallback: false)
#align(center, text(size: 20pt)[#{title}])
#v(1cm)
#table(columns: (5cm, 1fr), stroke: 0.4pt, inset: 7pt, {cells})
#v(0.6cm)
#text(size: 9pt)[#{note}]
#align(center, image(bytes({code}), format: "svg", width: 5.5cm))
"""


def fonts_in(folders: Sequence[Path]) -> typst.Fonts:
    """Return the fonts in the folders, and those that come with typst."""
    given = [str(folder) for folder in folders if folder.is_dir()]
    return typst.Fonts(font_paths=given, include_system_fonts=False)


def certificate_pdf(document: Mapping[str, Any], language: str, folders: Sequence[Path], made_at: datetime) -> bytes:
    """Return the PDF of a signed certificate in `zh` or `en`; raises InputError where fonts cannot show its text."""
    found, content = fonts_in(folders), document["content"]
    at = 1 if language == "zh" else 2
    texts = [(row[at], str(content[row[0]])) for row in _ROWS]
    title = {"zh": "信用证明", "en": "Credit certificate"}[language]
    note = {
        "zh": "以签名的JSON文件为准，验证命令：wuxin certificate verify。二维码含签名。",
        "en": "The signed JSON file is what counts; wuxin certificate verify checks it. The code holds the signature.",
    }[language]
    fonts = _fonts(frozenset(found.families()), "".join([title, note, *(word for row in texts for word in row)]))
    cells = ", ".join(_string(word) for row in texts for word in row)
    source = _TEMPLATE.format(
        fonts=", ".join(map(_string, fonts)) + ",", title=_string(title), cells=cells, note=_string(note),
        code=_string(_code(document)),
    )  # fmt: skip
    return _compiled(source, found, made_at)


def _fonts(known: frozenset[str], text: str) -> list[str]:
    chosen: list[str] = [name for name in (*_CHINESE, *_LATIN) if name in known]
    chinese = any(name in _CHINESE for name in chosen)
    if not chosen or (not chinese and any(ord(sign) > 0x2E7F for sign in text)):  # noqa: PLR2004 - where CJK begins
        what = "no font that has Chinese characters was found" if chosen else "no font was found"
        remedy = "Install Noto Sans CJK SC (apt install fonts-noto-cjk), or name its folder with --fonts DIR."
        raise InputError(Problem("fonts", what, remedy))
    return chosen


def _string(text: str) -> str:
    """Return text as a string of typst, which interprets nothing in it but backslash and quote."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _code(document: Mapping[str, Any]) -> str:
    out = io.BytesIO()
    segno.make(qr_text(document), error="m").save(out, kind="svg", scale=4, border=2)
    return out.getvalue().decode()


def _compiled(source: str, fonts: typst.Fonts, made_at: datetime) -> bytes:
    pdf, warnings = typst.compile_with_warnings(
        source.encode(), font_paths=fonts, format="pdf", timestamp=int(made_at.timestamp())
    )
    if warnings:
        told = "; ".join(str(one) for one in warnings)
        raise InputError(Problem("certificate", f"typst warns: {told}", "Check the fonts: --fonts DIR"))
    return pdf
