"""Take the pictures of docs/tour.md anew: starts a demo, signs in as each role, and writes docs/tour/*.webp.

python -m tests.tour                                   # a demo of its own, which ends with it
python -m tests.tour --at http://127.0.0.1:5000 tender # of a demo that runs, some stops alone
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from tests.tour.pictures import pictures
from web.cli.addresses import next_free_port

_MINUTES_TO_START = 10
_SECONDS_OF_BIDS = 120
"""For how long the demo's bidders bid before pictures are taken."""


def main() -> None:
    """Take the pictures, and print each file."""
    parser = argparse.ArgumentParser(prog="python -m tests.tour")
    parser.add_argument("--at", metavar="URL", help="a demo that runs; without it one is started")
    parser.add_argument("stops", nargs="*", metavar="STOP", help="names of stops; all by default")
    told = parser.parse_args()
    if told.at:
        _take(told.at.rstrip("/"), tuple(told.stops))
        return
    with _demo() as address:
        _take(address, tuple(told.stops))


def _take(address: str, only: tuple[str, ...]) -> None:
    for file in pictures(address, only):
        sys.stdout.write(f"{file} {file.stat().st_size // 1024} KB\n")


@contextmanager
def _demo() -> Iterator[str]:
    """Run `wuxin demo` in a folder of its own, and give its address once it answers."""
    port = next_free_port("127.0.0.1", 5800)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "web.cli", "demo", "--dir", f"{folder}/demo", "--port", str(port)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _wait(f"http://127.0.0.1:{port}", process)
            sleep(_SECONDS_OF_BIDS)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(60)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + 60 * _MINUTES_TO_START
    while process.poll() is None and monotonic() < until:
        try:
            with urlopen(address, timeout=20):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            sleep(1)
    sys.exit("the demo did not start")


if __name__ == "__main__":
    main()
