/* HKDF with SHA-256 in its two steps (RFC 5869), from the HMAC of WebCrypto, whose own HKDF takes both at once. */
import { ledger } from "./record.js";

const HASH_BYTES = 32;

async function hmac(key, text) {
  const held = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", held, text));
}

export { hmac };

/* 2.2: without a salt, as many zeros as the hash is long. */
export const extracted = (salt, secret) => hmac(salt.length ? salt : new Uint8Array(HASH_BYTES), secret);

/* 2.3: blocks, each over the one before it, the use and its number. */
export async function expanded(key, use, length) {
  const blocks = [];
  for (let number = 1; (number - 1) * HASH_BYTES < length; number += 1) {
    blocks.push(await hmac(key, ledger.joined(blocks.at(-1) ?? new Uint8Array(), use, Uint8Array.of(number))));
  }
  return ledger.joined(...blocks).slice(0, length);
}

export const derived = async (salt, secret, use, length) => expanded(await extracted(salt, secret), use, length);
