"""The Chinese catalogue: complete, and true to the values of what is said."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.checkers import python_format
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from models.errors import Problem
from web.reasons import in_language
from web.reasons.phrases import Phrases, chinese, read_catalogue
from web.reasons.templates import PART, PLACE, WORD, Template

ROOT = Path(__file__).resolve().parent.parent.parent.parent
_ODD = st.text(alphabet="{}%\\\n“”中文🏠", min_size=1, max_size=6)


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", str(message.id)


@cache
def _kept() -> dict[tuple[str, str], Message]:
    return {_key(message): message for message in read_catalogue() if message.id}


def _said() -> dict[tuple[str, str], str]:
    """Return what the rules may say today, with the file that says it."""
    with (ROOT / "web/reasons/babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = {"pgettext": ((1, "c"), 2)}
    found = extract_from_dir(ROOT, methods, options, keywords)
    return {(context or "", str(message)): name for name, _, message, _, context in found}


def _to_fill(key: tuple[str, str], place: str) -> str:
    """Return an entry as it goes into the catalogue, to be translated."""
    context, message = key
    entry = Catalog()
    entry.add(message, context=context or None)
    told = entry.get(message, context or None)
    written = [f'msgctxt "{context}"'] if context else []
    quoted = message.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    flag = ["#, python-format"] if told is not None and told.python_format else []
    return "\n".join([f"#: {place}", *flag, *written, f'msgid "{quoted}"', 'msgstr ""'])


def test_every_reason_is_translated() -> None:
    """What the rules may say stands in the Chinese catalogue, and nothing that none says any more.

    What fails here is mended with the commands of docs/portal.md, Translations, and by filling what they leave empty.
    """
    said, kept = _said(), _kept()
    missing = [_to_fill(key, place) for key, place in said.items() if key not in kept or not kept[key].string]
    gone = [f"{context}: {message}" for context, message in kept if (context, message) not in said]

    assert not missing, "to be translated in web/translations/zh/LC_MESSAGES/reasons.po:\n\n" + "\n\n".join(missing)
    assert not gone, "said by no rule any more:\n" + "\n".join(gone)


def test_every_translation_carries_all_values() -> None:
    """A number or a name that the English tells is told in Chinese too, and Babel's own check agrees."""
    lost = [
        key for key, one in _kept().items()
        if set(Template.read(str(one.id)).names) != set(Template.read(str(one.string)).names)
    ]  # fmt: skip
    for one in _kept().values():
        python_format(None, one)

    assert lost == []


@given(values=st.lists(_ODD, min_size=9, max_size=9))
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
def test_every_reason_comes_out_with_the_values_that_went_in(values: list[str]) -> None:
    """Whatever stands in for a value, each template is found again, and its Chinese says exactly that.

    Two templates that differ by the names of their values alone need one translation: nobody could tell them apart.
    """
    phrases = chinese()
    speak = {"": phrases.sentence, PLACE: phrases.place, PART: phrases.value, WORD: phrases.value}
    wrong = []
    for (context, message), one in _kept().items():
        english, translated = Template.read(message), Template.read(str(one.string))
        told = dict(zip(dict.fromkeys(english.names), values, strict=False))
        if (said := speak[context](english.filled(told))) != translated.filled(told):
            wrong.append(f"{context}: {message}: {said}")

    assert not wrong, "\n".join(wrong)


def _phrases() -> Phrases:
    catalogue = Catalog(locale="zh")
    catalogue.add("it is %(state)s", "处于“%(state)s”状态")
    catalogue.add("Take one of %(known)s.", "请选用：%(known)s。")
    catalogue.add("%(who)s may not: %(why)s", "%(who)s不得办理：%(why)s")
    catalogue.add("%(state)s `%(key)s` %(days)s of %(other)s", "%(other)s的%(state)s`%(key)s`：%(days)s")
    for word, said in {"open": "公开", "closed": "已关闭", "draft": "拟稿"}.items():
        catalogue.add(word, said, context=WORD)
    catalogue.add("lot %(lot)s", "标段%(lot)s", context=PLACE)
    catalogue.add("%(part)s of %(whole)s", "%(whole)s的%(part)s", context=PLACE)
    catalogue.add("for %(days)s days", "满%(days)s天", context=PART)
    return Phrases(
        catalogue,
        {"Civil Code": ("民法典",), "Code of 1999": ("九九法",), "It is ours": ("自定的",), "Two": ("甲", "乙")},
    )


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("it is closed", "处于“已关闭”状态"),
        ("Take one of open, draft or closed.", "请选用：公开、拟稿或已关闭。"),
        ("Take one of open, Heron Court.", "请选用：open, Heron Court。"),
        ("Heron may not: for 3 days", "Heron不得办理：满3天"),
        ("it is open; it is closed", "处于“公开”状态；处于“已关闭”状态"),
        ("open `draft` for 3 days of closed", "已关闭的公开`draft`：满3天"),
        ("Heron may not: Take one of open.", "Heron不得办理：请选用：公开。"),
        ("Heron may not: it is open", "Heron不得办理：it is open"),
        ("nobody said this", "nobody said this"),
        ("", ""),
    ],
)
def test_known_words_are_translated_and_other_values_left(english: str, said: str) -> None:
    """States and roles are words of ours; a name in a list leaves the whole list as it is."""
    assert _phrases().sentence(english) == said


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("lot 3", "标段3"),
        ("Civil Code art. 278(3)", "民法典第278(3)条"),
        ("Civil Code art. 278; our own choice: It is ours", "民法典第278条；本系统自定：自定的"),
        ("Strange Act art. 1", "Strange Act art. 1"),
        ("Two art. 1", "Two art. 1"),
        ("lot closed", "标段已关闭"),
        ("lot 3 of draft", "拟稿的标段3"),
        ("Code of 1999 art. 4", "九九法第4条"),
    ],
)
def test_a_place_or_an_article_is_told_in_chinese(where: str, said: str) -> None:
    """Laws are cited by the titles that their own files give."""
    assert _phrases().place(where) == said


def test_a_problem_is_told_in_the_language_of_the_reader() -> None:
    """The whole of it in Chinese; in English as the rule said it."""
    problem = Problem("Tender Law art. 44", "this cannot be done while it is closed", "Possible now: open.")

    assert in_language(problem, "en") is problem
    assert str(in_language(problem, "zh")) == "招标投标法第44条: 处于“已关闭”状态时不能办理. 目前可以办理：开启。"


def test_roles_have_their_chinese_names() -> None:
    """Whoever may not do something reads in Chinese who may."""
    told = chinese().sentence("It is done by: Subdistrict; Regulator.")

    assert told == "由以下角色办理：街道（乡镇）经办人；主管部门经办人。"
