// The verifiable draw a second time, from the text of its construction and from no other program.
// A classic script, so that it runs from file:// and under a policy without inline scripts; WebCrypto and nothing else.
//
// WuxinDraw.positions({namespace, pool, codes, randomness})
//     -> Promise of [{label, ticket, position}], sorted; position is 64 hexadecimal digits
// WuxinDraw.draw({namespace, pool, quotas, count, substitutes, excluded, codes, randomness})
//     -> Promise of [{stratum, quota, drawn, substitutes, skipped}], each a list of {label, ticket, position}
// WuxinDraw.checkRecord(record)
//     -> Promise of a list of sentences, empty where everything holds: recomputes the draw, the pool's hash and the
//        codes' hashes of what `wuxin draw --json` printed, and holds its commitment, where it has one, against it
// WuxinDraw.sha256(text), WuxinDraw.canonical(value) -> the hash of a text's UTF-8 in hexadecimal; RFC 8785 of plain values
//
// namespace, randomness: strings. codes: list of strings in the order of the parties. count, substitutes: whole numbers.
// pool: list of {label, weight = 1, stratum = ""}. quotas: object or Map of stratum -> number, empty without strata.
// excluded: list of labels. What cannot be drawn is thrown as an Error with `problems`, a list of all of them.
"use strict";

const WuxinDraw = (() => {
  const SUITE = "wuxin-draw-hkdf-sha256/1";
  const MOST_TICKETS = 1000000;
  const BATCH = 4096; // tickets that are hashed at a time, so that a large pool does not fill the memory with promises
  const utf8 = new TextEncoder();

  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const sha256 = async (text) => hex(await crypto.subtle.digest("SHA-256", utf8.encode(text)));

  const hmacKey = (bytes) =>
    crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

  // RFC 5869, 2.2: HMAC with the salt as its key. An empty salt never comes here: every party gives a code.
  async function pseudorandomKey(codes, randomness) {
    const salt = await hmacKey(utf8.encode(codes.join("")));
    return hmacKey(await crypto.subtle.sign("HMAC", salt, utf8.encode(randomness)));
  }

  // RFC 5869, 2.3: 32 bytes are one block, HMAC(PRK, info || 0x01).
  async function positionOf(key, namespace, label, number) {
    const info = utf8.encode(`${namespace}|${label}#${number}`);
    const block = new Uint8Array(info.length + 1);
    block.set(info);
    block[info.length] = 1;
    return hex(await crypto.subtle.sign("HMAC", key, block));
  }

  async function sortedTickets(key, namespace, pool) {
    const tickets = pool.flatMap(({ label, weight = 1 }) =>
      Array.from({ length: weight }, (_, index) => ({ label, ticket: index + 1, position: "" })));
    for (let start = 0; start < tickets.length; start += BATCH) {
      await Promise.all(tickets.slice(start, start + BATCH).map(async (ticket) => {
        ticket.position = await positionOf(key, namespace, ticket.label, ticket.ticket);
      }));
    }
    // hexadecimal text of one length sorts as its bytes do
    return tickets.sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));
  }

  const isWhole = (number, least) => Number.isSafeInteger(number) && number >= least;

  // What would make a draw ambiguous; how labels must be written is for the one who draws to refuse.
  function commonProblems({ namespace, pool, codes, randomness }) {
    const problems = [];
    if (!namespace || namespace.includes("|")) problems.push("the namespace is empty or holds |");
    if (!randomness) problems.push("there is no randomness");
    if (!codes.length || codes.some((code) => !code)) problems.push("there is no code, or one is empty");
    if (new Set(pool.map((one) => one.label)).size < pool.length) problems.push("a label is in the pool twice");
    if (pool.some((one) => !one.label)) problems.push("a label is empty");
    if (!pool.every((one) => isWhole(one.weight ?? 1, 1))) problems.push("a weight is no whole number from 1");
    if (pool.reduce((sum, one) => sum + (one.weight ?? 1), 0) > MOST_TICKETS) problems.push("there are too many tickets");
    if ([namespace, randomness, ...codes, ...pool.flatMap((one) => [one.label, one.stratum ?? ""])].some((text) => /\p{Cs}/u.test(text))) {
      problems.push("a text holds half a character");
    }
    return problems;
  }

  function refuse(problems) {
    if (problems.length) throw Object.assign(new Error(problems.join("; ")), { problems });
  }

  async function positions({ namespace, pool, codes, randomness }) {
    refuse(commonProblems({ namespace, pool, codes, randomness }));
    return sortedTickets(await pseudorandomKey(codes, randomness), namespace, pool);
  }

  // By code points, as UTF-8 sorts: the order of JavaScript's own strings differs beyond the BMP.
  function byCodePoints(a, b) {
    const [left, right] = [Array.from(a), Array.from(b)];
    const at = left.findIndex((sign, index) => sign !== right[index]);
    if (at < 0) return left.length - right.length;
    return at >= right.length ? 1 : left[at].codePointAt(0) - right[at].codePointAt(0);
  }

  function strataOf(pool) {
    const members = new Map();
    for (const one of pool) {
      const name = one.stratum ?? "";
      if (!members.has(name)) members.set(name, []);
      members.get(name).push(one);
    }
    return [...members].sort(([a], [b]) => byCodePoints(a, b));
  }

  const quotaMap = (quotas) => (quotas instanceof Map ? quotas : new Map(Object.entries(quotas ?? {})));

  function quotaProblems(quotas, strata, count) {
    const problems = [];
    const names = strata.map(([name]) => name);
    if (!quotas.size) return names.some((name) => name) ? ["the pool has strata, and there are no quotas"] : [];
    if (names.some((name) => !name || name.includes("|"))) problems.push("a stratum has no name, or holds |");
    if (names.some((name) => !quotas.has(name))) problems.push("a stratum has no quota");
    if ([...quotas.keys()].some((name) => !names.includes(name))) problems.push("a quota is for no stratum of the pool");
    if (![...quotas.values()].every((quota) => isWhole(quota, 0))) problems.push("a quota is no whole number from 0");
    if ([...quotas.values()].reduce((sum, quota) => sum + quota, 0) !== count) {
      problems.push("the quotas do not add up to the count");
    }
    return problems;
  }

  // The first labels in the order of their tickets; an excluded one is passed over and moves nobody else.
  function taken(tickets, places, excluded) {
    const [chosen, skipped, met] = [[], [], new Set()];
    for (const ticket of tickets) {
      if (chosen.length === places) break;
      if (met.has(ticket.label)) continue;
      met.add(ticket.label);
      (excluded.has(ticket.label) ? skipped : chosen).push(ticket);
    }
    return { chosen, skipped };
  }

  async function draw({ namespace, pool, quotas, count, substitutes = 0, excluded = [], codes, randomness }) {
    const [strata, quotaOf, barred] = [strataOf(pool), quotaMap(quotas), new Set(excluded)];
    const labels = new Set(pool.map((one) => one.label));
    const problems = commonProblems({ namespace, pool, codes, randomness });
    if (!isWhole(count, 1) || !isWhole(substitutes, 0)) problems.push("count or substitutes is no whole number");
    if ([...barred].some((label) => !labels.has(label))) problems.push("an excluded label is not in the pool");
    refuse([...problems, ...quotaProblems(quotaOf, strata, count)]);
    const key = await pseudorandomKey(codes, randomness);
    const results = [];
    for (const [stratum, members] of strata) {
      const quota = quotaOf.size ? quotaOf.get(stratum) : count;
      const places = quota + (quota ? substitutes : 0);
      const tickets = await sortedTickets(key, stratum ? `${namespace}/${stratum}` : namespace, members);
      const { chosen, skipped } = taken(tickets, places, barred);
      if (chosen.length < places) refuse([`stratum "${stratum}" has fewer labels than are asked for`]);
      results.push({ stratum, quota, drawn: chosen.slice(0, quota), substitutes: chosen.slice(quota), skipped });
    }
    return results;
  }

  // RFC 8785 of text, whole numbers, true, false, null, lists, objects and Maps; keys by UTF-16, as sort() has them.
  function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    const pairs = entries.map(([key, inner]) => [String(key), inner]).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }

  // A Map and no object, because a label may be called __proto__.
  const poolHash = ({ pool, salt = "" }) =>
    sha256(canonical({ pool: new Map(pool.map((one) => [one.label, [one.weight ?? 1, one.stratum ?? ""]])), salt }));

  const exclusionsHash = ({ exclusions = {}, salt = "" }) => sha256(canonical({ exclusions, salt }));

  async function commitmentOf(record) {
    const strata = strataOf(record.pool).filter(([name]) => name);
    const tickets = (members) => members.reduce((sum, one) => sum + (one.weight ?? 1), 0);
    const quotas = quotaMap(record.quotas);
    return {
      suite: SUITE,
      namespace: record.namespace,
      count: record.count,
      substitutes: record.substitutes,
      smallest_ratio: record.smallest_ratio,
      pool: { sha256: await poolHash(record), labels: record.pool.length, tickets: tickets(record.pool) },
      strata: new Map(strata.map(([name, members]) =>
        [name, { labels: members.length, tickets: tickets(members), quota: quotas.get(name) }])),
      exclusions: {
        sha256: await exclusionsHash(record),
        labels: Object.keys(record.exclusions ?? {}).length,
        later: record.recusals_allowed ? "with a reason" : "none",
      },
      source: record.source,
      parties: record.parties.map(({ party, code_sha256 }) => ({ party, code_sha256 })),
    };
  }

  async function commitmentProblems(record) {
    const problems = [];
    const mine = await commitmentOf(record);
    for (const part of new Set([...Object.keys(record.commitment), ...Object.keys(mine)])) {
      if (canonical(mine[part] ?? null) !== canonical(record.commitment[part] ?? null)) {
        problems.push(`the commitment differs in: ${part.replaceAll("_", " ")}`);
      }
    }
    return problems;
  }

  async function checkRecord(record) {
    const problems = record.suite === SUITE ? [] : [`the suite is not ${SUITE}`];
    const codes = record.parties.map((one) => one.code);
    for (const { party, code, code_sha256 } of record.parties) {
      if (await sha256(code) !== code_sha256) problems.push(`the code of ${party} is not the one whose hash is on record`);
    }
    if (await poolHash(record) !== record.pool_sha256) problems.push("the pool is not the one whose hash is on record");
    if (Object.keys(record.recusals ?? {}).length && !record.recusals_allowed) {
      problems.push("labels were excluded after a plan that does not allow it");
    }
    const excluded = [...Object.keys(record.exclusions ?? {}), ...Object.keys(record.recusals ?? {})];
    try {
      const strata = await draw({ ...record, excluded, codes });
      if (canonical(strata) !== canonical(record.strata)) problems.push("the draw comes out differently");
      const drawn = strata.flatMap((one) => one.drawn.map((ticket) => ticket.label));
      if (canonical(drawn) !== canonical(record.drawn)) problems.push("other labels were drawn");
    } catch (error) {
      if (!error.problems) throw error;
      problems.push(...error.problems);
    }
    return record.commitment ? [...problems, ...await commitmentProblems(record)] : problems;
  }

  return Object.freeze({ positions, draw, checkRecord, sha256, canonical });
})();
