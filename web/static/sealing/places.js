/* Where an envelope belongs, and the bytes that bind keys and shares to it (bidding/bids/places.py). */
import { ledger } from "./record.js";

const { bytesOf, canonical, hex, joined, sha256 } = ledger;

export const COVER_BYTES = 4096;
export const PARTS = ["cover", "technical", "price"]; // in the order in which they are opened

/* The parts of a bid and the padded length of each, in their order. */
export function partsOf(notice) {
  const given = { cover: COVER_BYTES, ...notice.sealing.part_bytes };
  return PARTS.filter((part) => part in given).map((part) => ({ part, bytes: given[part] }));
}

export const hashed = async (...texts) => hex(await sha256(joined(...texts)));

export const noticeDigest = (notice) => hashed(bytesOf(canonical(notice)));

export const handleOf = async (key) => (await hashed(bytesOf("wuxin bid handle 1\n"), key)).slice(0, 32);

/* A line that says what the text is for, then canonical JSON. */
export const told = (use, content) => bytesOf(`wuxin ${use} 1\n${canonical(content)}`);

export const infoOf = (place, suite, use, more) => told(use, { ...place, suite, ...more });
