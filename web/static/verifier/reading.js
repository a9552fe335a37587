// Where a copy of the record is read from: a folder that the reader chose, or the server beside this page. A file at a
// time, so that a large record needs no large memory; nothing that is read is believed.
"use strict";

WuxinVerifier.reading = (() => {
  const { Refusal, ledger } = WuxinVerifier;
  const FORMAT = "wuxin log 1";

  const blobPath = (digest) => `blob/${digest.slice(0, 2)}/${digest}.jsonl`;
  const contentPath = (number) => `content/${String(number).padStart(3, "0")}.jsonl`;
  const notePath = (size) => `checkpoints/${size}.note`;

  // A folder of the reader's own disk; `files` maps paths below it to File.
  class FolderCopy {
    constructor(name, files) {
      this.name = name;
      this.files = files;
      this.paths = [...files.keys()];
    }

    async bytes(path) {
      try {
        return new Uint8Array(await this.files.get(path).arrayBuffer());
      } catch {
        return null; // missing, or taken away since it was chosen
      }
    }

    async sizes() {
      return sizesIn(this.paths.join("\n"), /^checkpoints\/(\d+)\.note$/gm);
    }
  }

  // A record that is served beside this page. A server tells no names of files: `paths` is null.
  class ServedCopy {
    constructor(address) {
      this.name = address;
      this.paths = null;
      this.listed = false;
    }

    async bytes(path) {
      try {
        const answer = await fetch(new URL(path, this.name), { cache: "no-store", credentials: "omit" });
        return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
      } catch {
        return null;
      }
    }

    // Where the server lists its folders, all checkpoints; otherwise the newest, which has a fixed name.
    async sizes() {
      const list = ledger.textOf((await this.bytes("checkpoints/")) ?? new Uint8Array()) ?? "";
      const named = sizesIn(list, /\b(\d+)\.note\b/g);
      this.listed = named.length > 0;
      const newest = ledger.textOf((await this.bytes("checkpoint")) ?? new Uint8Array()) ?? "";
      return this.listed ? named : sizesIn(newest.split("\n")[1] ?? "", /^(\d+)$/g);
    }
  }

  function sizesIn(text, pattern) {
    const found = [...text.matchAll(pattern)].map((match) => Number(match[1]));
    return [...new Set(found)].sort((one, other) => one - other);
  }

  // The record among files that were chosen or dropped: below the log.json that lies least deep.
  function copyOf(pairs) {
    const depth = (path) => path.split("/").length;
    const headers = pairs.map(([path]) => path).filter((path) => /(^|\/)log\.json$/.test(path));
    const header = headers.sort((one, other) => depth(one) - depth(other))[0];
    if (header === undefined) throw new Refusal("copy.none");
    const root = header.slice(0, -"log.json".length);
    const below = pairs.filter(([path]) => path.startsWith(root)).map(([path, file]) => [path.slice(root.length), file]);
    return new FolderCopy(root.split("/").at(-2) || "log.json", new Map(below));
  }

  const chosenCopy = (fileList) => copyOf(Array.from(fileList, (file) => [file.webkitRelativePath || file.name, file]));

  // What was dropped on the page; the entries must be taken before the first await, or the browser forgets them.
  async function droppedCopy(transfer) {
    const roots = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const pairs = [];
    for (const root of roots) await gather(root, pairs);
    return copyOf(pairs);
  }

  async function gather(entry, pairs) {
    if (entry.isFile) {
      pairs.push([entry.fullPath.slice(1), await new Promise((done, failed) => { entry.file(done, failed); })]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      // a reader gives a hundred at a time, and nothing once it has given all
      const some = await new Promise((done, failed) => { reader.readEntries(done, failed); });
      if (!some.length) return;
      for (const one of some) await gather(one, pairs);
    }
  }

  async function headerOf(copy) {
    const bytes = await copy.bytes("log.json");
    if (!bytes) throw new Refusal("copy.none");
    const header = ledger.parsed(bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes);
    if (!header || !Number.isSafeInteger(header.size) || header.size < 0) throw new Refusal("copy.header");
    if (header.format !== FORMAT) throw new Refusal("copy.format", { format: String(header.format) });
    return header;
  }

  const widthOf = (size, number) => Math.min(ledger.WIDTH, size - number * ledger.WIDTH);

  // Leaves and lines of content of one bundle, as they lie there; null where a file is missing.
  async function bundleOf(copy, number, size) {
    const width = widthOf(size, number);
    const paths = { leaves: ledger.entriesPath(number, width), lines: contentPath(number) };
    const [leaves, lines] = await Promise.all([copy.bytes(paths.leaves), copy.bytes(paths.lines)]);
    const first = number * ledger.WIDTH;
    return { number, width, first, paths, leaves: leaves && ledger.leavesOf(leaves), lines: lines && linesOf(lines) };
  }

  // Each line without its end; what follows the last end is a line that breaks off.
  function linesOf(bytes) {
    const lines = [];
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      lines.push(bytes.subarray(start, end));
      start = end + 1;
    }
    return { lines, whole: start === bytes.length };
  }

  // {type, subject, digest} of a leaf, or null where it is not written as this system writes.
  function leafOf(bytes) {
    const leaf = ledger.parsed(bytes);
    const isLeaf = leaf && Object.keys(leaf).sort().join() === "digest,subject,type"
      && Object.values(leaf).every((value) => typeof value === "string");
    return isLeaf ? leaf : null;
  }

  // Salt and content of a line; both null once erased. Null where it is not written as this system writes.
  function contentOf(bytes) {
    const told = ledger.parsed(bytes);
    if (!told || Object.keys(told).sort().join() !== "content,salt") return null;
    if (told.salt === null && told.content === null) return told;
    const isWhole = /^([0-9a-f]{64})$/.test(told.salt) && typeof told.content === "object" && told.content !== null;
    return isWhole ? told : null;
  }

  // What the digest of an entry must be: SHA-256 over salt and content.
  async function commitmentOf({ salt, content }) {
    const bytes = ledger.joined(ledger.fromHex(salt), ledger.bytesOf(ledger.canonical(content)));
    return `sha256:${ledger.hex(await ledger.sha256(bytes))}`;
  }

  // The attachments that a content names: name, digest and rows of each.
  function partsOf(content) {
    const isPart = (part) => part !== null && typeof part === "object" && typeof part.digest === "string";
    const parts = Object.entries(content?.parts ?? {}).filter(([, part]) => isPart(part));
    return parts.map(([name, part]) => ({ name, digest: part.digest, rows: part.rows }));
  }

  return Object.freeze({
    FORMAT, ServedCopy, blobPath, bundleOf, chosenCopy, commitmentOf, contentOf, droppedCopy, headerOf, leafOf,
    linesOf, notePath, partsOf, widthOf,
  });
})();
