// What a person holds: a receipt, that of a ballot, or a proof file. Whether a trusted key has signed it, and whether the
// record keeps it.
"use strict";

(() => {
  const { Refusal, ballots, browsing, ledger, notes, page, reading } = WuxinVerifier;
  const { at, attempt, el, state, t } = page;
  const NAMES = { type: "browse.type", subject: "browse.subject_head", digest: "browse.digest" };
  let shown = null;

  // Lines as they were signed: without what a mail program or a form adds around them.
  const pasted = (id) => at(id).value.replace(/\r\n?/g, "\n").trim();

  async function check() {
    shown = null;
    show();
    const text = pasted("paper");
    if (!text) throw new Refusal("papers.empty");
    const ballot = ballots.paperOf(text);
    shown = ballot ? await ballotOutcome(ballot) : await signedOutcome(text);
    show();
    at("paper-result").querySelector("h2").focus();
  }

  async function signedOutcome(text) {
    if (!(await notes.canVerify())) throw new Refusal("papers.no_ed25519");
    const trust = await page.trust();
    if (text.startsWith(`${notes.PROOF}\n`)) return proofOutcome(`${text}\n`, trust);
    if (text.startsWith(`${notes.RECEIPT}\n`)) return receiptOutcome(`${text}\n`, trust);
    throw new Refusal("papers.unknown");
  }

  // No key signs the receipt of a ballot: what vouches for it is the record, once that has been checked.
  async function ballotOutcome(paper) {
    const entry = state.copy ? await browsing.entryNamed(paper.entry) : null;
    const looked = await ballots.check(paper, entry, browsing.attachment);
    const checks = state.copy ? looked : looked.slice(0, 1);
    const says = [["papers.ballot_text", paper], ...checks.map((one) => [`papers.${one.what}`, one])];
    if (checks.some((one) => !one.holds)) return { kind: "bad", title: "papers.bad", says };
    if (!state.copy) return { kind: "mind", title: "papers.ballot_opens_only", says: [...says, ["papers.receipt_choose"]] };
    return { kind: isVerified() ? "good" : "mind", title: "papers.ballot_good", says: [...says, ...doubt()] };
  }

  // An outcome is a kind and texts, kept as keys so that both languages can say them.
  const refused = (error) => {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "bad", title: "papers.bad", says: [[error.key, error.params]] };
  };

  async function receiptOutcome(note, { logs }) {
    try {
      const receipt = await notes.openReceipt(note, logs);
      const signed = ["papers.receipt_signed", receipt];
      if (!state.copy) return { kind: "mind", title: "papers.receipt_signed_only", says: [signed, ["papers.receipt_choose"]] };
      return await held(receipt, signed);
    } catch (error) {
      return refused(error);
    }
  }

  async function held(receipt, signed) {
    const { origin, size } = await reading.headerOf(state.copy);
    if (origin !== receipt.origin) {
      const theirs = ["papers.receipt_origin", { theirs: String(origin) }];
      return { kind: "bad", title: "papers.receipt_other", says: [signed, theirs] };
    }
    if (receipt.position >= size) {
      const short = ["papers.receipt_short", { ...receipt, size }];
      return { kind: "mind", title: "papers.receipt_signed_only", says: [signed, short] };
    }
    const leaf = (await browsing.entryAt(receipt.position))?.leaf ?? {};
    const facts = Object.keys(NAMES).map((name) => [name, receipt[name], leaf[name] ?? "–"]);
    const isOther = facts.some(([, promised, is]) => promised !== is);
    if (isOther) return { kind: "bad", title: "papers.receipt_other", says: [signed], facts };
    return { kind: isVerified() ? "good" : "mind", title: "papers.receipt_good", says: [signed, ...doubt()], facts };
  }

  const isVerified = () => Boolean(state.found && !state.found.findings.length && state.found.canVerify);
  const doubt = () => (isVerified() ? [] : [["papers.unverified"]]);

  async function proofOutcome(text, trust) {
    try {
      return await proved(notes.parseProof(text), trust);
    } catch (error) {
      return refused(error);
    }
  }

  async function proved(proof, trust) {
    const { text } = await notes.openNote(proof.checkpoint, trust.logs);
    const { size, hash, times } = notes.parseCheckpoint(text);
    const cosigned = await notes.cosignedBy(proof.checkpoint, trust.witnesses);
    const names = cosigned.map((one) => one.name);
    if (names.length < trust.quorum) throw new Refusal("papers.quorum", { names, quorum: trust.quorum });
    const brought = broughtBy(proof);
    const leaf = await leafFor(proof, brought);
    const root = await ledger.includes(await ledger.leafHash(leaf), proof.index, size, proof.hashes, hash);
    if (!root) throw new Refusal("papers.proof_bad");
    const told = reading.leafOf(leaf);
    const says = [["papers.proof_text", { index: proof.index, size, time: times[0] }]];
    if (names.length) says.push(["papers.cosigned", { names }]);
    const facts = Object.keys(NAMES).map((name) => [name, null, told?.[name] ?? "–"]);
    return { kind: "good", title: "papers.proof_good", says, facts, content: await contentFor(brought, told) };
  }

  // What `wuxin log prove` puts beside the proof, and no signature covers: the entry, its salt and its content.
  function broughtBy({ extra }) {
    const told = ledger.parsed(extra);
    const part = (value) => ledger.bytesOf(ledger.canonical(value ?? null));
    const leaf = part(told?.leaf);
    return reading.leafOf(leaf) ? { leaf, content: reading.contentOf(part(told.content)) } : null;
  }

  // The content that was brought along, where it is that of the proved entry.
  async function contentFor(brought, leaf) {
    if (!brought?.content?.content || !leaf) return null;
    if (await reading.commitmentOf(brought.content) !== leaf.digest) throw new Refusal("papers.proof_content");
    return brought.content.content;
  }

  // The entry itself: as pasted, as the file brings it along, or as the export has it. None of these is believed; the
  // proof shows whether it is the one.
  async function leafFor({ index }, brought) {
    const text = pasted("leaf");
    if (text) {
      if (!reading.leafOf(ledger.bytesOf(text))) throw new Refusal("papers.leaf_form");
      return ledger.bytesOf(text);
    }
    if (brought) return brought.leaf;
    const entry = state.copy ? await browsing.entryAt(index) : null;
    if (!entry) throw new Refusal("papers.proof_leaf");
    return entry.bytes;
  }

  // Where both are the same, or nothing was promised, one line says it.
  function factLines(facts) {
    return browsing.facts(facts.flatMap(([name, promised, is]) => {
      const said = (value) => (name === "type" ? browsing.typeName(value) : value);
      const label = t(NAMES[name]);
      if (promised === null || promised === is) return [[label, said(is)]];
      return [[`${label} · ${t("papers.promised")}`, said(promised)], [`${label} · ${t("papers.is")}`, said(is)]];
    }));
  }

  function show() {
    at("papers-copy").hidden = !state.copy;
    at("papers-copy").textContent = page.chosenText() ?? "";
    if (!shown) {
      at("paper-result").replaceChildren();
      return;
    }
    const box = page.verdict(shown.kind, t(shown.title), ...shown.says.map(([key, params]) => t(key, params)));
    if (shown.facts) box.append(factLines(shown.facts));
    const content = shown.content
      && el("div", { class: "panel" }, el("h3", {}, t("browse.content")), browsing.described(shown.content));
    at("paper-result").replaceChildren(box, ...(content ? [content] : []));
  }

  at("papers-form").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(at("papers-refused"), check);
  });
  document.addEventListener("copy-chosen", () => {
    shown = null;
    show();
  });
  page.redraws(show);
  show();
})();
