"""Setting up a group on the portal: a kind of the city's table, its area, and the paper behind it."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from credit.groups import Terms
from web.access import Action
from web.choices import choices
from web.clock import today
from web.gate import acting_for, needs, permit, scope
from web.languages import language, pick
from web.pages.groups import table_of_portal
from web.register.standing.groups import set_up
from web.work.acting import acting, done, refused_into
from web.work.days import day_in
from web.work.forms import PortalForm, text
from web.work.groups.shown import keeper_in
from web.work.step_forms import lines_in

__all__ = ["add_to"]

_AREA = Length(max=60)


class _SettingUp(PortalForm):
    """A group: its name, kind, area and paper; members beside those of the table, one on each line."""

    name = StringField(lazy_gettext("Name in the register"), [InputRequired(), Length(max=60)])
    kind = SelectField(lazy_gettext("Kind"), [InputRequired()])
    area = StringField(lazy_gettext("District, subdistrict or neighbourhood"), [_AREA])
    subdistrict = StringField(lazy_gettext("Subdistrict of the neighbourhood"), [_AREA])
    paper = StringField(lazy_gettext("Number of the paper that sets it up"), [InputRequired(), Length(max=200)])
    members = TextAreaField(lazy_gettext("Members that the paper names beside these"), [Length(max=4000)])
    on = DateField(lazy_gettext("Set up on"), [InputRequired()])


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/new", "set_up", _set_up, methods=["GET", "POST"])


@needs(Action.GROUP_KEEP)
def _set_up() -> Response | tuple[str, int]:
    table, reach = table_of_portal(), scope()
    kinds = [one for one in table.kinds if reach is None or one.level in ("subdistrict", "neighbourhood")]
    own = "" if reach is None else next(iter(sorted(reach))).partition("/")[2]
    form = _SettingUp(on=today(), area=own)
    form.kind.choices = choices([(one.id, pick(one.title)) for one in kinds])
    if form.sent():
        kind = next(one for one in kinds if one.id == form.kind.data)
        terms = Terms(
            table.id, kind.id, text(form.area), text(form.subdistrict) or None, text(form.paper),
            tuple(lines_in(text(form.members))),
        )  # fmt: skip
        permit(keeper_in(kind.subdistrict_of(terms.area, terms.subdistrict or "")))
        with refused_into(form), acting() as clerk:
            set_up(clerk, text(form.name), day_in(form.on), acting_for(), terms)
        if not form.is_wrong:
            return done(gettext("The group is on record."), url_for("work.groups.show", name=text(form.name)))
    laws = [table.cited(one.basis, language()) for one in kinds]
    return render_template("work/groups/new.html", form=form, laws=list(dict.fromkeys(laws))), form.status
