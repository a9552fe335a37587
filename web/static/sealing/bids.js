/* A bid sealed: each part into an envelope of its own, and the kilobyte that names them (bidding/bids/sealing.py). */
import { envelopeOf } from "./envelopes.js";
import { lineOf, submissionKeys } from "./keys.js";
import { hashed, noticeDigest, partsOf, told } from "./places.js";
import { ledger, Refusal } from "./record.js";

const { base64, bytesOf, canonical, hex } = ledger;
const SUITE = "hpke-x25519-sha256-aes256gcm";
const NONCE_BYTES = 16;
const MOST_FEN = 10n ** 15n;

export const random = (count) => crypto.getRandomValues(new Uint8Array(count));

/* The price part that says so many yuan: digits, and up to two after a point. Null for anything else. */
export function pricePart(yuan) {
  const [, whole, rest] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replace(/[,，]/g, "")) ?? [];
  if (whole === undefined) return null;
  const fen = BigInt(whole) * 100n + BigInt((rest ?? "").padEnd(2, "0"));
  return fen > MOST_FEN ? null : new Blob([`{"total_fen":${fen}}`]);
}

async function signed(use, pair, content) {
  return base64(await pair.sign(told(use, content)));
}

/* The kind, and the line to which all submissions of one bidder to a lot belong. */
async function coverOf(place, kind, line) {
  const signature = await signed("cover", line, { ...place, part: "cover", kind, line: hex(line.public) });
  return { kind, line: base64(line.public), signature };
}

/* Who bids, sealed with the price: signed by the enrolled key, whose name ends in the company's code. */
async function identityOf(place, bidder, line) {
  const company = bidder.name.split("/").at(-1);
  const content = { ...place, part: "price", company_id: company, line: hex(line.public) };
  const signature = await signed("bidder identity", bidder.pair, content);
  return { company_id: company, key: bidder.vkey, line: base64(line.public), signature };
}

async function prefacesOf(bid, bidder, kind) {
  const { tender_id: tender } = bid.notice;
  const line = await lineOf(bidder.pair, tender, bid.lot);
  const price = kind === "bid" ? await identityOf(bid.placeOf("price"), bidder, line) : {};
  return { cover: await coverOf(bid.placeOf("cover"), kind, line), technical: {}, price };
}

/* Seals for `bidder` {name, vkey, pair} what `files` has by part, Blobs; without files it is a withdrawal, which looks
   the same to everybody. Gives the submission, its text and digest, the envelopes as Blobs, and the own halves. */
export async function sealedBid({ notice, lot, bidder, files, entropy = random, progress = () => {} }) {
  const parts = partsOf(notice);
  check(notice, lot, files, parts);
  const tender = notice.tender_id;
  const keys = await submissionKeys(bidder.pair, tender, lot, entropy(NONCE_BYTES));
  const digest = await noticeDigest(notice);
  const placeOf = (part) => ({ bidder: keys.handle, lot, notice: digest, part, tender });
  const bid = { notice, lot, keys, entropy, progress, placeOf };
  const prefaces = await prefacesOf(bid, bidder, files ? "bid" : "withdrawal");
  const made = {};
  for (const one of parts) {
    made[one.part] = await envelopeOf(bid, one, prefaces[one.part], files?.[one.part] ?? new Blob([]));
  }
  const named = Object.fromEntries(Object.entries(made).map(([part, one]) => [part, one.named]));
  const submission = await signedSubmission(bid, digest, named);
  return { ...submission, envelopes: byPart(made, "blob"), halves: () => ownHalves(bid, digest, byPart(made, "own")) };
}

const byPart = (made, name) => Object.fromEntries(Object.entries(made).map(([part, one]) => [part, one[name]]));

function check(notice, lot, files, parts) {
  if (notice.sealing.suite !== SUITE) throw new Refusal("suite", { suite: notice.sealing.suite });
  if (!notice.lots.some((one) => one.id === lot)) throw new Refusal("lot", { lot });
  const missing = files && parts.find(({ part }) => part !== "cover" && !files[part]);
  if (missing) throw new Refusal("missing", { part: missing.part });
}

async function signedSubmission({ notice, lot, keys }, digest, parts) {
  const plain = {
    format: "wuxin submission 1", suite: notice.sealing.suite, tender: notice.tender_id, notice: digest, lot,
    bidder: keys.handle, key: base64(keys.pair.public), parts,
  };
  const submission = { ...plain, signature: await signed("submission", keys.pair, plain) };
  const text = canonical(submission);
  return { submission, text, digest: await hashed(bytesOf(text)) };
}

/* What opens the bid where custodians hold nothing in escrow: handed in after close, and secret until then. */
async function ownHalves({ notice, lot, keys }, digest, halves) {
  const plain = {
    format: "wuxin own halves 1", tender: notice.tender_id, notice: digest, lot, bidder: keys.handle,
    key: base64(keys.pair.public), identity: null,
    halves: Object.fromEntries(Object.entries(halves).map(([part, half]) => [part, base64(half)])),
  };
  return canonical({ ...plain, signature: await signed("own halves", keys.pair, plain) });
}
