"""Deeds: one form each, by which somebody does one thing to an estate's assets or money, by the register's rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe
from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, Field, HiddenField, MultipleFileField, StringField
from wtforms.validators import InputRequired, Length

from bidding.revenue import Estate, MoneyMove, MoneyRole, MoneyStep, Voucher
from bidding.revenue.amounts import fen_of
from models.record import Clerk
from web.access import Action
from web.clock import today
from web.gate import acting_for, needs
from web.register.form_uses import DoneBefore, use_form
from web.register.money.papers import keep_paper
from web.register.money.rows import estate_of
from web.register.public.estate_places import Place
from web.work.acting import acting, done, refused_into
from web.work.documents import keep_sent, sent_papers
from web.work.estate.places import acting_by, acting_role, found_place
from web.work.forms import PortalForm, text

__all__ = ["Deed", "DeedForm", "Doing", "add_deeds", "fen", "papers_field", "yuan_field"]


class DeedForm(PortalForm):
    """A deed happened on a day. Sent twice, as by a double click, it is done once: each form has a token of its own."""

    once = HiddenField(default=lambda: token_urlsafe(16), validators=[Length(max=60)])
    on = DateField(lazy_gettext("Day on which it happened"), [InputRequired()])


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed being done: by whom in which capacity, to what of which estate, with what was typed."""

    clerk: Clerk
    place: Place
    form: DeedForm
    role: MoneyRole
    by: str
    about: str

    @property
    def on(self) -> date:
        """Return the day on which it happened."""
        return self.form.on.data or today()

    @property
    def books(self) -> Estate:
        """Return the estate's money. Raises InputError where its books have not been opened."""
        return estate_of(self.clerk.session, self.place.id)

    def said(self, name: str) -> str:
        """Return what was typed into a field."""
        return text(self.form[name])

    def step(
        self, move: MoneyMove, subject: str | None, content: Mapping[str, Any], role: MoneyRole | None = None
    ) -> MoneyStep:
        """Return the step of the deed, in the person's own capacity where no other is named."""
        return MoneyStep(move, self.on, self.clerk.at, self.by, role or self.role, subject, content)

    def papers(self) -> tuple[str, ...]:
        """Keep the papers that were sent with the estate's, and return their digests."""
        return tuple(self._kept("papers"))

    def paper(self, name: str) -> str | None:
        """Keep the one file that was sent in a field, and return its SHA-256; None where none was."""
        return next(iter(self._kept(name)), None)

    def document(self, name: str) -> str | None:
        """Keep the file of a field in the vault, for it names persons; return its SHA-256, None for none."""
        return keep_sent(self.clerk, self.place.id, name)

    def _kept(self, name: str) -> list[str]:
        return [keep_paper(self.clerk, self.place.id, one) for one in sent_papers(name)]

    def voucher(self) -> Voucher:
        """Return the voucher of an entry: what it is for, with its papers, which are kept."""
        return Voucher(self.on, self.clerk.at, self.by, self.said("text"), self.papers())


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done: its name in addresses, its title, who may, its form, what it does, where to go then.

    `law` says in one line what the law asks, `offer` fills the choices of the form.
    """

    name: str
    title: Any
    action: Action
    form: type[DeedForm]
    take: Callable[[Doing], None]
    then: str
    law: Callable[[Place, str], str] | None = None
    offer: Callable[[Any, Place, str], None] | None = None


def add_deeds(pages: Blueprint, *deeds: Deed) -> None:
    """Add a page for each deed, and one about something named."""
    for deed in deeds:
        view = _view(deed)
        pages.add_url_rule(f"/<community_id>/{deed.name}", deed.name, view, methods=["GET", "POST"])
        pages.add_url_rule(f"/<community_id>/{deed.name}/<path:about>", deed.name, view, methods=["GET", "POST"])


def _view(deed: Deed) -> Callable[..., Response | tuple[str, int]]:
    @needs(deed.action)
    def done_by(community_id: str, about: str = "") -> Response | tuple[str, int]:
        place = found_place(community_id)
        form = deed.form(on=today())
        if deed.offer is not None:
            deed.offer(form, place, about)
        if form.sent():
            told = _taken(deed, place, form, about)
            if not form.is_wrong:
                return done(told, url_for(deed.then, community_id=place.id))
        law = "" if deed.law is None else deed.law(place, about)
        return render_template(
            "work/estate/deed.html", form=form, place=place, deed=deed, about=about, law=law,
            back=url_for(deed.then, community_id=place.id), hints=_HINTS,
        ), form.status  # fmt: skip

    return done_by


def _taken(deed: Deed, place: Place, form: DeedForm, about: str) -> str:
    """Do a deed once for each form, and return what is said of it; where it was refused, the form has the reasons."""
    try:
        with refused_into(form), acting() as clerk:
            if text(form.once):
                use_form(clerk, text(form.once), acting_for())
            session = clerk.session
            who = acting_role(session, place), acting_by(session, place)
            deed.take(Doing(clerk, place, form, *who, about))
    except DoneBefore:
        return str(gettext("It was on record already: this form had been sent, and nothing was done twice."))
    return str(gettext("It is on record."))


_KEPT: Final = lazy_gettext(
    "Kept here for the owners, the auditor and the subdistrict, at most 10 MiB each; the record holds the digest."
)
_HINTS: Final = {
    "officials": lazy_gettext(
        "Those whose keys are on record; hold Ctrl to choose several. With none, nobody can stop it."
    ),
    "text": lazy_gettext("This goes on the public record. Write no names."),
    "reason": lazy_gettext("This goes on the public record. Write no names."),
    "papers": _KEPT, "report": _KEPT, "scheme": _KEPT, "proof": _KEPT, "audit": _KEPT, "document": _KEPT,
    "paper": lazy_gettext(
        "Kept in the vault for committee, company, auditor and authority, at most 10 MiB; the record holds the digest."
    ),
}  # fmt: skip


def yuan_field(label: Any, *checks: Any) -> StringField:  # noqa: ANN401 - lazy text, and validators
    """Return a field for an amount in yuan with two decimals at most."""
    return StringField(label, [*checks, Length(max=20)], render_kw={"inputmode": "decimal"})


def papers_field(label: Any) -> MultipleFileField:  # noqa: ANN401 - lazy text
    """Return a field for papers, which are kept and stand on record by their digests."""
    return MultipleFileField(label)


def fen(field: Field) -> int:
    """Return the amount typed into a field, in fen. Raises InputError for none."""
    return fen_of(text(field), str(field.label.text))
