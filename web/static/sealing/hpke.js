/* HPKE in base mode with one message (RFC 9180, 6.1): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
import { agreeing } from "./curves.js";
import { expanded, extracted } from "./deriving.js";
import { ledger } from "./record.js";

const { bytesOf, joined } = ledger;
const VERSION = bytesOf("HPKE-v1");
const KEM = joined(bytesOf("KEM"), Uint8Array.of(0x00, 0x20));
const WHOLE = joined(bytesOf("HPKE"), Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x02));
const NOTHING = new Uint8Array();

/* Section 4, LabeledExtract and LabeledExpand. */
const labelExtracted = (suite, salt, label, secret) =>
  extracted(salt, joined(VERSION, suite, bytesOf(label), secret));
const labelExpanded = (suite, key, label, use, length) =>
  expanded(key, joined(Uint8Array.of(length >> 8, length & 255), VERSION, suite, bytesOf(label), use), length);

/* 4.1, Encap: the key to send along, and the secret that it agrees on. `seed` is chance, for this one message alone. */
export async function encapsulated(theirs, seed) {
  const own = await agreeing(seed);
  const key = await labelExtracted(KEM, NOTHING, "eae_prk", await own.agree(theirs));
  const secret = await labelExpanded(KEM, key, "shared_secret", joined(own.public, theirs), 32);
  return { sent: own.public, secret };
}

/* 5.1, KeySchedule of base mode. */
async function scheduled(shared, info) {
  const about = joined(
    Uint8Array.of(0),
    await labelExtracted(WHOLE, NOTHING, "psk_id_hash", NOTHING),
    await labelExtracted(WHOLE, NOTHING, "info_hash", info),
  );
  const secret = await labelExtracted(WHOLE, shared, "secret", NOTHING);
  return {
    key: await labelExpanded(WHOLE, secret, "key", about, 32),
    nonce: await labelExpanded(WHOLE, secret, "base_nonce", about, 12),
  };
}

/* The encapsulated key and the ciphertext, side by side. */
export async function sealed(theirs, info, plain, seed) {
  const { sent, secret } = await encapsulated(theirs, seed);
  const { key, nonce } = await scheduled(secret, info);
  const cipher = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, cipher, plain);
  return joined(sent, new Uint8Array(text));
}
