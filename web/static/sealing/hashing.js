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
const fraction = (number) => Math.floor((number % 1) * 2 ** 32) | 0; // signed: engines count fastest in such words
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const ADDED = Int32Array.from(primes(ROUNDS), (prime) => fraction(Math.cbrt(prime)));

const turned = (word, by) => (word >>> by) | (word << (32 - by));

export class Sha256 {
  #state = Int32Array.from(START);
  #block = new Uint8Array(BLOCK);
  #words = new Int32Array(ROUNDS);
  #held = 0;
  #length = 0;

  update(bytes) {
    this.#length += bytes.length;
    let place = 0;
    while (place < bytes.length) {
      if (this.#held === 0 && bytes.length - place >= BLOCK) {
        place = this.#whole(bytes, place);
      } else {
        const taken = Math.min(BLOCK - this.#held, bytes.length - place);
        this.#block.set(bytes.subarray(place, place + taken), this.#held);
        this.#held = (this.#held + taken) % BLOCK;
        place += taken;
        if (this.#held === 0) this.#whole(this.#block, 0);
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
    this.#state.forEach((word, place) => found.setInt32(4 * place, word));
    return new Uint8Array(found.buffer);
  }

  /* Takes every whole block from a place on, and returns where the rest begins. */
  #whole(bytes, from) {
    let place = from;
    for (; bytes.length - place >= BLOCK; place += BLOCK) {
      schedule(this.#words, bytes, place);
      compress(this.#state, this.#words);
    }
    return place;
  }
}

/* 6.2.2, step 1. */
function schedule(words, bytes, place) {
  for (let at = 0; at < 16; at += 1) {
    const from = place + 4 * at;
    words[at] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
  }
  for (let at = 16; at < ROUNDS; at += 1) {
    const early = words[at - 15];
    const late = words[at - 2];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = (words[at - 16] + small + words[at - 7] + large) | 0;
  }
}

/* 6.2.2, steps 2 to 4. */
function compress(state, words) {
  let a = state[0], b = state[1], c = state[2], d = state[3];
  let e = state[4], f = state[5], g = state[6], h = state[7];
  for (let at = 0; at < ROUNDS; at += 1) {
    const choice = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ADDED[at] + words[at]) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    h = g; g = f; f = e; e = (d + first) | 0;
    d = c; c = b; b = a; a = (first + second) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}
