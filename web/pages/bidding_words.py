"""What the scripts say that open a bidder's key and sign with it in the browser."""

from __future__ import annotations

from flask_babel import gettext

__all__ = ["bidding_words", "key_words"]


def key_words() -> dict[str, str]:
    """Return why a key is not taken."""
    return {
        "key_missing": gettext("Choose the file with your company’s key for browsers."),
        "key_argon2": gettext(
            "This is the key file itself. Its lock, Argon2id, is in no browser. Make a file for browsers of it: "
            "wuxin key for-browser bidder.key --out bidder.browser.key"
        ),
        "key_form": gettext("This is no file of wuxin key for-browser, or it was changed since it was made."),
        "key_purpose": gettext("This is no key of a bidder."),
        "passphrase": gettext("The passphrase is wrong, or the file was changed; the two look alike."),
    }


def bidding_words() -> dict[str, str]:
    """Return what the script of an auction's page says; names in braces are filled in there."""
    return {
        **key_words(),
        "no_https": gettext("Browsers sign on pages from https:// alone, and this one came in the clear."),
        "no_curves": gettext(
            "This browser lacks Ed25519 in WebCrypto, and cannot sign. A newer one can: Chrome or Edge 137, "
            "Firefox 130, Safari 17."
        ),
        "opening_key": gettext("Opening the key …"), "sending": gettext("Signed, on its way …"),
        "waiting": gettext("The portal does not answer. Trying again in {seconds} seconds; keep this page open."),
        "no_answer": gettext(
            "The portal did not answer. Look at the course below whether it is there; the same again counts once."
        ),
        "admitted": gettext("You were admitted, and bid as {handle}."),
        "stranger": gettext(
            "This key was not admitted. Who was admitted a moment ago loads the page again."
        ),
        "may_apply": gettext("This key has not been admitted yet. Apply, unless you did before."),
        "applied": gettext(
            "Your application is on record as {handle} since {at}. Pay the security of {amount} yuan and name "
            "{handle} and this auction with it. The seller admits you before the auction opens; load this page again "
            "then."
        ),
        "placed": gettext("Your bid of {amount} yuan is on record as no. {number} since {at}. Its entry: {entry}"),
        "amount": gettext("Write yuan with at most two decimals, such as 1050.00."),
        "high": gettext(
            "{amount} yuan is more than ten steps above the least bid. Press the button again if you mean it."
        ),
        "unknown": gettext("Something went wrong in this browser. Nothing was sent by this step; try again."),
    }  # fmt: skip
