/* SHA-256 (FIPS 180-4) a piece at a time: WebCrypto hashes whole texts only, and an envelope is too long to be held.
   Everything short is hashed by WebCrypto; the tests hold this one to it. */

const BLOCK = 64;
const ROUNDS = 64;

/* The first 32 bits of the fractional parts of a root of the first primes, as FIPS 180-4 defines both tables (4.2.2,
   5.3.3); in doubles they come out exact, which the tests look at too. */
function primes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}
const fraction = (number) => Math.floor((number % 1) * 2 ** 32);
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const ADDED = Uint32Array.from(primes(ROUNDS), (prime) => fraction(Math.cbrt(prime)));

const turned = (word, by) => (word >>> by) | (word << (32 - by));

export class Sha256 {
  #state = Uint32Array.from(START);
  #block = new Uint8Array(BLOCK);
  #words = new Int32Array(ROUNDS);
  #held = 0;
  #length = 0;

  update(bytes) {
    this.#length += bytes.length;
    for (let place = 0; place < bytes.length; ) {
      const taken = Math.min(BLOCK - this.#held, bytes.length - place);
      this.#block.set(bytes.subarray(place, place + taken), this.#held);
      this.#held += taken;
      place += taken;
      if (this.#held === BLOCK) {
        this.#compress();
        this.#held = 0;
      }
    }
    return this;
  }

  /* The digest of what was given. Nothing can be added after it. */
  digest() {
    const end = new Uint8Array(this.#held < BLOCK - 8 ? BLOCK - this.#held : 2 * BLOCK - this.#held);
    end[0] = 0x80;
    new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(this.#length) * 8n);
    this.update(end);
    const found = new DataView(new ArrayBuffer(32));
    this.#state.forEach((word, place) => found.setUint32(4 * place, word));
    return new Uint8Array(found.buffer);
  }

  #schedule() {
    const words = this.#words;
    const block = this.#block;
    for (let at = 0; at < 16; at += 1) {
      words[at] = (block[4 * at] << 24) | (block[4 * at + 1] << 16) | (block[4 * at + 2] << 8) | block[4 * at + 3];
    }
    for (let at = 16; at < ROUNDS; at += 1) {
      const [early, late] = [words[at - 15], words[at - 2]];
      const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words[at] = (words[at - 16] + small + words[at - 7] + large) | 0;
    }
    return words;
  }

  #compress() {
    const words = this.#schedule();
    let [a, b, c, d, e, f, g, h] = this.#state;
    for (let at = 0; at < ROUNDS; at += 1) {
      const choice = (e & f) ^ (~e & g);
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ADDED[at] + words[at]) | 0;
      const most = (a & b) ^ (a & c) ^ (b & c);
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
      h = g; g = f; f = e; e = (d + first) | 0;
      d = c; c = b; b = a; a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, place) => { this.#state[place] += word; });
  }
}
