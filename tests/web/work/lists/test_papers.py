"""Papers that are signed elsewhere."""

from __future__ import annotations

import json

from credit.rulebook.scalars import Bilingual
from credit.rulebook.shapes import Basis
from credit.standing.laws import law_named
from web.work.lists.papers import basis_fields, statement


def test_a_statement_is_a_file_that_reads_as_it_is() -> None:
    """Chinese as Chinese."""
    answer = statement({"reasons": "属实"}, "decision-1")

    assert json.loads(answer.data) == {"reasons": "属实"}
    assert "属实" in answer.get_data(as_text=True)


def test_a_form_begins_with_the_article_of_the_data() -> None:
    """Where an instrument gives it; our own choice is no law to cite."""
    law = law_named("zhejiang")
    chosen = Basis(choice=Bilingual(zh="自定", en="ours"))

    assert basis_fields(law, law.decision.basis) == {"instrument": "浙江省公共信用信息管理条例", "article": "24(5)"}
    assert basis_fields(law, chosen) == {}
