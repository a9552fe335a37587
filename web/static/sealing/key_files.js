/* The enrolled key from a file for browsers, as `wuxin key for-browser` writes it (models/keys/browser_keys.py). What
   `wuxin key make` writes is locked with Argon2id, which WebCrypto has not. */
import { signer } from "./curves.js";
import { readVkey } from "./keys.js";
import { ledger, Refusal } from "./record.js";

const { bytesOf, canonical, fromBase64, same, textOf } = ledger;
const FORMAT = "wuxin browser key 1";
const LONGEST = 16384;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const SEALED_BYTES = 48; // a seed and its tag
const ITERATIONS = { least: 600000, most: 10000000 };

const refuse = (key, params) => { throw new Refusal(key, params); };

function contentOf(text) {
  let [content, written] = [null, null];
  try {
    content = JSON.parse(text);
    written = canonical(content);
  } catch {
    refuse("key_form");
  }
  if (content?.format === "wuxin key 1") refuse("key_argon2");
  if (content?.format !== FORMAT || text !== `${written}\n`) refuse("key_form");
  return content;
}

const bytesIn = (text, length) => {
  const found = typeof text === "string" ? fromBase64(text) : null;
  return found?.length === length ? found : refuse("key_form");
};

/* Everything beside the secret is what the tag vouches for: name, purpose, public key, parameters. */
async function unlocked({ secret, ...beside }, passphrase) {
  const { cipher, iterations, kdf, nonce, salt } = beside.lock ?? {};
  if (kdf !== "pbkdf2-hmac-sha256" || cipher !== "aes-256-gcm") refuse("key_form");
  if (!(iterations >= ITERATIONS.least && iterations <= ITERATIONS.most)) refuse("key_form");
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesIn(salt, SALT_BYTES), iterations };
  const opened = { name: "AES-GCM", iv: bytesIn(nonce, NONCE_BYTES), additionalData: bytesOf(canonical(beside)) };
  const sealed = bytesIn(secret, SEALED_BYTES);
  const typed = bytesOf(passphrase.normalize("NFKC"));
  const word = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(how, word, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const seed = await crypto.subtle.decrypt(opened, key, sealed).catch(() => refuse("passphrase"));
  return new Uint8Array(seed);
}

/* Who bids: {name, vkey, pair}. Throws a Refusal for another file, for another purpose, or for a wrong passphrase. */
export async function bidderFrom(file, passphrase) {
  if (file.size > LONGEST) refuse("key_form");
  const content = contentOf(textOf(new Uint8Array(await file.arrayBuffer())));
  const key = typeof content.public === "string" ? await readVkey(content.public) : null;
  if (!key || key.seals || content.purpose !== "bidder") refuse("key_purpose");
  const pair = await signer(await unlocked(content, passphrase));
  if (!same(pair.public, key.signs)) refuse("key_form");
  return { name: key.name, vkey: content.public, pair };
}
