// The receipt of a ballot against a copy of the record: that its choices open the commitment, that the record has its
// entry, and that the ballot which this entry attached holds the very commitment. A second writing of what
// web/register/owners/ballot_checks.py does; tests hold the two to the same outcome.
"use strict";

WuxinVerifier.ballots = (() => {
  const { ledger, reading } = WuxinVerifier;
  const KEYS = ["vote", "ballot", "entry", "commitment", "salt", "choices"];
  const TYPE = "vote.cast";
  const PART = "owners_ballots";
  const [OPENS, ENTERED, HOLDS] = ["choices open the commitment", "ballot has its entry", "ballot holds the choices"];

  // The receipt that a text is, null where it is something else.
  function paperOf(text) {
    let told = null;
    try {
      told = JSON.parse(text);
    } catch {
      return null;
    }
    const isPaper = told !== null && typeof told === "object" && KEYS.every((key) => typeof told[key] === "string");
    return isPaper ? Object.fromEntries(KEYS.map((key) => [key, told[key]])) : null;
  }

  // The bytes of a salt, null where it is none: pairs of digits, with blanks between them or not.
  function saltOf(text) {
    const isHex = /^(?:[ \t\n\r\f\v]*[0-9a-fA-F]{2})*[ \t\n\r\f\v]*$/.test(text);
    const salt = isHex ? ledger.fromHex(text.replace(/[ \t\n\r\f\v]+/g, "")) : null;
    return salt?.length === ledger.HASH_BYTES ? salt : null;
  }

  async function opens({ salt, choices, commitment }) {
    const bytes = saltOf(salt);
    if (!bytes || /\p{Cs}/u.test(choices)) return false; // half a character has no bytes
    const found = await ledger.sha256(ledger.joined(bytes, ledger.bytesOf(choices)));
    return `sha256:${ledger.hex(found)}` === commitment;
  }

  // What was looked at, whether it holds, and what is there instead. `entry` is {leaf, told}, as browsing gives it, or
  // null; `blob` gives the bytes of an attachment by its digest, or null.
  async function check(paper, entry, blob) {
    const opened = { what: OPENS, holds: await opens(paper), told: "" };
    const isMeant = entry?.leaf.type === TYPE && entry.leaf.subject === `vote/${paper.vote}`;
    if (!isMeant || !(await commits(entry))) {
      const told = entry ? `${entry.leaf.type} ${entry.leaf.subject}` : `no entry ${paper.entry}`;
      return [opened, { what: ENTERED, holds: false, told }];
    }
    const kept = await keptIn(paper, entry, blob);
    const holds = kept === paper.commitment;
    const told = holds ? "" : kept || `no ballot ${paper.ballot}`;
    return [opened, { what: ENTERED, holds: true, told: "" }, { what: HOLDS, holds, told }];
  }

  // Whether the digest is that of salt and content; an entry whose content was erased has nothing to compare.
  const commits = async ({ leaf, told }) =>
    Boolean(told) && (told.content === null || (await reading.commitmentOf(told)) === leaf.digest);

  // The commitment of the ballot in the rows that its entry attached, null where it attached no such row.
  async function keptIn(paper, entry, blob) {
    const part = reading.partsOf(entry.told.content).find((one) => one.name === PART);
    const data = part ? await blob(part.digest) : null;
    if (!data || ledger.hex(await ledger.sha256(data)) !== part.digest) return null;
    const rows = reading.linesOf(data).lines.map((line) => ledger.parsed(line));
    const row = rows.find((one) => one?.id === paper.ballot);
    return row ? String(row.choices_commitment) : null;
  }

  return Object.freeze({ check, paperOf });
})();
