/* An envelope: three lines that say where it belongs, what must come out of it and who holds which share; then chunks
   of AES-256-GCM, each with its number and whether it is the last (bidding/bids/sealing.py, headers.py, chunks.py). */
import { Content } from "./contents.js";
import { derived } from "./deriving.js";
import { Sha256 } from "./hashing.js";
import { sealed } from "./hpke.js";
import { readVkey } from "./keys.js";
import { hashed, infoOf } from "./places.js";
import { ledger, Refusal } from "./record.js";
import { shared } from "./sharing.js";

const { base64, bytesOf, canonical, hex, joined, sha256 } = ledger;
const HALF_BYTES = 32;
const SALT_BYTES = 32;

const halfDigest = (half) => hashed(bytesOf("wuxin half 1\n"), half);
const shareDigest = (share) => hashed(bytesOf("wuxin share 1\n"), share);

/* A share of a half for each custodian, in the notice's order. */
async function sealedShares({ notice, keys, entropy }, place, half, secret) {
  const { custodians, suite, threshold } = notice.sealing;
  const needed = half === "own" ? threshold + 1 : threshold;
  const shares = await shared(secret, needed, custodians.length, entropy);
  const found = [];
  for (const [number, { vkey }] of custodians.entries()) {
    const key = await readVkey(vkey);
    if (!key?.seals) throw new Refusal("custodian_key", { number: number + 1 });
    const info = infoOf(place, suite, "share", { custodian: vkey, half, nonce: hex(keys.nonce) });
    const text = await sealed(key.seals, info, shares[number], entropy(HALF_BYTES));
    found.push({ digest: await shareDigest(shares[number]), sealed: base64(text) });
  }
  return found;
}

async function cipherOf(place, suite, own, common) {
  const salt = await sha256(infoOf(place, suite, "key", {}));
  const key = await derived(salt, joined(own, common), bytesOf("wuxin envelope 1"), 32);
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
}

async function headerText(header, pair) {
  const signed = `wuxin envelope 1\n${canonical(header)}\n`;
  return bytesOf(`${signed}${base64(await pair.sign(bytesOf(signed)))}\n`);
}

/* The number in eleven bytes, and whether it is the last. */
function nonceOf(number, isLast) {
  const nonce = new DataView(new ArrayBuffer(12));
  nonce.setUint32(7, number);
  nonce.setUint8(11, isLast ? 1 : 0);
  return new Uint8Array(nonce.buffer);
}

/* Throws where a file is longer than its part takes: every part has one length, whoever bids. */
function fitting(content, part, bytes) {
  const room = bytes - (content.length - content.file.size);
  if (content.file.size > room) throw new Refusal("too_long", { part, bytes: content.file.size, room });
  return content;
}

/* What a submission names of the envelope, and its file. `bid` has notice, keys, entropy, placeOf and progress. */
export async function envelopeOf(bid, { part, bytes }, preface, file) {
  const { notice, keys, entropy } = bid;
  const { suite, escrow } = notice.sealing;
  const place = bid.placeOf(part);
  const content = fitting(new Content(preface, file, entropy(SALT_BYTES)), part, bytes);
  const [own, common] = [await keys.ownHalf(part), entropy(HALF_BYTES)];
  bid.progress(part, 0);
  const digest = await content.digest();
  const header = {
    ...place, suite, bytes, key: base64(keys.pair.public), nonce: base64(keys.nonce), own: await halfDigest(own),
    common: await halfDigest(common), content: digest, shares: await sealedShares(bid, place, "common", common),
    escrow: escrow ? await sealedShares(bid, place, "own", own) : [],
  };
  const text = await headerText(header, keys.pair);
  const cipher = await cipherOf(place, suite, own, common);
  const chunks = await sealedChunks(cipher, text, { content, bytes, digest, part }, bid.progress);
  return { named: { header: await hashed(text), ...chunks.named }, blob: chunks.blob, own };
}

async function sealedChunks(cipher, text, { content, bytes, digest, part }, progress) {
  const [written, read] = [new Sha256().update(text), content.begun()];
  const beside = await sha256(text);
  const pieces = [text];
  let [number, done] = [0, 0];
  for await (const chunk of content.chunks(bytes, read)) {
    done += chunk.length;
    const how = { name: "AES-GCM", iv: nonceOf(number, done === bytes), additionalData: beside };
    const piece = new Uint8Array(await crypto.subtle.encrypt(how, cipher, chunk));
    written.update(piece);
    pieces.push(new Blob([piece])); // the browser may put it on its disk; it is ciphertext
    number += 1;
    progress(part, done / bytes);
  }
  if (content.ended(read) !== digest) throw new Refusal("changed", { part });
  const blob = new Blob(pieces);
  return { blob, named: { envelope: hex(written.digest()), bytes: blob.size } };
}
