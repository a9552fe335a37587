// The page: its language, its tabs, the keys and the copy that the reader chose, and the verdict on an export.
// Everything that is shown goes through textContent: what a record says can never become markup.
"use strict";

// What the parts of the page share.
WuxinVerifier.page = (() => {
  const { Refusal, notes, texts } = WuxinVerifier;
  const state = { language: "zh", copy: null, found: null };
  const redrawn = [];
  const at = (id) => document.getElementById(id);

  function t(key, params) {
    const text = texts[state.language][key];
    return typeof text === "function" ? text(params ?? {}) : text ?? key;
  }

  const locale = () => (state.language === "zh" ? "zh-CN" : "en-GB");

  // An element with attributes and children; a function among the attributes listens to that event.
  function el(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  // What must be drawn anew in another language.
  const redraws = (draw) => redrawn.push(draw);

  function speak(language) {
    state.language = language;
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.title = `${t("page.title")} · ${t("page.name")}`;
    for (const one of document.querySelectorAll("[data-text]")) one.textContent = t(one.dataset.text);
    for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", t(one.dataset.label));
    for (const one of document.querySelectorAll("[data-language]")) {
      one.setAttribute("aria-pressed", String(one.dataset.language === language));
    }
    redrawn.forEach((draw) => draw());
  }

  // The keys that were entered; throws a Refusal that says which of them is wrong.
  async function trust() {
    const logs = await notes.parseVkeys(at("logs").value, notes.LOG);
    if (!logs.length) throw new Refusal("check.no_key");
    const witnesses = await notes.parseVkeys(at("witnesses").value, notes.WITNESS);
    const told = at("quorum").value.trim();
    const most = new Set(witnesses.map((one) => one.key.join())).size;
    const quorum = told === "" ? most : Number(told);
    if (!/^\d*$/.test(told) || quorum > most) throw new Refusal("check.quorum_form", { most });
    const kept = at("seen").value.trim();
    const seen = notes.splitNotes(kept);
    if (kept && !seen.length) throw new Refusal("keys.seen_bad");
    return { logs, witnesses, quorum, seen };
  }

  // Do what a button asks for, and say where it stands what is wrong with the input.
  async function attempt(place, work) {
    place.textContent = "";
    try {
      await work();
    } catch (error) {
      const text = error instanceof Refusal ? t(error.key, error.params) : t("check.failed", { text: error.message });
      place.textContent = text;
      if (!(error instanceof Refusal)) console.error(error);
    }
  }

  // A verdict in one box: a sign, a heading that takes the focus, and sentences.
  function verdict(kind, title, ...sentences) {
    const sign = { good: "✓", bad: "✗", mind: "!" }[kind];
    const heading = el("h2", { tabindex: "-1" }, title);
    const lines = sentences.map((text) => el("p", {}, text));
    return el("div", { class: `panel verdict ${kind}` }, signOf(kind, sign), heading, ...lines);
  }

  const signOf = (kind, sign) => el("span", { class: "sign", "aria-hidden": "true" }, el("span", {}, sign));

  function save(name, data, type) {
    const address = URL.createObjectURL(new Blob([data], { type }));
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  const chosenText = () => state.copy
    && t("check.chosen", { name: state.copy.name, files: state.copy.paths?.length ?? 0 });

  return Object.freeze({ at, attempt, chosenText, el, locale, redraws, save, signOf, speak, state, t, trust, verdict });
})();

// Checking an export, and what came out.
(() => {
  const { checking, page, reading } = WuxinVerifier;
  const { at, attempt, el, signOf, state, t } = page;
  const AREAS = ["signatures", "witnesses", "tree", "contents", "attachments", "files"];
  const SHOWN = 100; // findings that are shown; all of them are in the download
  const NAMED = 12; // entries that the verdict itself names
  const TEXT_SHOWN = 240; // signs of what stands in one place of the table
  const isSecure = Boolean(globalThis.crypto?.subtle); // from plain http:// there is none
  let turn = 0; // counts what was begun or called off: a check goes on while it has its turn

  // A verdict holds for one copy and one set of keys: with others it goes, and so does a check under way.
  function forget() {
    turn += 1;
    busy(false);
    state.found = null;
    at("result").replaceChildren();
    at("refused").textContent = "";
  }

  function choose(copy) {
    forget();
    state.copy = copy;
    showChosen();
    document.dispatchEvent(new CustomEvent("copy-chosen"));
  }

  function showChosen() {
    at("chosen").hidden = !state.copy;
    at("chosen").textContent = page.chosenText() ?? "";
  }

  function progress(done, size) {
    at("bar").max = Math.max(size, 1);
    at("bar").value = done;
    at("done").textContent = t("check.progress", { done, size });
  }

  function busy(isBusy) {
    at("start").disabled = isBusy || !isSecure;
    at("stop").hidden = !isBusy;
    at("progress").hidden = !isBusy;
  }

  async function check() {
    if (!state.copy) throw new WuxinVerifier.Refusal("check.no_copy");
    const trust = await page.trust();
    forget();
    busy(true);
    const mine = turn;
    try {
      const found = await checking.verify(state.copy, trust, { progress, stopped: () => turn !== mine });
      if (turn !== mine) return;
      state.found = found;
      show();
      at("result").querySelector("h2").focus();
    } catch (error) {
      if (turn === mine) throw error;
    } finally {
      if (turn === mine) busy(false);
    }
  }

  function verdictOf(found) {
    if (found.findings.length) {
      const sentences = [t("verdict.bad_text", found), entriesOf(found), found.vouched ? t("verdict.vouched", found) : null];
      return page.verdict("bad", t("verdict.bad", { findings: found.findings.length }), ...sentences.filter(Boolean));
    }
    if (!found.canVerify) return page.verdict("mind", t("verdict.limited"), t("verdict.limited_text", found));
    return page.verdict("good", t("verdict.good"), t("verdict.good_text", found));
  }

  // Which entries are concerned, the first of them by number.
  function entriesOf(found) {
    const ranges = new Map(found.findings.filter((one) => one.position !== null).map((one) => [one.position, one.to]));
    const sorted = [...ranges].sort(([one], [other]) => one - other);
    const names = sorted.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
    return names.length ? t("verdict.entries", { names: names.slice(0, NAMED), rest: names.length - NAMED }) : null;
  }

  function areaOf(found, area) {
    const findings = found.findings.filter((one) => one.area === area).length;
    const isOpen = !found.canVerify && (area === "signatures" || area === "witnesses");
    const isUnasked = area === "witnesses" && !found.quorum;
    const [kind, sign] = findings ? ["bad", "✗"] : isOpen || isUnasked ? ["mind", "!"] : ["good", "✓"];
    const text = findings ? t("area.count", { findings }) : isOpen ? t("area.unsigned") : t(`fine.${area}`, found);
    return el("li", { class: kind }, signOf(kind, sign), el("strong", {}, t(`area.${area}`)), el("span", {}, text));
  }

  // A sentence of "fine" is left out where something before it failed, so that it would claim too much.
  const isShown = (found, area) => found.findings.some((one) => one.area === area) || {
    signatures: found.checkpoints > 0,
    witnesses: !found.quorum || found.cosigned.length > 0 || !found.canVerify,
    tree: found.vouched === found.size || !found.canVerify,
  }[area] !== false;

  // Hashes are told apart by their first signs; the list to download has them whole.
  const shortened = (text) => text.replace(/\b([0-9a-f]{16})[0-9a-f]{48}\b/g, "$1…");
  const phrase = ([key, params]) => t(key, params);
  const shown = (told) => shortened(phrase(told)).slice(0, TEXT_SHOWN);

  function rowOf(finding) {
    const entry = finding.position === null
      ? t("findings.whole") : t("findings.entries", { from: finding.position, to: finding.to });
    return el("tr", {},
      el("th", { scope: "row" }, entry),
      el("td", { "data-name": t("findings.where") }, shown(finding.where)),
      el("td", { "data-name": t("findings.what") }, shown(finding.what)),
      el("td", { "data-name": t("findings.should") }, shown(finding.should)));
  }

  function tableOf(findings) {
    const heads = ["findings.entry", "findings.where", "findings.what", "findings.should"];
    return el("div", { class: "wide" }, el("table", { class: "stack findings" },
      el("caption", {}, t("findings.count_from")),
      el("thead", {}, el("tr", {}, ...heads.map((key) => el("th", { scope: "col" }, t(key))))),
      el("tbody", {}, ...findings.slice(0, SHOWN).map(rowOf))));
  }

  function findingsOf(found) {
    const rest = found.findings.length - SHOWN;
    const told = () => found.findings.map((one) =>
      ({ position: one.position, to: one.to, where: phrase(one.where), what: phrase(one.what), should: phrase(one.should) }));
    return el("section", { class: "panel", "aria-labelledby": "findings-title" },
      el("h2", { id: "findings-title" }, t("findings.title")),
      tableOf(found.findings),
      rest > 0 ? el("p", { class: "hint" }, t("findings.more", { rest })) : null,
      el("p", { class: "actions" }, el("button", { class: "button plain", type: "button", click: () =>
        page.save("deviations.json", JSON.stringify(told(), null, 1), "application/json") }, t("findings.download"))));
  }

  function show() {
    const { found } = state;
    if (!found) return;
    const areas = AREAS.filter((area) => isShown(found, area)).map((area) => areaOf(found, area));
    const parts = [verdictOf(found), el("ul", { class: "panel areas" }, ...areas)];
    const notices = found.notices.map((one) => el("li", {}, phrase(one)));
    if (notices.length) parts.push(el("ul", { class: "notices" }, ...notices));
    if (found.findings.length) parts.push(findingsOf(found));
    at("result").replaceChildren(...parts);
  }

  function listen() {
    at("folder").addEventListener("change", () => attempt(at("refused"), () => {
      const copy = reading.chosenCopy(at("folder").files);
      at("folder").value = ""; // so that the same folder can be chosen again after a change
      choose(copy);
    }));
    at("start").addEventListener("click", () => attempt(at("refused"), check));
    at("stop").addEventListener("click", () => {
      forget();
      at("refused").textContent = t("check.stopped");
    });
    at("keys").addEventListener("input", forget);
    at("take-served").addEventListener("click", () => attempt(at("refused"), async () => {
      const copy = new reading.ServedCopy(new URL(".", location.href).href);
      await reading.headerOf(copy);
      choose(copy);
      await check();
    }));
    const drop = at("drop");
    for (const name of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
      });
    }
    drop.addEventListener("drop", (event) => attempt(at("refused"), async () => {
      choose(await reading.droppedCopy(event.dataTransfer));
    }));
  }

  // The tab that the address names; the first where it names none.
  function showTab() {
    const tabs = [...document.querySelectorAll("[data-tab]")];
    const shown = tabs.find((one) => `#${one.id}` === location.hash) ?? tabs[0];
    for (const tab of tabs) tab.hidden = tab !== shown;
    for (const one of document.querySelectorAll("[data-with]")) one.hidden = !one.dataset.with.split(" ").includes(shown.id);
    for (const link of document.querySelectorAll("#tabs a")) {
      if (link.hash === `#${shown.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function begin() {
    at("served").hidden = !location.protocol.startsWith("http");
    at("insecure").hidden = isSecure;
    at("start").disabled = !isSecure;
    for (const one of document.querySelectorAll("[data-language]")) {
      one.addEventListener("click", () => page.speak(one.dataset.language));
    }
    page.redraws(show);
    page.redraws(showChosen);
    addEventListener("hashchange", showTab);
    listen();
    showTab();
    page.speak(/^zh\b/i.test(navigator.language) ? "zh" : "en");
  }

  begin();
})();
