"""Chinese and English: which one a visitor reads, and how days, moments and points are written in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, Protocol
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from flask import Flask, Response, current_app, g, request
from flask_babel import Babel, ngettext
from werkzeug.sansio.http import parse_cookie

from credit.rulebook.own_choices import own_choice
from models.errors import Problem
from models.values.capital_amounts import capital_amount
from models.values.periods import Duration
from models.values.points import format_points
from web.file_asked import as_file
from web.page_hooks import after_page
from web.reasons import cited_in, in_language

__all__ = [
    "LANGUAGES", "capitalised", "chosen", "cited", "init_languages", "language", "language_of", "length_of", "moment",
    "pick", "points", "reason", "second", "signed_points", "whole", "written_day", "yuan",
]  # fmt: skip

LANGUAGES: Final = {"zh": "中文", "en": "English"}
_TAGS: Final = {"zh": "zh_Hans_CN", "en": "en"}
_COOKIE: Final = "wuxin_lang"
_YEAR: Final = 365 * 24 * 60 * 60
_EN_DAY, _ZH_DAY = "d MMMM y", "y年M月d日"


class _Bilingual(Protocol):
    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def capitalised(words: str) -> str:
    """Return words as they stand at the beginning of a line; Chinese ones are what they were."""
    return words[:1].upper() + words[1:]


def init_languages(app: Flask) -> None:
    """Let every request know its language: ?lang=, else the cookie that an earlier choice left, else the setting."""
    Babel(app, default_locale="zh", locale_selector=lambda: _TAGS[language()])
    after_page(app, _remember)
    app.add_template_filter(written_day, "day")
    app.add_template_filter(moment)
    app.add_template_filter(second)
    app.add_template_filter(points)
    app.add_template_filter(signed_points)
    app.add_template_filter(pick)
    app.add_template_filter(reason)
    app.add_template_filter(cited)
    app.add_template_filter(chosen, "own_choice")
    app.add_template_filter(whole)
    app.add_template_filter(yuan)
    app.add_template_filter(capital_amount, "capital")
    app.add_template_filter(length_of)
    app.context_processor(lambda: {"language": language(), "languages": LANGUAGES, "switch": _switch})


def language() -> Literal["zh", "en"]:
    """Return the language of this request, `zh` or `en`."""
    if "language" not in g:
        asked = (request.args.get("lang"), request.cookies.get(_COOKIE), current_app.config["WUXIN"].locale)
        g.language = next(code for code in asked if code in LANGUAGES)
    found: Literal["zh", "en"] = g.language
    return found


def language_of(cookies: str, locale: str) -> str:
    """Return the language of a request without ?lang=, from its Cookie header and the setting alone."""
    chosen = parse_cookie(cookies).get(_COOKIE) if _COOKIE in cookies else None
    return chosen if chosen in LANGUAGES else locale


def _remember(response: Response) -> Response:
    """Keep a choice of language, and say that pages differ by it."""
    chosen = request.args.get("lang")
    if chosen in LANGUAGES and chosen != request.cookies.get(_COOKIE):
        response.set_cookie(_COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    response.vary.add("Cookie")
    return response


def _switch(code: str) -> str:
    """Return the address of this very page in another language."""
    return f"/{request.path.lstrip('/')}?{urlencode({**request.args, 'lang': code})}"


def written_day(day: date | None) -> str:
    """Return a day as people write it: 2024年6月30日, 30 June 2024; in a file 2024-06-30; nothing for none."""
    if day is None:
        return ""
    if as_file():
        return day.isoformat()
    return format_date(day, _ZH_DAY if language() == "zh" else _EN_DAY, locale=_TAGS[language()])


def moment(at: datetime) -> str:
    """Return a moment in the zone of the installation: 2024年6月30日 09:00, 30 June 2024, 09:00."""
    return _written(at, "HH:mm")


def second(at: datetime) -> str:
    """Return a moment to the second: 2024年6月30日 09:00:30, 30 June 2024, 09:00:30."""
    return _written(at, "HH:mm:ss")


def _written(at: datetime, clock: str) -> str:
    zone = ZoneInfo(current_app.config["WUXIN"].time_zone)
    if as_file():
        return format_datetime(at.astimezone(zone), f"yyyy-MM-dd {clock}", tzinfo=zone, locale=_TAGS["en"])
    pattern = f"{_ZH_DAY} {clock}" if language() == "zh" else f"{_EN_DAY}, {clock}"
    return format_datetime(at.astimezone(zone), pattern, tzinfo=zone, locale=_TAGS[language()])


def points(milli: int) -> str:
    """Return points exactly, with a true minus sign."""
    return format_points(milli).replace("-", "\N{MINUS SIGN}")


def signed_points(milli: int) -> str:
    """Return points exactly, with a plus or a minus sign; zero has none."""
    return f"+{points(milli)}" if milli > 0 else points(milli)


def pick(text: _Bilingual) -> str:
    """Return the side of a bilingual text that this request reads."""
    return text.zh if language() == "zh" else text.en


def reason(problem: Problem) -> Problem:
    """Return a problem in the language of this request."""
    return in_language(problem, language())


def cited(text: str) -> str:
    """Return where something stands in law, an article or a choice of ours, in the language of this request."""
    return cited_in(text, language())


def chosen(reason: str) -> str:
    """Return the reason of a choice of ours, which says once that it is ours."""
    return own_choice(reason, language())


def whole(number: int) -> str:
    """Return a whole number with its thousands set apart."""
    return str(number) if as_file() else f"{number:,}"


def yuan(fen: int) -> str:
    """Return an amount in fen as yuan with two decimals and its thousands set apart."""
    whole_yuan, rest = divmod(abs(fen), 100)
    sign = "\N{MINUS SIGN}" if fen < 0 else ""
    return f"{sign}{whole(whole_yuan)}.{rest:02d}"


def length_of(length: Duration) -> str:
    """Return a duration in words: 1 year 6 months, 30 days."""
    years, months = divmod(length.months, 12)
    parts = [
        ngettext("%(num)s year", "%(num)s years", years) if years else "",
        ngettext("%(num)s month", "%(num)s months", months) if months else "",
        ngettext("%(num)s day", "%(num)s days", length.days) if length.days or not length.months else "",
    ]
    return " ".join(part for part in parts if part)
