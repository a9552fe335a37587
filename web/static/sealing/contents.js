/* What lies inside an envelope: salt, lengths, preface, file, zeros; a chunk at a time (bidding/bids/contents.py). */
import { Sha256 } from "./hashing.js";
import { ledger } from "./record.js";

const SALT_BYTES = 32;
export const CHUNK_BYTES = 2 ** 20;

export class Content {
  /* `file` is a Blob: it is asked for its bytes a chunk at a time, and never held as a whole. */
  constructor(preface, file, salt) {
    const text = ledger.bytesOf(ledger.canonical(preface));
    const lengths = new DataView(new ArrayBuffer(12));
    lengths.setUint32(0, text.length);
    lengths.setBigUint64(4, BigInt(file.size));
    this.file = file;
    this.salt = salt;
    this.head = ledger.joined(new Uint8Array(lengths.buffer), text);
  }

  /* How many bytes it has beside padding. */
  get length() {
    return SALT_BYTES + this.head.length + this.file.size;
  }

  begun() {
    return new Sha256().update(ledger.bytesOf("wuxin content 1\n")).update(this.head);
  }

  ended(hash) {
    return ledger.hex(hash.update(this.salt).digest());
  }

  /* The digest that the header promises; reads the file through once. */
  async digest() {
    const hash = this.begun();
    for (let start = 0; start < this.file.size; start += CHUNK_BYTES) {
      hash.update(await this.bytes(start, start + CHUNK_BYTES));
    }
    return this.ended(hash);
  }

  /* Bytes of the file between two places, as far as it reaches. */
  async bytes(from, to) {
    return new Uint8Array(await this.file.slice(from, to).arrayBuffer());
  }

  /* The plaintext in chunks of full size, the last with the rest; what is read of the file goes into `hash` too. */
  async* chunks(padded, hash) {
    const before = ledger.joined(this.salt, this.head);
    for (let start = 0; start < padded; start += CHUNK_BYTES) {
      const chunk = new Uint8Array(Math.min(CHUNK_BYTES, padded - start));
      const head = before.subarray(start, start + chunk.length);
      chunk.set(head);
      const from = start + head.length - before.length;
      const read = await this.bytes(Math.max(from, 0), Math.max(from, 0) + chunk.length - head.length);
      hash.update(read);
      chunk.set(read, head.length);
      yield chunk;
    }
  }
}
