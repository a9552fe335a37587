/* The enrolled key from a file for browsers, as `wuxin key for-browser` writes it (models/keys/browser_keys.py). The file
   that `wuxin key make` writes is locked with Argon2id, which WebCrypto has not. */
import { signer } from "./curves.js";
import { readVkey } from "./keys.js";
import { ledger, Refusal } from "./record.js";

const { bytesOf, canonical, fromBase64, same } = ledger;
const FORMAT = "wuxin browser key 1";
const LONGEST = 16384;
const ITERATIONS = { least: 600000, most: 10000000 };

const refuse = (key, params) => { throw new Refusal(key, params); };

function contentOf(text) {
  let content = null;
  try {
    content = JSON.parse(text);
  } catch {
    refuse("key_form");
  }
  if (content?.format === "wuxin key 1") refuse("key_argon2");
  if (content?.format !== FORMAT || text !== `${canonical(content)}\n`) refuse("key_form");
  return content;
}

/* Everything beside the secret is what the tag vouches for: name, purpose, public key, parameters. */
async function unlocked({ secret, ...beside }, passphrase) {
  const { cipher, iterations, kdf, nonce, salt } = beside.lock;
  if (kdf !== "pbkdf2-hmac-sha256" || cipher !== "aes-256-gcm") refuse("key_form");
  if (!(iterations >= ITERATIONS.least && iterations <= ITERATIONS.most)) refuse("key_form");
  const word = await crypto.subtle.importKey("raw", bytesOf(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: fromBase64(salt), iterations };
  const key = await crypto.subtle.deriveKey(how, word, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const opened = { name: "AES-GCM", iv: fromBase64(nonce), additionalData: bytesOf(canonical(beside)) };
  return new Uint8Array(await crypto.subtle.decrypt(opened, key, fromBase64(secret)));
}

/* Who bids: {name, vkey, pair}. Throws a Refusal for what is no such file, of another purpose, or for a wrong passphrase. */
export async function bidderFrom(file, passphrase) {
  if (file.size > LONGEST) refuse("key_form");
  const content = contentOf(await file.text());
  const key = typeof content.public === "string" ? await readVkey(content.public) : null;
  if (!key || key.seals || content.purpose !== "bidder") refuse("key_purpose");
  const seed = await unlocked(content, passphrase).catch((error) => {
    throw error instanceof Refusal ? error : new Refusal("passphrase");
  });
  const pair = await signer(seed);
  if (!same(pair.public, key.signs)) refuse("key_form");
  return { name: key.name, vkey: content.public, pair };
}
