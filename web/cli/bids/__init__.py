"""Sealed bids: `wuxin bid`, `wuxin seal`, `wuxin open`, `wuxin custodian`."""
