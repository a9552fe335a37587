"""The live server: one process that tells watchers of auctions what is on record, as server-sent events."""
