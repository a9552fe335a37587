"""What happens before and after every page."""

from __future__ import annotations

from flask import Flask, Response

from web.page_hooks import after_page, before_page


def _app() -> tuple[Flask, list[str]]:
    app, seen = Flask("small"), []  # type: tuple[Flask, list[str]]

    def noting(name: str, answer: Response | None = None) -> Response | None:
        seen.append(name)
        return answer

    def passing(name: str, response: Response) -> Response:
        seen.append(name)
        return response

    before_page(app, lambda: noting("first"))
    before_page(app, lambda: noting("second", Response("no") if seen.count("first") > 1 else None))
    before_page(app, lambda: noting("third"))
    after_page(app, lambda response: passing("after", response))
    after_page(app, lambda response: passing("after last", response))
    app.add_url_rule("/page", "page", lambda: "page")
    app.add_url_rule("/api/v1/thing", "thing", lambda: "thing")
    return app, seen


def test_a_page_has_its_hooks_in_order() -> None:
    """Before it in the order in which they were named, after it the last one first, as Flask does; also a page 404."""
    app, seen = _app()

    assert app.test_client().get("/page").text == "page"
    assert seen == ["first", "second", "third", "after last", "after"]


def test_an_answer_before_the_page_is_the_pages() -> None:
    """The view is not asked, nor any hook before it that comes later; those after it are."""
    app, seen = _app()
    app.test_client().get("/page")
    del seen[1:]

    assert app.test_client().get("/missing").text == "no"
    assert seen == ["first", "first", "second", "after last", "after"]


def test_the_api_is_left_alone() -> None:
    """No hook is called for an answer of the API, found or not."""
    app, seen = _app()

    assert [app.test_client().get(path).status_code for path in ("/api/v1/thing", "/api/v1/none")] == [200, 404]
    assert seen == []
