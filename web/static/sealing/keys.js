/* Public keys as lines of text; the secrets of one bid, derived from the enrolled key (bidding/bids/bid_keys.py). */
import { signer } from "./curves.js";
import { expanded } from "./deriving.js";
import { handleOf, told } from "./places.js";
import { ledger } from "./record.js";

const SIGNS = Uint8Array.of(1); // the mark of a key that signs alone: C2SP's own
const SEALS = ledger.joined(Uint8Array.of(255), ledger.bytesOf("wuxin/ed25519-x25519\n"));
const KEY_BYTES = 32;

const begins = (bytes, mark) => bytes.length >= mark.length && ledger.same(bytes.subarray(0, mark.length), mark);

/* Name, and the keys by what they do. Null for a line of another form, with a wrong id, or of another suite. */
export async function readVkey(line) {
  const [name, id, ...rest] = line.split("+");
  const material = ledger.fromBase64(rest.join("+"));
  if (!rest.length || !material) return null;
  const hash = await ledger.sha256(ledger.joined(ledger.bytesOf(`${name}\n`), material));
  if (ledger.hex(hash.subarray(0, 4)) !== id) return null;
  const mark = [SIGNS, SEALS].find((one) => begins(material, one));
  const keys = mark && material.slice(mark.length);
  if (keys?.length !== (mark === SEALS ? 2 * KEY_BYTES : KEY_BYTES)) return null;
  return { name, signs: keys.slice(0, KEY_BYTES), seals: mark === SEALS ? keys.slice(KEY_BYTES) : null };
}

/* Eight groups of five digits, to be read aloud. */
export async function fingerprintOf(line) {
  const view = new DataView((await ledger.sha256(ledger.bytesOf(line))).buffer);
  const groups = Array.from({ length: 8 }, (_, place) => view.getUint32(4 * place) % 100000);
  return groups.map((group) => String(group).padStart(5, "0")).join(" ");
}

const derivedFor = (secret, ...use) => expanded(secret, told("bid", use), KEY_BYTES);

/* What signs one submission, its handle, and the bidder's own half of each part; the same whenever it is asked for. */
export async function submissionKeys(enrolled, tender, lot, nonce) {
  const seed = await derivedFor(enrolled.seed, "submission", tender, lot, ledger.hex(nonce));
  const pair = await signer(await derivedFor(seed, "sign"));
  return { nonce, pair, handle: await handleOf(pair.public), ownHalf: (part) => derivedFor(seed, "own half", part) };
}

/* What ties all submissions of one bidder to a lot together, sealed. */
export const lineOf = async (enrolled, tender, lot) => signer(await derivedFor(enrolled.seed, "line", tender, lot));
