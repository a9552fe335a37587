/* Ed25519 and X25519 from seeds of 32 bytes. WebCrypto takes no bare seed: it goes in as PKCS #8 (RFC 8410, 7). */
import { ledger } from "./record.js";

const BEFORE = { Ed25519: "302e020100300506032b657004220420", X25519: "302e020100300506032b656e04220420" };
const FIT = { Ed25519: ["sign"], X25519: ["deriveBits"] };

async function pairOf(name, seed) {
  const coded = ledger.joined(ledger.fromHex(BEFORE[name]), seed);
  const secret = await crypto.subtle.importKey("pkcs8", coded, { name }, true, FIT[name]);
  const { x } = await crypto.subtle.exportKey("jwk", secret);
  return { secret, public: ledger.fromBase64(`${x.replace(/-/g, "+").replace(/_/g, "/")}=`) };
}

/* A pair that signs: its public bytes, its seed, and sign(message) of 64 bytes. */
export async function signer(seed) {
  const pair = await pairOf("Ed25519", seed);
  const sign = async (message) => new Uint8Array(await crypto.subtle.sign("Ed25519", pair.secret, message));
  return { seed, public: pair.public, sign };
}

/* A pair that agrees on a secret with somebody's public bytes. Throws where those are no point of use. */
export async function agreeing(seed) {
  const pair = await pairOf("X25519", seed);
  const agree = async (theirs) => {
    const held = await crypto.subtle.importKey("raw", theirs, { name: "X25519" }, false, []);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: held }, pair.secret, 256));
  };
  return { public: pair.public, agree };
}

/* Whether this browser has both curves: older ones have not, and a page from plain http:// has no WebCrypto. */
export async function canSeal() {
  try {
    const one = await agreeing(Uint8Array.from({ length: 32 }, (_, place) => place));
    await one.agree(one.public);
    return (await (await signer(new Uint8Array(32))).sign(new Uint8Array())).length === 64;
  } catch {
    return false;
  }
}
