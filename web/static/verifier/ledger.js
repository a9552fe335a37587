// Canonical JSON, hashes, and the tree of RFC 6962 with its proofs and files: a second reading of the public texts,
// so that this page and the system that wrote the record share no line. WebCrypto hashes; nothing else is used.
"use strict";

// The one name that these scripts share. Classic scripts, because browsers load no modules from file://.
const WuxinVerifier = {};

// What is wrong with an input, as the key of a text and what fills it; the page says it in the reader's language.
WuxinVerifier.Refusal = class extends Error {
  constructor(key, params = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
};

WuxinVerifier.ledger = (() => {
  const WIDTH = 256; // hashes in a full tile, leaves in a full bundle (C2SP tlog-tiles)
  const HASH_BYTES = 32;
  const utf8 = new TextEncoder();
  // a byte order mark is part of what was signed or hashed, and is never dropped
  const strictly = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  const bytesOf = (text) => utf8.encode(text);

  function textOf(bytes) {
    try {
      return strictly.decode(bytes);
    } catch {
      return null;
    }
  }

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

  // Only the one way in which the bytes are written: a second one would be a copy that differs from what was signed.
  function fromBase64(text) {
    try {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      return base64(bytes) === text ? bytes : null;
    } catch {
      return null;
    }
  }

  function joined(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let place = 0;
    for (const part of parts) {
      whole.set(part, place);
      place += part.length;
    }
    return whole;
  }

  const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);

  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

  // RFC 6962, 2.1: the first byte keeps leaves and nodes apart.
  const leafHash = (leaf) => sha256(joined(Uint8Array.of(0), leaf));
  const nodeHash = (left, right) => sha256(joined(Uint8Array.of(1), left, right));

  // RFC 8785 of the values that the record holds. Throws for a fraction, a number beyond 2^53 - 1, half a character.
  function canonical(value) {
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "string" && !/\p{Cs}/u.test(value)) return JSON.stringify(value);
    if (Number.isSafeInteger(value)) return String(value);
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (typeof value !== "object") throw new RangeError("this value has no canonical form");
    // 3.2.3: by UTF-16 code units, which is how sort() compares
    const pairs = Object.keys(value).sort().map((name) => `${canonical(name)}:${canonical(value[name])}`);
    return `{${pairs.join(",")}}`;
  }

  // The object that these bytes are the canonical JSON of, or null for anything else.
  function parsed(bytes) {
    const text = bytes && textOf(bytes);
    try {
      const value = JSON.parse(text);
      const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
      return isObject && canonical(value) === text ? value : null;
    } catch {
      return null;
    }
  }

  // The complete subtrees over up to 256 hashes: levels[k][i] covers those from i * 2^k on. A level at a time, at once.
  async function subtrees(hashes) {
    const levels = [hashes];
    while (levels.at(-1).length > 1) {
      const below = levels.at(-1);
      const pairs = Array.from({ length: below.length >> 1 }, (_, at) => nodeHash(below[2 * at], below[2 * at + 1]));
      levels.push(await Promise.all(pairs));
    }
    return levels;
  }

  // Those subtrees that make up the first `count` of the hashes, the largest first.
  function edgeOf(levels, count) {
    const nodes = [];
    let start = 0;
    for (let level = levels.length - 1; level >= 0; level -= 1) {
      if (count & (1 << level)) {
        nodes.push(levels[level][start >> level]);
        start += 1 << level;
      }
    }
    return nodes;
  }

  async function folded(nodes) {
    if (!nodes.length) return sha256(new Uint8Array());
    let root = nodes.at(-1);
    for (const node of nodes.slice(0, -1).reverse()) root = await nodeHash(node, root);
    return root;
  }

  // The right edge of a tree of full bundles: enough to append and to give roots; memory grows with the logarithm.
  class Frontier {
    constructor() {
      this.bundles = 0;
      this.nodes = [];
    }

    async append(hash) {
      let size = this.bundles;
      let node = hash;
      for (; size % 2 === 1; size = (size - 1) / 2) node = await nodeHash(this.nodes.pop(), node);
      this.nodes.push(node);
      this.bundles += 1;
    }

    // The root with the first `count` leaves of a further bundle, given by its subtrees.
    root(levels = [[]], count = 0) {
      return folded([...this.nodes, ...edgeOf(levels, count)]);
    }
  }

  async function rootHash(hashes) {
    const frontier = new Frontier();
    for (let start = 0; ; start += WIDTH) {
      const levels = await subtrees(hashes.slice(start, start + WIDTH));
      if (levels[0].length < WIDTH) return frontier.root(levels, levels[0].length);
      await frontier.append(levels[8][0]);
    }
  }

  // Proofs count in BigInt: sizes in them may be hostile, and shifts of plain numbers end at 32 bits.
  const isHash = (value) => value instanceof Uint8Array && value.length === HASH_BYTES;

  // The first level, from here up, at which the subtree stands on the right.
  function raised(place, last) {
    let [up, end] = [place, last];
    while (up && !(up & 1n)) [up, end] = [up >> 1n, end >> 1n];
    return [up, end];
  }

  // RFC 9162, 2.1.3.2: whether the leaf stands at `index` of the tree of `size` leaves with this root.
  async function includes(hash, index, size, proof, root) {
    let [place, last] = [BigInt(index), BigInt(size) - 1n];
    if (place < 0n || place > last || ![hash, root, ...proof].every(isHash)) return false;
    let found = hash;
    for (const sibling of proof) {
      if (last === 0n) return false;
      if (place & 1n || place === last) {
        found = await nodeHash(sibling, found);
        [place, last] = raised(place, last);
      } else {
        found = await nodeHash(found, sibling);
      }
      [place, last] = [place >> 1n, last >> 1n];
    }
    return last === 0n && same(found, root);
  }

  // RFC 9162, 2.1.4.2: whether the tree of `size1` leaves begins that of `size2`. From size 0 nothing can be shown.
  async function extendsTree(size1, size2, proof, root1, root2) {
    const [older, newer] = [BigInt(size1), BigInt(size2)];
    if (older <= 0n || older > newer) return false;
    if (older === newer) return !proof.length && same(root1, root2);
    if (!proof.length || ![root1, root2, ...proof].every(isHash)) return false;
    const isWhole = (older & (older - 1n)) === 0n; // a power of two: its root is a node of the larger tree
    const [first, ...rest] = isWhole ? [root1, ...proof] : proof;
    let [place, last] = [older - 1n, newer - 1n];
    while (place & 1n) [place, last] = [place >> 1n, last >> 1n];
    const roots = await walked(first, rest, place, last);
    return roots !== null && same(roots[0], root1) && same(roots[1], root2);
  }

  async function walked(first, rest, from, to) {
    let [place, last, old, now] = [from, to, first, first];
    for (const sibling of rest) {
      if (last === 0n) return null;
      if (place & 1n || place === last) {
        [old, now] = [await nodeHash(sibling, old), await nodeHash(sibling, now)];
        [place, last] = raised(place, last);
      } else {
        now = await nodeHash(now, sibling);
      }
      [place, last] = [place >> 1n, last >> 1n];
    }
    return last === 0n ? [old, now] : null;
  }

  // C2SP tlog-tiles: x001/067, and x001/067.p/5 for one that is not yet full.
  function numbered(number, width) {
    const digits = String(number);
    const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g);
    const place = [...groups.slice(0, -1).map((group) => `x${group}`), groups.at(-1)].join("/");
    return width === WIDTH ? place : `${place}.p/${width}`;
  }

  const tilePath = (level, number, width) => `tile/${level}/${numbered(number, width)}`;
  const entriesPath = (number, width) => `tile/entries/${numbered(number, width)}`;

  // The leaves of a bundle, each with its length in two bytes before it; `whole` is false where it breaks off.
  function leavesOf(data) {
    const leaves = [];
    for (let place = 0; place < data.length; ) {
      const start = place + 2;
      const end = start + ((data[place] << 8) | data[place + 1]);
      if (!(end <= data.length)) return { leaves, whole: false };
      leaves.push(data.subarray(start, end));
      place = end;
    }
    return { leaves, whole: true };
  }

  return Object.freeze({
    WIDTH, HASH_BYTES, Frontier, base64, bytesOf, canonical, entriesPath, extendsTree, fromBase64, fromHex, hex, includes,
    joined, leafHash, leavesOf, nodeHash, parsed, rootHash, same, sha256, subtrees, textOf, tilePath,
  });
})();
