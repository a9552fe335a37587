/* A sealed bid on its way to the register: envelopes piece by piece, going on where it stopped, then the kilobyte that
   races the deadline, and the receipt held to the log's key. No cookie goes along: nobody signs in to hand in a bid. */
import { ledger, notes, reading, Refusal } from "./record.js";

const WAITS = [1, 2, 4, 8, 15, 30, 30, 30]; // seconds between tries, two minutes in all
const TRY_AGAIN = [429, 502, 503, 504];
const ALONE = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };
const TYPES = { piece: "application/octet-stream", submission: "application/json" };

const later = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });

/* Why the portal refuses, in the words of the portal: problems with what, where and remedy. */
export class Refused extends Error {
  constructor(status, problems) {
    super(problems.map((one) => one.what).join("; "));
    Object.assign(this, { status, problems });
  }
}

/* What the portal answers; asked again while nobody does. */
export async function asked(address, how, waiting) {
  for (const seconds of [...WAITS, null]) {
    const answer = await fetch(address, { ...ALONE, ...how }).catch(() => null);
    if (answer && !TRY_AGAIN.includes(answer.status)) return answered(answer);
    if (seconds === null) throw new Refusal("no_answer");
    waiting(seconds);
    await later(seconds);
  }
  return null;
}

async function answered(answer) {
  const told = await answer.json().catch(() => null);
  if (answer.ok && told) return told;
  throw new Refused(answer.status, told?.problems ?? [{ what: `HTTP ${answer.status}`, where: "", remedy: "" }]);
}

export const sending = (method, body, headers = {}) =>
  ({ method, body, headers: { Accept: "application/json", ...headers } });

/* Uploads what is not there yet; once more from the start where other bytes lay under this digest. */
async function uploaded(address, blob, { progress, waiting }, again = true) {
  const there = await asked(address, {}, waiting);
  const count = Math.ceil(blob.size / there.piece_bytes);
  for (let number = 0; number < count && !there.whole; number += 1) {
    if (!there.pieces.includes(number)) {
      const piece = blob.slice(number * there.piece_bytes, (number + 1) * there.piece_bytes);
      await asked(`${address}/pieces/${number}`, sending("PUT", piece, { "Content-Type": TYPES.piece }), waiting);
    }
    progress((number + 1) / count);
  }
  try {
    await asked(address, sending("POST"), waiting);
  } catch (error) {
    if (!(again && error.status === 409)) throw error;
    await uploaded(address, blob, { progress, waiting }, false);
  }
}

/* Hands in what `sealedBid` made. The same again gives the same receipt: it may be called until there is one. */
export async function handedIn(made, { api, vkey, progress = () => {}, waiting = () => {} }) {
  const { submission, text, envelopes } = made;
  const parts = Object.keys(envelopes);
  const tender = `${api}/tenders/${encodeURIComponent(submission.tender)}`;
  for (const [number, part] of parts.entries()) {
    const address = `${tender}/envelopes/${submission.parts[part].envelope}`;
    const told = (share) => progress((number + share) / parts.length);
    await uploaded(address, envelopes[part], { progress: told, waiting });
  }
  const told = await asked(`${api}/bids`, sending("POST", text, { "Content-Type": TYPES.submission }), waiting);
  await check(told, made, vkey);
  return told;
}

/* What the log promises must be this submission, at this place, with this content, signed by the key we know. */
async function check(told, { submission, digest }, vkey) {
  const receipt = await notes.openReceipt(told.receipt, [await notes.parseVkey(vkey, notes.LOG)]).catch(() => null);
  const isOurs = receipt && told.submission === digest && receipt.type === "bid.submitted"
    && receipt.subject === `bid/${submission.tender}/${digest}`
    && receipt.position === told.position && receipt.digest === told.entry
    && (await reading.commitmentOf(told.content)) === told.entry;
  if (!isOurs) throw new Refusal("receipt");
}

/* The files that belong to a receipt, as `wuxin bid send` writes them. */
export const receiptFiles = (told) => ({
  "receipt.txt": told.receipt, "receipt.txt.entry.json": `${ledger.canonical(told.content)}\n`,
});
