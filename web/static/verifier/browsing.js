// Reading the chosen copy, entry by entry: found by position, kind and subject, with content and attachments. A bundle at
// a time is read, and nothing is kept, so that a record of any size can be leafed through.
"use strict";

(() => {
  const { Refusal, ledger, page, reading, texts } = WuxinVerifier;
  const { at, attempt, el, state, t } = page;
  const SHOWN = 50; // entries or rows on the page at a time
  const LISTED = 200; // items of a list in a content; the download has them all
  const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
  let shown = { list: null, entry: null };

  function typeName(type) {
    const act = WuxinVerifier.acts[type];
    return act ? act[state.language] : type;
  }

  function showForm() {
    const chosen = at("kind").value;
    const kinds = Object.keys(WuxinVerifier.acts).map((type) => el("option", { value: type }, typeName(type)));
    at("kind").replaceChildren(el("option", { value: "" }, t("browse.all")), ...kinds);
    at("kind").value = chosen;
    at("browse-copy").textContent = page.chosenText() ?? t("browse.need");
  }

  const wanted = () =>
    ({ from: Number(at("from").value) || 0, type: at("kind").value, subject: at("subject").value.trim() });

  // The next entries from a position on that fit, and where the search ended.
  async function find({ from, type, subject }) {
    if (!state.copy) throw new Refusal("browse.need");
    const { size } = await reading.headerOf(state.copy);
    const found = [];
    for (let number = Math.floor(from / ledger.WIDTH); number * ledger.WIDTH < size; number += 1) {
      const bundle = await reading.bundleOf(state.copy, number, size);
      for (const entry of entriesOf(bundle)) {
        const fits = (!type || entry.leaf.type === type) && entry.leaf.subject.includes(subject);
        if (entry.position >= from && fits) found.push(entry);
        if (found.length === SHOWN) return { found, from, to: entry.position, size };
      }
    }
    return { found, from, to: Math.max(size - 1, 0), size };
  }

  function entriesOf(bundle) {
    const leaves = bundle.leaves?.leaves ?? [];
    const lines = bundle.lines?.lines ?? [];
    return leaves.map((bytes, place) => ({
      position: bundle.first + place,
      bytes,
      leaf: reading.leafOf(bytes) ?? { type: "?", subject: "?", digest: "?" },
      told: lines[place] ? reading.contentOf(lines[place]) : null,
    }));
  }

  async function list(asked) {
    shown = { list: { asked, ...(await find(asked)) }, entry: null };
    show();
    at("listed").querySelector("h3").focus();
  }

  function listRow({ position, leaf, told }) {
    const time = told?.content?.at;
    const missing = told ? "browse.erased" : "browse.unreadable";
    const button = el("button", { class: "button link", type: "button", "aria-label": t("browse.open", { position }),
      click: () => attempt(at("browse-refused"), () => openEntry(position)) }, String(position));
    return el("tr", {},
      el("th", { scope: "row" }, button),
      el("td", { "data-name": t("browse.type") }, typeName(leaf.type)),
      el("td", { "data-name": t("browse.subject_head"), class: "code" }, leaf.subject),
      el("td", { "data-name": t("browse.at") }, time ? texts.moment(time, page.locale()) : t(missing)));
  }

  function listPanel({ asked, found, from, to, size }) {
    const heads = ["browse.position", "browse.type", "browse.subject_head", "browse.at"];
    const told = found.length ? t("browse.found", { found: found.length, from, to }) : t("browse.none");
    const title = el("h3", { tabindex: "-1" }, told);
    const table = el("table", { class: "stack" },
      el("thead", {}, el("tr", {}, ...heads.map((key) => el("th", { scope: "col" }, t(key))))),
      el("tbody", {}, ...found.map(listRow)));
    const next = el("button", { class: "button plain", type: "button",
      click: () => attempt(at("browse-refused"), () => list({ ...asked, from: to + 1 })) }, t("browse.next"));
    return el("div", { class: "panel" }, title, found.length ? el("div", { class: "wide" }, table) : null,
      to + 1 < size ? el("p", { class: "actions" }, next) : null);
  }

  async function entryAt(position) {
    const { size } = await reading.headerOf(state.copy);
    const bundle = await reading.bundleOf(state.copy, Math.floor(position / ledger.WIDTH), size);
    return entriesOf(bundle).find((one) => one.position === position) ?? null;
  }

  // The entry of a digest; null where the copy has none.
  async function entryNamed(digest) {
    const { size } = await reading.headerOf(state.copy);
    for (let number = 0; number * ledger.WIDTH < size; number += 1) {
      const found = entriesOf(await reading.bundleOf(state.copy, number, size)).find((one) => one.leaf.digest === digest);
      if (found) return found;
    }
    return null;
  }

  // The bytes of an attachment; null where it is missing.
  const attachment = (digest) =>
    (/^[0-9a-f]{64}$/.test(digest) ? state.copy.bytes(reading.blobPath(digest)) : Promise.resolve(null));

  async function openEntry(position) {
    const entry = await entryAt(position);
    const digest = entry.told?.content ? await reading.commitmentOf(entry.told) : null;
    shown.entry = { ...entry, digest, hash: ledger.hex(await ledger.leafHash(entry.bytes)), rows: null };
    show();
    at("entry").querySelector("h2").focus();
  }

  // A value of JSON as a person reads it.
  function described(value) {
    if (value === null) return "–";
    if (typeof value === "boolean") return t(value ? "browse.yes" : "browse.no");
    if (typeof value === "string" && MOMENT.test(value)) return `${texts.moment(value, page.locale())} (${value})`;
    if (typeof value !== "object") return String(value);
    if (Array.isArray(value)) {
      const items = value.slice(0, LISTED).map((one) => el("li", {}, described(one)));
      return value.length ? el("ul", { class: "plain" }, ...items, value.length > LISTED ? el("li", {}, "…") : null) : "–";
    }
    return facts(Object.entries(value).map(([name, one]) => [name, described(one)]));
  }

  const facts = (pairs) => el("dl", { class: "facts" },
    ...pairs.flatMap(([name, shownAs]) => [el("dt", {}, name), el("dd", {}, shownAs)]));

  function contentParts(entry) {
    const { told, digest, leaf } = entry;
    if (!told) return [el("p", {}, t("browse.unreadable"))];
    if (!told.content) return [el("p", {}, t("browse.erased"))];
    const fits = digest === leaf.digest;
    const [kind, says] = fits ? ["good", `✓ ${t("browse.fits")}`] : ["bad", `✗ ${t("browse.differs")}`];
    const badge = el("span", { class: `badge ${kind}` }, says);
    const { parts: _, ...rest } = told.content;
    return [el("p", {}, badge), described(rest)];
  }

  function partRow(entry, part) {
    const button = (key, work) => el("button", { class: "button link", type: "button", "aria-label": `${t(key)}: ${part.name}`,
      click: () => attempt(at("browse-refused"), work) }, t(key));
    return el("li", {}, el("strong", {}, part.name), el("span", { class: "quiet" }, t("browse.part_rows", part)),
      button("browse.table", () => showRows(entry, part, 0)), button("browse.download", () => savePart(part)));
  }

  async function bytesOf(part) {
    const data = await attachment(part.digest);
    if (!data) throw new Refusal("browse.no_file");
    return data;
  }

  const savePart = async (part) => page.save(`${part.name}.jsonl`, await bytesOf(part), "application/x-ndjson");

  async function showRows(entry, part, from) {
    const { lines } = reading.linesOf(await bytesOf(part));
    const rows = lines.slice(from, from + SHOWN).map((line) => ledger.parsed(line));
    if (rows.some((row) => row === null)) throw new Refusal("browse.no_file");
    shown.entry = { ...entry, rows: { part, from, all: lines.length, rows } };
    show();
    at("entry").querySelector(".rows caption").scrollIntoView({ block: "nearest" });
  }

  function rowsTable(entry) {
    const { part, from, all, rows } = entry.rows;
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const cell = (value) => {
      const plain = typeof value === "object" ? ledger.canonical(value) : String(value);
      const text = value === null || value === undefined ? "–" : plain;
      const isNumber = typeof value === "number";
      return el("td", { class: isNumber ? "num" : text.length > 40 ? "long code" : null }, text);
    };
    const table = el("table", { class: "rows" },
      el("caption", {}, t("browse.rows", { name: part.name, from: Math.min(from + 1, all), to: from + rows.length, all })),
      el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col", class: "code" }, name)))),
      el("tbody", {}, ...rows.map((row) => el("tr", {}, ...names.map((name) => cell(row[name]))))));
    const more = el("button", { class: "button plain", type: "button",
      click: () => attempt(at("browse-refused"), () => showRows(entry, part, from + SHOWN)) }, t("browse.more_rows"));
    return el("div", { class: "rows-box" },
      el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": part.name }, table),
      from + rows.length < all ? el("p", { class: "actions" }, more) : null);
  }

  function entryPanel(entry) {
    const { position, leaf, told, hash } = entry;
    const parts = reading.partsOf(told?.content);
    const whole = () => JSON.stringify({ position, leaf, ...told }, null, 1);
    return el("article", { class: "panel" },
      el("h2", { tabindex: "-1" }, t("browse.entry", { position })),
      facts([[t("browse.type"), typeName(leaf.type)], [t("browse.subject_head"), leaf.subject],
        [t("browse.digest"), el("span", { class: "code" }, leaf.digest)],
        [t("browse.leaf"), el("span", { class: "code" }, hash)]]),
      el("h3", {}, t("browse.content")), ...contentParts(entry),
      parts.length ? el("h3", {}, t("browse.parts")) : null,
      parts.length ? el("ul", { class: "parts" }, ...parts.map((part) => partRow(entry, part))) : null,
      entry.rows ? rowsTable(entry) : null,
      el("p", { class: "actions" }, el("button", { class: "button plain", type: "button",
        click: () => page.save(`entry-${position}.json`, whole(), "application/json") }, t("browse.save"))));
  }

  function show() {
    showForm();
    at("listed").replaceChildren(...(shown.list ? [listPanel(shown.list)] : []));
    at("entry").replaceChildren(...(shown.entry ? [entryPanel(shown.entry)] : []));
  }

  at("browse-form").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(at("browse-refused"), () => list(wanted()));
  });
  document.addEventListener("copy-chosen", () => {
    shown = { list: null, entry: null };
    show();
  });
  page.redraws(show);
  show();

  WuxinVerifier.browsing = Object.freeze({ attachment, described, entryAt, entryNamed, facts, typeName });
})();
