// Repeating a draw: the form, the files that fill it, and what comes out. The draw itself is in draw.js.
"use strict";

(() => {
  const { Refusal, page, texts } = WuxinVerifier;
  const { at, attempt, el, t } = page;
  // the columns by which `wuxin draw` and people call them; without such a header the order is label, weight, stratum
  const COLUMNS = {
    label: ["label", "name", "id", "标签", "名称", "姓名", "编号"],
    weight: ["weight", "tickets", "权重", "签数"],
    stratum: ["stratum", "分层", "层"],
  };
  const HEADS = ["party", "code", "stratum", "quota", "label", "reason"];
  let shown = null;

  // RFC 4180: commas, and quotes that are doubled inside quotes.
  function rowsOf(text) {
    const rows = text.replace(/^\ufeff/, "").split(/\r\n?|\n/).filter((line) => line !== "");
    return rows.map((line) => {
      const cells = [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)];
      const read = cells.reduce((length, cell) => length + cell[0].length, 0);
      if (read !== line.length + 1) throw new Refusal("draw.bad_line", { line });
      return cells.map(([, quoted, bare]) => (quoted === undefined ? bare : quoted.replaceAll('""', '"')));
    });
  }

  const whole = (text, line) => {
    if (!/^\d{1,12}$/.test(text)) throw new Refusal("draw.bad_line", { line });
    return Number(text);
  };

  function poolOf(text) {
    const [head = [], ...body] = rowsOf(text);
    const place = Object.fromEntries(Object.entries(COLUMNS).map(([column, names]) =>
      [column, head.findIndex((cell) => names.includes(cell.trim().toLowerCase()))]));
    const isHeader = place.label >= 0;
    const columns = isHeader ? place : { label: 0, weight: 1, stratum: 2 };
    return (isHeader ? body : [head, ...body]).filter((cells) => cells.length).map((cells) => ({
      label: cells[columns.label] ?? "",
      weight: whole(cells[columns.weight] || "1", cells.join()),
      stratum: cells[columns.stratum] ?? "",
    }));
  }

  // Lines of a small table, the words of its header left out.
  const isHead = (cells) => cells.every((cell) => HEADS.includes(cell.toLowerCase()));
  const bodyOf = (text) => rowsOf(text).filter((cells, row) => row > 0 || !isHead(cells));

  function asked() {
    return {
      namespace: at("namespace").value,
      count: whole(at("count").value.trim(), `${t("draw.count")} ${at("count").value}`),
      substitutes: whole(at("substitutes").value.trim() || "0", at("substitutes").value),
      randomness: at("randomness").value,
      codes: bodyOf(at("codes").value).map((cells) => cells.at(-1)),
      pool: poolOf(at("pool").value),
      quotas: new Map(bodyOf(at("quotas").value).map((cells) => [cells[0], whole(cells[1] ?? "", cells.join())])),
      excluded: bodyOf(at("excluded").value).map((cells) => cells[0]),
    };
  }

  const cellOf = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const linesOf = (rows) => rows.map((cells) => cells.map((cell) => cellOf(String(cell))).join()).join("\n");

  // Fill the form with what `wuxin draw --json` wrote.
  function fill(record) {
    const excluded = [...Object.keys(record.exclusions ?? {}), ...Object.keys(record.recusals ?? {})];
    const rows = record.pool.map((one) => [one.label, one.weight ?? 1, one.stratum ?? ""]);
    const values = {
      namespace: record.namespace, count: record.count, substitutes: record.substitutes ?? 0, randomness: record.randomness,
      codes: linesOf(record.parties.map((one) => [one.party, one.code])),
      pool: linesOf([["label", "weight", "stratum"], ...rows]),
      quotas: linesOf(Object.entries(record.quotas ?? {})), excluded: linesOf(excluded.map((label) => [label])),
    };
    for (const [id, value] of Object.entries(values)) at(id).value = value;
  }

  function draw() {
    if (typeof WuxinDraw === "undefined") throw new Refusal("draw.missing");
    return WuxinDraw;
  }

  async function repeat() {
    const from = asked();
    try {
      shown = { kind: "mind", title: "draw.own", says: ["draw.own_text"], problems: [], strata: await draw().draw(from) };
    } catch (error) {
      if (!error.problems) throw error;
      shown = { kind: "bad", title: "draw.problem", says: [], problems: error.problems, strata: [] };
    }
    finish();
  }

  async function load(file) {
    const text = await file.text();
    try {
      const record = JSON.parse(text);
      fill(record);
      const problems = await draw().checkRecord(record);
      const strata = await draw().draw(asked()).catch(() => []);
      shown = problems.length
        ? { kind: "bad", title: "draw.record_bad", says: [], problems, strata }
        : { kind: "good", title: "draw.record_good", says: ["draw.record_good_text"], problems, strata };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal("draw.bad_file");
    }
    finish();
  }

  function finish() {
    show();
    at("draw-result").querySelector("h2").focus();
  }

  const rowOf = (rank, as, { label, ticket, position }) => el("tr", {},
    el("td", { class: "num", "data-name": t("draw.rank") }, rank),
    el("th", { scope: "row" }, label),
    el("td", { "data-name": t("draw.as") }, t(as)),
    el("td", { class: "num", "data-name": t("draw.ticket") }, String(ticket)),
    el("td", { class: "code", "data-name": t("draw.position") }, position));

  function stratumTable({ stratum, quota, drawn, substitutes, skipped }) {
    const heads = [["draw.rank", "num"], ["draw.label"], ["draw.as"], ["draw.ticket", "num"], ["draw.position"]];
    const rows = [
      ...drawn.map((one, place) => rowOf(String(place + 1), "draw.drawn", one)),
      ...substitutes.map((one, place) => rowOf(String(drawn.length + place + 1), "draw.substitute", one)),
      ...skipped.map((one) => rowOf("–", "draw.skipped", one)),
    ];
    return el("div", { class: "panel" }, el("h3", {}, t("draw.stratum", { stratum, quota })),
      el("div", { class: "wide" }, el("table", { class: "stack" },
        el("thead", {}, el("tr", {}, ...heads.map(([key, name]) => el("th", { scope: "col", class: name }, t(key))))),
        el("tbody", {}, ...rows))));
  }

  // draw.js speaks English; what it says is said in Chinese where the words are known.
  function problemText(sentence) {
    if (page.state.language === "en") return sentence;
    const known = texts.problems.find(([pattern]) => pattern.test(sentence));
    return known ? sentence.replace(...known) : sentence;
  }

  function show() {
    if (!shown) return;
    const box = page.verdict(shown.kind, t(shown.title), ...shown.says.map((key) => t(key)), ...shown.problems.map(problemText));
    at("draw-result").replaceChildren(box, ...shown.strata.map(stratumTable));
  }

  at("draw-form").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(at("draw-refused"), repeat);
  });
  // The field is emptied, so that the same file can be loaded again after a change.
  function taken(id) {
    const [file] = at(id).files;
    at(id).value = "";
    return file;
  }

  at("draw-file").addEventListener("change", () => attempt(at("draw-refused"), () => load(taken("draw-file"))));
  at("pool-file").addEventListener("change", () => attempt(at("draw-refused"), async () => {
    at("pool").value = await taken("pool-file").text();
  }));
  page.redraws(show);
})();
