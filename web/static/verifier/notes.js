// Signed notes and what is made of them: keys, checkpoints, cosignatures, receipts and proof files (C2SP signed-note,
// tlog-checkpoint, tlog-cosignature, tlog-proof). Signatures are Ed25519, checked by WebCrypto.
"use strict";

WuxinVerifier.notes = (() => {
  const { Refusal, ledger } = WuxinVerifier;
  const LOG = 1; // type byte of a key that signs notes
  const WITNESS = 4; // type byte of a key that cosigns checkpoints
  const SIGNATURE_BYTES = 64;
  const TIME_BYTES = 8;
  const MOST_SIGNATURES = 64;
  const MOST_HASHES = 63;
  const PROOF = "c2sp.org/tlog-proof@v1";
  const RECEIPT = "wuxin receipt 1";
  const TIME = "wuxin-time "; // when a checkpoint was signed
  const AFTER = "wuxin-after"; // the SHA-256 of the checkpoint before it; nothing for the first

  const refuse = (key, params) => { throw new Refusal(key, params); };

  // Blanks as Unicode has them: what no name of a key may hold, besides control signs, + and halves of characters.
  const isName = (text) =>
    text !== "" && !/[+\u0000-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|\p{Cs}/u.test(text);

  // <name>+<8 hexadecimal digits>+<base64 of type and 32 bytes>
  async function parseVkey(line, type) {
    const [name, id, ...rest] = line.split("+");
    const data = ledger.fromBase64(rest.join("+"));
    if (!rest.length || !isName(name) || !/^[0-9a-f]{8}$/.test(id) || !data) refuse("key.form", { line });
    if (![LOG, WITNESS].includes(data[0]) || data.length !== 1 + ledger.HASH_BYTES) refuse("key.type", { line });
    if (data[0] !== type) refuse(type === LOG ? "key.of_witness" : "key.of_log", { name });
    const hashed = await ledger.sha256(ledger.joined(ledger.bytesOf(`${name}\n`), data));
    if (ledger.hex(hashed.subarray(0, 4)) !== id) refuse("key.id", { line });
    return { name, id, type, key: data.slice(1) };
  }

  async function parseVkeys(text, type) {
    const lines = [...new Set(text.split(/\s+/).filter(Boolean))];
    return Promise.all(lines.map((line) => parseVkey(line, type)));
  }

  // Whether this browser has Ed25519 at all: older ones have not, and a page from plain http:// has no WebCrypto.
  async function canVerify() {
    try {
      const point = ledger.fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"); // RFC 8032, 7.1
      await crypto.subtle.importKey("raw", point, { name: "Ed25519" }, false, ["verify"]);
      return true;
    } catch {
      return false;
    }
  }

  async function isSigned(key, signature, message) {
    if (signature.length !== SIGNATURE_BYTES) return false;
    const kept = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "Ed25519" }, kept, signature, message);
  }

  const timeOf = (blob) => new DataView(blob.buffer, blob.byteOffset, TIME_BYTES).getBigUint64(0);

  function verifies(verifier, blob, text) {
    if (verifier.type === LOG) return isSigned(verifier.key, blob, ledger.bytesOf(text));
    if (blob.length !== TIME_BYTES + SIGNATURE_BYTES || timeOf(blob) >= 2n ** 63n) return false;
    const message = `cosignature/v1\ntime ${timeOf(blob)}\n${text}`;
    return isSigned(verifier.key, blob.subarray(TIME_BYTES), ledger.bytesOf(message));
  }

  // A text, an empty line, and lines of signatures, none of them checked yet.
  function parseNote(note) {
    const between = note.lastIndexOf("\n\n");
    const [text, lines] = [note.slice(0, between + 1), note.slice(between + 2)];
    if (between < 0 || !lines.endsWith("\n") || /[\u0000-\u0009\u000b-\u001f]|\p{Cs}/u.test(text)) refuse("note.form");
    const signatures = lines.slice(0, -1).split("\n").map(signatureOf);
    if (signatures.length > MOST_SIGNATURES) refuse("note.form");
    return { text, signatures };
  }

  function signatureOf(line) {
    const [, name, data] = /^— ([^ ]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
    const bytes = data && ledger.fromBase64(data);
    if (!bytes || !isName(name) || bytes.length <= 4) refuse("note.line", { line });
    return { name, id: ledger.hex(bytes.subarray(0, 4)), blob: bytes.slice(4) };
  }

  // The note with its trusted signatures checked. A line that bears a trusted key's name and id must verify.
  async function openNote(note, verifiers, atLeast = 1) {
    const { text, signatures } = parseNote(note);
    const verified = [];
    for (const signature of signatures) {
      const verifier = verifiers.find((one) => one.name === signature.name && one.id === signature.id);
      if (!verifier) continue;
      if (!(await verifies(verifier, signature.blob, text))) refuse("note.bad", { name: signature.name });
      verified.push({ verifier, blob: signature.blob });
    }
    if (new Set(verified.map((one) => one.verifier)).size < atLeast) {
      refuse("note.unsigned", { names: [...new Set(signatures.map((one) => one.name))] });
    }
    return { text, verified };
  }

  const sizeOf = (text) => (/^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null);

  // What the lines of extensions say that begin in a way.
  const said = (extensions, start) => extensions.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length));

  function parseCheckpoint(text) {
    const lines = text.split("\n");
    if (lines.length <= 3 || lines.pop() !== "" || !lines.every(Boolean)) refuse("checkpoint.form");
    const [origin, size, root, ...extensions] = lines;
    const hash = ledger.fromBase64(root);
    if (sizeOf(size) === null || hash?.length !== ledger.HASH_BYTES) refuse("checkpoint.form");
    const after = said(extensions, AFTER).map((told) => told.trim());
    return { text, origin, size: sizeOf(size), root: ledger.hex(hash), hash, times: said(extensions, TIME), after };
  }

  // The trusted witnesses on a checkpoint, each with its latest time in seconds since 1970. They count by key, so that
  // one which is listed under two names counts once.
  async function cosignedBy(note, witnesses) {
    const { verified } = await openNote(note, witnesses, 0);
    const found = new Map();
    for (const { verifier, blob } of verified) {
      const key = ledger.hex(verifier.key);
      const time = Number(timeOf(blob));
      if (time >= (found.get(key)?.time ?? 0)) found.set(key, { name: verifier.name, time });
    }
    return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  // The notes of a text that holds one below the other.
  function splitNotes(text) {
    const notes = text.replace(/\r\n?/g, "\n").match(/\S[^]*?\n\n(?:— .+(?:\n|$))+/g) ?? [];
    return notes.map((note) => `${note.trimEnd()}\n`); // the last line's end is easily lost in copying
  }

  // What the log promised to whoever made an act: this digest stands at this position.
  async function openReceipt(note, logs) {
    const lines = (await openNote(note, logs)).text.split("\n");
    const [head, origin, position, digest, type, subject] = lines;
    if (lines.length !== 7 || head !== RECEIPT || sizeOf(position) === null) refuse("receipt.form");
    return { origin, position: sizeOf(position), digest, type, subject };
  }

  // A proof file: index, hashes, and the checkpoint; nothing of it checked yet.
  function parseProof(text) {
    const between = text.indexOf("\n\n");
    const lines = text.slice(0, Math.max(between, 0)).split("\n");
    if (lines.shift() !== PROOF) refuse("proof.form");
    const extra = lines[0]?.startsWith("extra ") ? ledger.fromBase64(lines.shift().slice(6)) : new Uint8Array();
    const index = lines[0]?.startsWith("index ") ? sizeOf(lines.shift().slice(6)) : null;
    const hashes = lines.map(ledger.fromBase64);
    const isHash = (hash) => hash?.length === ledger.HASH_BYTES;
    if (!extra || index === null || !hashes.every(isHash) || hashes.length > MOST_HASHES) refuse("proof.form");
    return { index, hashes, extra, checkpoint: text.slice(between + 2) };
  }

  return Object.freeze({
    LOG, PROOF, RECEIPT, WITNESS, canVerify, cosignedBy, isSigned, openNote, openReceipt, parseCheckpoint, parseNote,
    parseProof, parseVkey, parseVkeys, splitNotes,
  });
})();
