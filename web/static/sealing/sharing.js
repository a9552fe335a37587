/* A half split into shares, k of n (SLIP-39: one group, extendable, no passphrase), each as the numbers of its words.
   No browser has it, so it stands here; the tests hold it to the library that opens bids. */
import { hmac } from "./deriving.js";
import { ledger } from "./record.js";

const DIGEST_BYTES = 4;
const DIGEST_AT = 254;
const SECRET_AT = 255;
const EXPONENT = 1;
const ITERATIONS = 5000; // (10000 << EXPONENT) / 4 rounds
const ROUNDS = 4;
const CUSTOM = ledger.bytesOf("shamir_extendable");
const GENERATOR = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120,
];

/* Powers of x + 1 in the field of AES, GF(256), and their logarithms. */
const [POWERS, LOGS] = (() => {
  const [powers, logs] = [new Uint8Array(255), new Uint8Array(256)];
  let one = 1;
  for (let exponent = 0; exponent < 255; exponent += 1) {
    powers[exponent] = one;
    logs[one] = exponent;
    one ^= one << 1;
    if (one & 0x100) one ^= 0x11b;
  }
  return [powers, logs];
})();

/* The value at x of the polynomial through these points (Lagrange), for each byte. None of them stands at x. */
function interpolated(points, x) {
  const total = points.reduce((sum, point) => sum + LOGS[point.x ^ x], 0);
  const found = new Uint8Array(points[0].data.length);
  for (const point of points) {
    const others = points.reduce((sum, other) => sum + (other === point ? 0 : LOGS[point.x ^ other.x]), 0);
    const basis = (((total - LOGS[point.x ^ x] - others) % 255) + 255) % 255;
    point.data.forEach((byte, place) => { if (byte) found[place] ^= POWERS[(LOGS[byte] + basis) % 255]; });
  }
  return found;
}

/* One point for each share; of two and more, one further point holds a digest by which joining is checked. */
async function split(secret, threshold, count, entropy) {
  const free = Array.from({ length: threshold - 2 }, (_, x) => ({ x, data: entropy(secret.length) }));
  const random = entropy(secret.length - DIGEST_BYTES);
  const digest = (await hmac(random, secret)).slice(0, DIGEST_BYTES);
  const base = [...free, { x: DIGEST_AT, data: ledger.joined(digest, random) }, { x: SECRET_AT, data: secret }];
  const rest = Array.from({ length: count - free.length }, (_, place) => place + free.length);
  return [...free, ...rest.map((x) => ({ x, data: interpolated(base, x) }))];
}

/* The four rounds of Feistel that every secret of SLIP-39 goes through, here without a passphrase. */
async function encrypted(secret) {
  const half = secret.length / 2;
  let [left, right] = [secret.slice(0, half), secret.slice(half)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const word = await crypto.subtle.importKey("raw", Uint8Array.of(round), "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: right, iterations: ITERATIONS };
    const mixed = new Uint8Array(await crypto.subtle.deriveBits(how, word, half * 8));
    [left, right] = [right, left.map((byte, place) => byte ^ mixed[place])];
  }
  return ledger.joined(right, left);
}

/* A number as so many words of ten bits, the most significant first. */
const words = (number, count) =>
  Array.from({ length: count }, (_, place) => Number((number >> BigInt(10 * (count - 1 - place))) & 1023n));

function polymod(values) {
  let sum = 1;
  for (const value of values) {
    const high = sum >>> 20;
    sum = ((sum & 0xfffff) << 10) ^ value;
    GENERATOR.forEach((one, bit) => { if ((high >>> bit) & 1) sum ^= one; });
  }
  return sum;
}

function packed(identifier, threshold, { x, data }) {
  const head = (BigInt(identifier) << 5n) | (1n << 4n) | BigInt(EXPONENT);
  const about = (BigInt(x) << 4n) | BigInt(threshold - 1); // one group of one: three numbers of four bits, all 0
  const value = BigInt(`0x${ledger.hex(data)}`);
  const listed = [...words(head, 2), ...words(about, 2), ...words(value, Math.ceil((data.length * 8) / 10))];
  const check = polymod([...CUSTOM, ...listed, 0, 0, 0]) ^ 1;
  return Uint8Array.from([...listed, ...words(BigInt(check), 3)].flatMap((word) => [word >> 8, word & 255]));
}

/* `count` shares of 66 bytes for a secret of 32, any `threshold` (two at least) of which restore it. */
export async function shared(secret, threshold, count, entropy) {
  const drawn = entropy(2);
  const identifier = ((drawn[0] << 8) | drawn[1]) & 0x7fff;
  const points = await split(await encrypted(secret), threshold, count, entropy);
  return points.map((point) => packed(identifier, threshold, point));
}
