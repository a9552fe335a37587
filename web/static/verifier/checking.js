// Everything that can be wrong with a copy of the record: checkpoints, tree, tiles, entries, contents and attachments.
// What deviates is told with its entry, what is there, and what should be; texts.js has the words.
"use strict";

WuxinVerifier.checking = (() => {
  const { Refusal, checkpoints, ledger, notes, reading } = WuxinVerifier;
  const { NEWEST } = checkpoints;
  const HEADER = "log.json";
  const PAGES = [
    "verify.html", "verify.css", "ledger.js", "notes.js", "reading.js", "checkpoints.js", "checking.js", "texts.js",
    "draw.js", "verify.js", "browsing.js", "ballots.js", "papers.js", "drawing.js",
  ];
  // what a computer leaves in a folder by itself: no part of an export, and no sign that anybody changed it
  const LEFT_BEHIND = /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/;
  const NO_HASH = new Uint8Array(ledger.HASH_BYTES);

  // Texts of a finding are keys with what fills them, so that they can be said in either language.
  class Verification {
    constructor(name) {
      Object.assign(this, {
        name, size: 0, root: "", origin: "", signedAt: null, checkpoints: 0, vouched: 0, cosigned: [], quorum: 0,
        seen: 0, contents: 0, erased: 0, attachments: 0, rows: 0, tiles: 0, canVerify: true, findings: [], notices: [],
      });
    }

    // position and to: the entries that are concerned, null where the whole is
    add(area, where, what, should, position = null, to = position) {
      this.findings.push({ area, where, what, should, position, to });
    }
  }

  // One pass over one copy, and which of its files it asked for.
  class Run {
    constructor(copy, trust, watch) {
      Object.assign(this, { copy, trust, watch, size: 0, newest: null });
      this.asked = new Set([HEADER, NEWEST]);
      this.blobs = new Map(); // hash and rows of each attachment that was read, by the digest that names it
      this.gone = new Map(); // positions of entries without content, by their digests, until an erasure names them
      this.found = new Verification(copy.name);
      this.found.quorum = trust.quorum;
      this.levels = [];
      this.frontier = new ledger.Frontier();
    }

    bytes(path) {
      this.asked.add(path);
      return this.copy.bytes(path);
    }
  }

  // trust: {logs, witnesses, quorum, seen}, keys as notes.parseVkey gives them, checkpoints seen elsewhere as notes.
  // watch: {progress(done, size), stopped()}. Throws a Refusal where there is no record at all, or the reader stops it.
  async function verify(copy, trust, watch) {
    const run = new Run(copy, trust, watch);
    const header = await reading.headerOf(copy);
    run.size = header.size;
    run.found.canVerify = await notes.canVerify();
    const signed = await checkpoints.signedCheckpoints(run);
    const seen = await checkpoints.seenCheckpoints(run);
    const roots = await checkBundles(run, new Set([...signed, ...seen].map((one) => one.size)));
    checkpoints.checkRoots(run, signed, roots);
    checkpoints.checkSeen(run, seen, roots);
    for (const position of run.gone.values()) {
      run.found.add("contents", ["the.content"], ["is.gone"], ["should.erasure"], position);
    }
    await checkHeader(run, signed);
    checkFiles(run);
    return run.found;
  }

  // All bundles in order; returns the root at each of the sizes that the entries reach.
  async function checkBundles(run, sizes) {
    const roots = new Map([[0, ledger.hex(await ledger.rootHash([]))]]);
    run.found.root = roots.get(0);
    const count = Math.ceil(run.size / ledger.WIDTH);
    for (let number = 0; number < count; number += 1) {
      if (run.watch.stopped()) throw new Refusal("check.stopped");
      run.watch.progress(number * ledger.WIDTH, run.size);
      const bundle = await reading.bundleOf(run.copy, number, run.size);
      run.asked.add(bundle.paths.leaves).add(bundle.paths.lines);
      const leaves = await checkTree(run, bundle, sizes, roots);
      await checkContents(run, bundle, leaves);
    }
    for (const [level, { number, hashes }] of run.levels.entries()) {
      if (level && hashes.length) await checkTile(run, level, number, hashes);
    }
    run.watch.progress(run.size, run.size);
    run.found.size = run.size;
    return roots;
  }

  // Hash the leaves of a bundle into the tree; returns them by their places, null for one that is missing.
  async function checkTree(run, bundle, sizes, roots) {
    const path = ledger.tilePath(0, bundle.number, bundle.width);
    const tile = (await run.bytes(path)) ?? new Uint8Array();
    const { leaves, hashes } = await placedLeaves(run, bundle, tile);
    compareTile(run, 0, bundle.number, hashes, tile);
    const levels = await ledger.subtrees(hashes);
    for (let count = 1; count <= bundle.width; count += 1) {
      const size = bundle.first + count;
      if (sizes.has(size) || size === run.size) roots.set(size, ledger.hex(await run.frontier.root(levels, count)));
    }
    if (bundle.width === ledger.WIDTH) {
      await run.frontier.append(levels[8][0]);
      await raise(run, 1, levels[8][0]);
    }
    run.found.root = roots.get(run.size) ?? run.found.root;
    return leaves;
  }

  // The tile above gets one more hash; once it is full it is checked, and the one above that grows.
  async function raise(run, level, hash) {
    run.levels[0] ??= { number: 0, hashes: [] };
    const tile = (run.levels[level] ??= { number: 0, hashes: [] });
    tile.hashes.push(hash);
    if (tile.hashes.length < ledger.WIDTH) return;
    await checkTile(run, level, tile.number, tile.hashes);
    const levels = await ledger.subtrees(tile.hashes);
    run.levels[level] = { number: tile.number + 1, hashes: [] };
    await raise(run, level + 1, levels[8][0]);
  }

  async function checkTile(run, level, number, hashes) {
    const data = await run.bytes(ledger.tilePath(level, number, hashes.length));
    compareTile(run, level, number, hashes, data ?? new Uint8Array());
  }

  function compareTile(run, level, number, hashes, data) {
    const { found } = run;
    const path = ledger.tilePath(level, number, hashes.length);
    const wanted = hashes.length * ledger.HASH_BYTES;
    found.tiles += 1;
    if (data.length !== wanted) {
      found.add("tree", ["the.file", { path }], ["is.bytes", { bytes: data.length }], ["should.bytes", { bytes: wanted }]);
    }
    hashes.forEach((hash, place) => {
      const kept = data.subarray(place * ledger.HASH_BYTES, (place + 1) * ledger.HASH_BYTES);
      if (!kept.length || ledger.same(kept, hash) || hash === NO_HASH) return;
      const what = ["is.other_hash", { kept: ledger.hex(kept), hash: ledger.hex(hash) }];
      found.add("tree", ["the.file", { path }], what, ["should.same_hash"], level ? null : number * ledger.WIDTH + place);
    });
  }

  // Where a bundle does not hold as many leaves as it should, its tile tells which are there and which are not.
  async function placedLeaves(run, bundle, tile) {
    const { leaves, whole } = bundle.leaves ?? { leaves: [], whole: true };
    const hashes = await Promise.all(leaves.map(ledger.leafHash));
    if (whole && leaves.length === bundle.width) return { leaves, hashes };
    const what = bundle.leaves ? ["is.leaves", { count: leaves.length, whole }] : ["is.missing"];
    run.found.add("tree", ["the.file", { path: bundle.paths.leaves }], what, ["should.leaves", { count: bundle.width }]);
    const named = new Map(hashes.map((hash, place) => [ledger.hex(hash), leaves[place]]));
    const placed = Array.from({ length: bundle.width }, (_, place) => {
      const hash = tile.slice(place * ledger.HASH_BYTES, (place + 1) * ledger.HASH_BYTES);
      return { leaf: named.get(ledger.hex(hash)) ?? null, hash: hash.length === ledger.HASH_BYTES ? hash : NO_HASH };
    });
    for (const [from, to] of rangesOf(placed, bundle.first, ({ leaf }) => leaf === null)) {
      run.found.add("tree", ["the.entry"], ["is.missing"], ["should.there"], from, to);
    }
    return { leaves: placed.map(({ leaf }) => leaf), hashes: placed.map(({ hash }) => hash) };
  }

  // The runs of places for which something holds, as pairs of positions: one line for many entries.
  function rangesOf(list, first, holds) {
    const ranges = [];
    list.forEach((one, place) => {
      if (!holds(one)) return;
      const last = ranges.at(-1);
      if (last && last[1] === first + place - 1) last[1] += 1;
      else ranges.push([first + place, first + place]);
    });
    return ranges;
  }

  async function checkContents(run, bundle, leafBytes) {
    const leaves = leafBytes.map((bytes) => bytes && reading.leafOf(bytes));
    const contents = await placedContents(run, bundle, leaves);
    for (const [place, leaf] of leaves.entries()) {
      const position = bundle.first + place;
      if (leaf) await checkEntry(run, leaf, contents[place], position);
      else if (leafBytes[place]) {
        const shown = ledger.textOf(leafBytes[place]) ?? ledger.hex(leafBytes[place]);
        run.found.add("tree", ["the.entry"], ["is.text", { text: shown }], ["should.leaf"], position);
      }
    }
  }

  // What each line of a file of contents says, and the digest that follows from it.
  async function toldBy(line) {
    const told = reading.contentOf(line);
    return { line, told, digest: told?.content ? await reading.commitmentOf(told) : null };
  }

  // Contents by the places of their entries: as they stand; or, where lines are missing, each by its digest.
  async function placedContents(run, bundle, leaves) {
    const { lines, whole } = bundle.lines ?? { lines: [], whole: true };
    const told = await Promise.all(lines.map(toldBy));
    if (whole && lines.length === bundle.width) return told;
    const what = bundle.lines ? ["is.lines", { count: lines.length, whole }] : ["is.missing"];
    run.found.add("contents", ["the.file", { path: bundle.paths.lines }], what, ["should.lines", { count: bundle.width }]);
    const named = new Map(told.filter((one) => one.digest).map((one) => [one.digest, one]));
    const placed = leaves.map((leaf) => named.get(leaf?.digest) ?? null);
    const erased = told.filter((one) => one.told && !one.digest);
    const filled = placed.map((one) => one ?? erased.shift() ?? null);
    for (const [from, to] of rangesOf(filled, bundle.first, (one) => one === null)) {
      run.found.add("contents", ["the.content"], ["is.missing"], ["should.there"], from, to);
    }
    return filled;
  }

  async function checkEntry(run, leaf, content, position) {
    const { found } = run;
    if (!(leaf.type in WuxinVerifier.acts)) {
      found.add("contents", ["the.type"], ["is.text", { text: leaf.type }], ["should.type"], position);
    }
    if (!content) return; // that it is missing has been said
    if (!content.told) {
      const shown = (ledger.textOf(content.line) ?? ledger.hex(content.line)).slice(0, 200);
      const should = ["should.canonical", { digest: leaf.digest }];
      found.add("contents", ["the.content"], ["is.text", { text: shown }], should, position);
    } else if (!content.digest) {
      run.gone.set(leaf.digest, position);
      found.erased += 1;
    } else {
      await checkTold(run, leaf, content, position);
    }
  }

  async function checkTold(run, leaf, { told, digest }, position) {
    const { found } = run;
    found.contents += 1;
    if (digest !== leaf.digest) {
      found.add("contents", ["the.content"], ["is.digest", { digest }], ["should.digest", { digest: leaf.digest }], position);
    }
    if (leaf.type === "personal.erased" && Array.isArray(told.content.contents)) {
      told.content.contents.forEach((erased) => run.gone.delete(erased));
    }
    for (const part of reading.partsOf(told.content)) await checkPart(run, part, position);
  }

  async function checkPart(run, part, position) {
    const { found } = run;
    const where = ["the.attachment", { name: part.name }];
    const blob = await blobOf(run, part.digest);
    found.attachments += 1;
    if (!blob) {
      found.add("attachments", where, ["is.missing"], ["should.rows_hash", part], position);
    } else if (blob.hash !== part.digest) {
      found.add("attachments", where, ["is.hash", blob], ["should.hash", part], position);
    } else if (blob.rows !== part.rows) {
      found.add("attachments", where, ["is.rows", blob], ["should.rows", part], position);
    } else {
      found.rows += blob.rows;
    }
  }

  // Hash and rows of an attachment; kept, because many entries may name the same one.
  async function blobOf(run, digest) {
    if (!/^[0-9a-f]{64}$/.test(digest)) return null;
    if (!run.blobs.has(digest)) {
      const data = await run.bytes(reading.blobPath(digest));
      run.blobs.set(digest, data && await measured(data, digest));
    }
    return run.blobs.get(digest);
  }

  async function measured(data, digest) {
    const hash = ledger.hex(await ledger.sha256(data));
    let rows = 0;
    for (let place = data.indexOf(10); place >= 0; place = data.indexOf(10, place + 1)) rows += 1;
    return hash === digest ? { hash, rows } : { hash, rows, line: firstBadLine(data) };
  }

  // Where the lines stop being canonical JSON: a hint to what was changed.
  function firstBadLine(data) {
    const bad = reading.linesOf(data).lines.findIndex((line) => !ledger.parsed(line));
    return bad < 0 ? null : bad + 1;
  }

  // To the byte: a header that says the same in another writing is no export of ours.
  async function checkHeader(run, signed) {
    const { found } = run;
    const last = signed.at(-1);
    const told = { format: reading.FORMAT, origin: last?.origin ?? "", root: found.root, size: last?.size ?? 0 };
    const header = await run.bytes(HEADER);
    const [says, should] = [header ? ledger.textOf(header) : "", `${ledger.canonical(told)}\n`];
    if (says !== should) {
      found.add("files", ["the.file", { path: HEADER }], ["is.text", { text: says }], ["should.text", { text: should }]);
    }
    const newest = await run.bytes(NEWEST);
    if (!newest || ledger.textOf(newest) !== run.newest) {
      found.add("files", ["the.file", { path: NEWEST }], [newest ? "is.not_newest" : "is.missing"], ["should.newest"]);
    }
  }

  function checkFiles(run) {
    const { found, copy } = run;
    if (!copy.paths) {
      found.notices.push([copy.listed ? "notice.served" : "notice.newest_only"]);
    } else {
      const strange = copy.paths.filter((path) => !run.asked.has(path) && !PAGES.includes(path));
      const [left, extra] = [strange.filter((path) => LEFT_BEHIND.test(path)), strange.filter((path) => !LEFT_BEHIND.test(path))];
      if (left.length) found.notices.push(["notice.left_behind", { paths: left }]);
      for (const path of extra.sort()) found.add("files", ["the.file", { path }], ["is.unnamed"], ["should.nothing"]);
    }
    if (!found.canVerify) found.notices.push(["notice.no_ed25519"]);
    else if (!run.trust.quorum) found.notices.push(["notice.no_witness"]);
  }

  return Object.freeze({ PAGES, verify });
})();
