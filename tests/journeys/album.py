"""Pictures of what journeys ended with: the page of each test, kept in build/screenshots for people to look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Error

__all__ = ["FOLDER", "Album"]

FOLDER: Final = Path(__file__).parents[2] / "build" / "screenshots"
"""Not kept in the repository; `.ci/run` says where it lies."""
_MILLISECONDS: Final = 2000


class Album:
    """Keeps a picture of each page of a context, at the latest before the context is closed.

    `test` names the pictures; a picture that cannot be taken is left out, for no journey is about it.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder, self.test, self._open = folder, "", list[BrowserContext]()

    def watch(self, browser: Browser) -> Browser:
        """Return the browser, whose contexts are pictured when they are closed."""
        make: Callable[..., BrowserContext] = browser.new_context

        def new_context(**options: Any) -> BrowserContext:  # noqa: ANN401 - whatever a context takes
            context = make(**options)
            close = context.close
            self._open.append(context)

            def closing(**told: Any) -> None:  # noqa: ANN401 - as above
                self.keep([context])
                close(**told)

            context.close = closing  # type: ignore[method-assign]
            return context

        browser.new_context = new_context  # type: ignore[method-assign]
        return browser

    def keep(self, contexts: list[BrowserContext] | None = None) -> None:
        """Picture the pages of these contexts, or of all that were begun and not pictured yet."""
        for context in [one for one in self._open if contexts is None or one in contexts]:
            self._open.remove(context)
            for number, page in enumerate(context.pages, start=1):
                if page.url != "about:blank":
                    self._picture(page, "" if number == 1 else f"-{number}")

    def _picture(self, page: Any, more: str) -> None:  # noqa: ANN401 - a page
        name = re.sub(r"[^\w.-]+", "-", self.test, flags=re.ASCII).strip("-")
        with suppress(Error):
            page.screenshot(path=self.folder / f"{name}{more}.png", timeout=_MILLISECONDS)
