// Checkpoints against the keys that the reader trusts, against each other, and against the roots of the entries.
"use strict";

WuxinVerifier.checkpoints = (() => {
  const { Refusal, ledger, notes, reading } = WuxinVerifier;
  const NEWEST = "checkpoint";

  // The checkpoints that the log has signed, each with the trusted witnesses on it. The quorum is asked of the last one:
  // earlier ones are vouched for by being part of it.
  async function signedCheckpoints(run) {
    const { found, trust, copy } = run;
    const sizes = await copy.sizes();
    const opened = [];
    for (const size of sizes) {
      const one = await openedCheckpoint(run, size);
      if (one) opened.push(one);
    }
    checkOrder(found, opened);
    if (copy.paths || copy.listed) await checkChain(found, opened);
    if (!opened.length) found.add("signatures", ["the.checkpoints"], ["is.none_signed"], ["should.signatures"]);
    const last = opened.at(-1);
    if (last && found.canVerify && last.witnesses.length < trust.quorum) {
      const names = last.witnesses.map((one) => one.name);
      found.add("witnesses", ["the.checkpoint", last], ["is.cosigned", { names }], ["should.cosigned", { quorum: trust.quorum }]);
    }
    found.checkpoints = opened.length;
    Object.assign(found, { origin: last?.origin ?? "", signedAt: last?.times[0] ?? null });
    return opened;
  }

  async function openedCheckpoint(run, size) {
    const { found, trust, copy } = run;
    const path = copy.paths || copy.listed ? reading.notePath(size) : NEWEST;
    const note = ledger.textOf((await run.bytes(path)) ?? new Uint8Array());
    run.newest = note;
    let area = "signatures";
    try {
      if (note === null) throw new Refusal("note.form");
      const { text } = found.canVerify ? await notes.openNote(note, trust.logs) : notes.parseNote(note);
      const checkpoint = notes.parseCheckpoint(text);
      if (checkpoint.times.length !== 1) throw new Refusal("checkpoint.time");
      area = "witnesses";
      const witnesses = found.canVerify ? await notes.cosignedBy(note, trust.witnesses) : [];
      return { ...checkpoint, witnesses, note };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.add(area, ["the.file", { path }], [error.key, error.params], [`should.${area}`]);
      return null;
    }
  }

  function checkOrder(found, opened) {
    opened.slice(1).forEach((after, place) => {
      const before = opened[place];
      if (before.size < after.size && before.times[0] <= after.times[0]) return;
      const what = ["is.after", { size: before.size, time: before.times[0] }];
      found.add("signatures", ["the.checkpoint", after], what, ["should.later"]);
    });
  }

  // Each checkpoint names the note before it, so that neither it nor a signature on it can be taken out from between.
  async function checkChain(found, opened) {
    let before = "";
    for (const one of opened) {
      const told = one.after.length === 1 ? one.after[0] : null;
      if (told !== before) {
        found.add("signatures", ["the.checkpoint", one], ["is.chained", { told }], ["should.chained", { before }]);
      }
      before = ledger.hex(await ledger.sha256(ledger.bytesOf(one.note)));
    }
  }

  // What the reader kept from another day or got from another body; it must be signed by the log like any other.
  async function seenCheckpoints({ trust, found }) {
    const opened = trust.seen.map(async (note) => {
      const { text } = found.canVerify ? await notes.openNote(note, trust.logs) : notes.parseNote(note);
      return notes.parseCheckpoint(text);
    });
    try {
      return (await Promise.all(opened)).sort((one, other) => one.size - other.size);
    } catch (error) {
      throw error instanceof Refusal ? new Refusal("keys.seen_bad") : error;
    }
  }

  function checkSeen({ found }, seen, roots) {
    let agreed = 0;
    for (const one of seen) {
      const root = roots.get(one.size);
      if (root === one.root) {
        agreed = one.size;
      } else {
        const what = root ? ["is.root", { root, from: agreed, to: one.size - 1 }] : ["is.entries", { size: found.size }];
        found.add("signatures", ["the.seen", one], what, ["should.root", one], one.size === agreed + 1 ? agreed : null);
      }
      if (found.canVerify && found.vouched < one.size) {
        found.add("signatures", ["the.seen", one], ["is.vouched", found], ["should.vouched", one]);
      }
    }
    found.seen = seen.length;
  }

  // Entries are vouched for up to the last checkpoint that agrees and has its witnesses.
  function checkRoots(run, signed, roots) {
    const { found, trust } = run;
    let agreed = 0;
    for (const one of signed) {
      const root = roots.get(one.size);
      if (root === undefined) {
        found.add("tree", ["the.checkpoint", one], ["is.entries", { size: found.size }], ["should.entries", one]);
      } else if (root !== one.root) {
        const what = ["is.root", { root, from: agreed, to: one.size - 1 }];
        found.add("tree", ["the.checkpoint", one], what, ["should.root", one], one.size === agreed + 1 ? agreed : null);
      } else {
        agreed = one.size;
        if (found.canVerify && one.witnesses.length >= trust.quorum) {
          Object.assign(found, { vouched: one.size, cosigned: one.witnesses });
        }
      }
    }
  }

  return Object.freeze({ NEWEST, checkRoots, checkSeen, seenCheckpoints, signedCheckpoints });
})();
