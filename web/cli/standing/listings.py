"""`wuxin list ...`: the lives of listings on the red, grey and black lists."""

from __future__ import annotations

import typer

from web.cli.standing import decisions as list_decisions
from web.cli.standing import exports as list_exports
from web.cli.standing import showing as list_shows
from web.cli.standing import signing as list_signing
from web.cli.standing import steps as list_steps

__all__ = ["commands"]

commands = typer.Typer(help="Red, grey and black lists: notify, object, decide, publish, repair, lift, export.")

_DB = "--db sqlite:///wuxin.db"
_OFFICE = "--by 'Housing Bureau'"
commands.command("show", epilog=f"Example: wuxin list show 7 {_DB}")(list_shows.show)
commands.command("due", epilog=f"Example: wuxin list due {_DB}")(list_shows.due)
commands.command("consequences", epilog=f"Example: wuxin list consequences 91330000MA27U04D4K {_DB}")(
    list_shows.consequences_of
)
commands.command("notify", epilog=f"Example: wuxin list notify 7 {_OFFICE} {_DB}")(list_steps.notify)
commands.command("object", epilog=f"Example: wuxin list object 7 --reasons-file why.txt --hearing {_DB}")(
    list_steps.object_to
)
commands.command("hear", epilog=f"Example: wuxin list hear 7 {_OFFICE} --minutes minutes.pdf {_DB}")(list_steps.hear)
commands.command("extend", epilog=f"Example: wuxin list extend 7 {_OFFICE} {_DB}")(list_steps.extend)
commands.command(
    "decide",
    epilog="Example: wuxin list decide 7 --outcome uphold --key head.key --instrument 'Zhejiang Regulation' "
    "--article '24(1)(2)' --reasons 'Collusion found'",
)(list_decisions.decide)
commands.command("sign", epilog="Example: wuxin list sign decision-7.json --key head.key --out decision-7.signed.json")(
    list_signing.sign_statement
)
commands.command("verify", epilog="Example: wuxin list verify decision.json --official VKEY")(list_decisions.verify)
commands.command("publish", epilog=f"Example: wuxin list publish 7 {_OFFICE} {_DB}")(list_steps.publish)
commands.command(
    "repair",
    epilog="Example: wuxin list repair 7 --reasons-file why.txt --rectified-on 2024-08-01 --harm-removed-on 2024-08-05",
)(list_steps.repair)
commands.command("expire", epilog=f"Example: wuxin list expire 7 {_DB}")(list_steps.expire)
commands.command("register", epilog=f"Example: wuxin list register --out ./lists {_DB}")(list_exports.export_register)
commands.command("push", epilog=f"Example: wuxin list push --out push.json {_DB}")(list_exports.push)
commands.command("push-receipt", epilog=f"Example: wuxin list push-receipt push.json --receipt 2024-0001 {_DB}")(
    list_exports.push_receipt
)
