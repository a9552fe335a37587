"""A credit certificate as a sheet of paper: PDF by typst, with a QR code by segno; equal input gives equal bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from credit.standing.certificates import qr_text
from models.values.canonical import digest
from web.typst_sheets import chosen_fonts, code_svg, fonts_in, grouped, sheet_pdf, typst_string

__all__ = ["certificate_pdf"]

_ROWS: Final = (
    ("company_id", "统一社会信用代码", "Company"), ("name", "名称", "Name"), ("rulebook", "评价标准", "Rulebook"),
    ("as_of", "截至", "As of"), ("grade", "信用等级", "Grade"), ("score", "得分", "Score"),
    ("eligible", "可参加投标", "Eligible"), ("blacklisted", "在黑名单上", "Blacklisted"),
    ("open_objections", "未决异议", "Open objections"), ("issued_at", "出具时间", "Issued"),
)  # fmt: skip
_NUMBER: Final = ("编号", "Number")
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


def certificate_pdf(
    document: Mapping[str, Any], language: str, folders: Sequence[Path], made_at: datetime, portal: str | None = None
) -> bytes:
    """Return the PDF of a signed certificate in `zh` or `en`; raises InputError where fonts cannot show its text.

    Its code leads to the page of `portal` that tells what the certificate is worth today; without one it holds who,
    grade, day and signature.
    """
    found, content = fonts_in(folders), document["content"]
    at = 1 if language == "zh" else 2
    number = digest(content)
    texts = [(row[at], str(content[row[0]])) for row in _ROWS]
    texts.append((_NUMBER[at - 1], grouped(number)))
    title = {"zh": "信用证明", "en": "Credit certificate"}[language]
    note = {
        "zh": "以签名的JSON文件为准，验证命令：wuxin certificate verify。按编号可在门户查询今日是否仍有效。",
        "en": "The signed JSON file is what counts; wuxin certificate verify checks it. The portal tells by its number "
        "whether it still stands.",
    }[language]
    fonts = chosen_fonts(frozenset(found.families()), "".join([title, note, *(word for row in texts for word in row)]))
    cells = ", ".join(typst_string(word) for row in texts for word in row)
    source = _TEMPLATE.format(
        fonts=fonts, title=typst_string(title), cells=cells, note=typst_string(note),
        code=typst_string(code_svg(qr_text(document) if portal is None else f"{portal}/certificates/{number}")),
    )  # fmt: skip
    return sheet_pdf(source, found, made_at, "certificate")
