"""What the script that seals a bid says: every text and every reason by the key that the script knows it by."""

from __future__ import annotations

from flask_babel import gettext

from web.pages.bidding_words import key_words

__all__ = ["words"]


def words() -> dict[str, str]:
    """Return every text in the language of the page; names in braces are filled in by the script."""
    return {
        **_here(), **key_words(), **_at_the_portal(),
        "key_other": gettext("The key of {name} is not your company’s."),
        "part_cover": gettext("cover"), "part_technical": gettext("technical part"),
        "part_price": gettext("price part"),
        "bid": gettext("bid"), "withdrawal": gettext("withdrawal"),
        "opening_key": gettext("Opening the key …"), "sealing": gettext("Sealing: {part} …"),
        "sealed": gettext("Sealed. Nothing has left this computer yet."), "uploading": gettext("Handing in …"),
        "waiting": gettext("The portal does not answer. Trying again in {seconds} seconds; keep this page open."),
        "handed_in": gettext("On record. The receipt bears the signature of the log."),
    }  # fmt: skip


def _here() -> dict[str, str]:
    """Return why something cannot be sealed here, or not so."""
    return {
        "no_curves": gettext(
            "This browser lacks the curves X25519 and Ed25519 in WebCrypto, and cannot seal. A newer one can: "
            "Chrome or Edge 137, Firefox 130, Safari 17."
        ),
        "no_notice": gettext("This page cannot read the notice as it is written."),
        "no_https": gettext("Browsers seal on pages from https:// alone, and this one came in the clear."),
        "price": gettext("Type the price or the rent in yuan, with at most two decimals, such as 870000.50."),
        "missing": gettext("Choose a file: {part}."),
        "too_long": gettext(
            "The file is too long: {part} has {bytes} bytes, and {room} fit. Every bid has one length, "
            "whoever bids."
        ),
        "changed": gettext(
            "The file was changed while it was sealed: {part}. Close what writes to it, and seal again."
        ),
        "lot": gettext("The notice has no lot {lot}."),
        "suite": gettext("This page does not know the sealing suite {suite}. Seal with wuxin seal."),
        "custodian_key": gettext(
            "The key of custodian {number} is none to which a share can be sealed. Tell the procuring entity; do "
            "not bid with this page."
        ),
    }  # fmt: skip


def _at_the_portal() -> dict[str, str]:
    """Return what went wrong with the portal, or nobody knows where."""
    return {
        "no_answer": gettext(
            "The portal did not answer for two minutes. Nothing is lost: hand in again, and it goes on where it "
            "stopped. Or save the sealed files and send them with wuxin bid send."
        ),
        "receipt": gettext(
            "The portal answered, but not with a receipt of this submission that its log has signed. Hand in "
            "again; if it stays so, save the sealed files and tell the authority."
        ),
        "unknown": gettext(
            "Something went wrong in this browser. Nothing was handed in by this step; try again, or seal with "
            "wuxin seal."
        ),
    }  # fmt: skip
