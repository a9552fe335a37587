"""Run `python -m web.cli` as `wuxin`."""

from web.cli.app import main

main()
