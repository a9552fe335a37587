/* The page of an auction kept up to date: by server-sent events, else by asking every few seconds; it always says which. */
const root = document.getElementById("auction");
const { live, state, zone, language, standing: first, now: shownAt } = JSON.parse(root.dataset.following);
const words = JSON.parse(root.dataset.words);
const SILENCE = 35000; // the server tells the clock every ten seconds: after three missed beats the line is dead
const POLL = 4000;
const AGAIN = 30000; // after the live server refused
const NEWS = 4000; // between two announcements, so that a fast auction does not talk without end
const LAST = 120000;
const ROWS = 50;

const shown = Object.fromEntries([...root.querySelectorAll("[data-show]")].map((one) => [one.dataset.show, one]));
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const yuan = (fen) => `${Math.floor(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",")}.${String(fen % 100).padStart(2, "0")}`;

const parts = new Intl.DateTimeFormat(language === "zh" ? "zh-Hans-CN" : "en-GB", {
  timeZone: zone, year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});
const written = (moment) => {
  const at = Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]));
  const clock = `${at.hour}:${at.minute}:${at.second}`;
  return language === "zh" ? `${at.year}年${at.month.replace("月", "")}月${at.day}日 ${clock}` : `${at.day} ${at.month} ${at.year}, ${clock}`;
};
const time = (text) => {
  const made = document.createElement("time");
  made.dateTime = text;
  made.textContent = written(new Date(text));
  return made;
};

/* The server's clock: where it was when the page came, and how long that is ago; the reader's own clock plays no part. */
let offset = Date.parse(shownAt) - performance.now();
const now = () => offset + performance.now();
const setClock = (text) => { offset = Date.parse(text) - performance.now(); };

let standing = first;
let phase = "";
let lastMinutes = false;

const phaseNow = () => {
  if (standing.ended) return standing.ended;
  if (standing.paused_at) return "paused";
  if (now() < Date.parse(standing.opens_at)) return "waiting";
  return now() < Date.parse(standing.closes_at) ? "open" : "closed";
};
const length = (milliseconds) => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
const left = () => {
  if (phase === "waiting") return say(words.opens_in, { time: length(Date.parse(standing.opens_at) - now()) });
  if (phase === "paused") return words.stands_still;
  return phase === "open" ? say(words.ends_in, { time: length(Date.parse(standing.closes_at) - now()) }) : words.over;
};

/* What is announced politely, the newest alone where there is much. */
let news = [];
let announcing = null;
const announce = (text) => {
  news.push(text);
  announcing ??= setTimeout(() => {
    shown.news.textContent = news.slice(-2).join(" ");
    [news, announcing] = [[], null];
  }, shown.news.textContent ? NEWS : 200);
};

const tick = () => {
  const before = phase;
  phase = phaseNow();
  root.dispatchEvent(new CustomEvent("standing", { detail: { phase, standing } })); // for who bids on this page
  shown.phase.textContent = words[phase];
  shown.left.textContent = left();
  shown.pause.hidden = phase !== "paused";
  if (before === "waiting" && phase === "open") announce(words.news_open);
  const late = phase === "open" && Date.parse(standing.closes_at) - now() < LAST;
  if (late && !lastMinutes && before) announce(words.news_last);
  lastMinutes = late;
};

const tell = (step) => {
  const values = {
    by: step.by, amount: yuan(step.amount_fen), least: yuan(step.standing.least_fen), reason: step.reason,
    moment: written(new Date(step.standing.closes_at)),
  };
  announce(say(words[`news_${step.move}`], values) + (step.put_off ? ` ${say(words.news_put_off, values)}` : ""));
};

const NUMBERS = [0, 3]; // cells that hold numbers: which event, and the rent
const row = (step) => {
  const made = document.createElement("tr");
  const head = made.appendChild(document.createElement("th"));
  head.scope = "row";
  head.append(time(step.at));
  const until = step.put_off ? say(words.until, { moment: written(new Date(step.standing.closes_at)) }) : "";
  const remarks = [until, step.reason].filter(Boolean).map((text) => {
    const remark = document.createElement("div");
    remark.textContent = text;
    return remark;
  });
  const cells = [[step.number], [words[step.move]], [step.by], [step.amount_fen ? yuan(step.amount_fen) : ""], remarks];
  for (const [place, name] of JSON.parse(shown.rows.dataset.heads).entries()) {
    const cell = made.appendChild(document.createElement("td"));
    cell.dataset.name = name;
    if (NUMBERS.includes(place)) cell.className = "num";
    cell.append(...cells[place]);
  }
  return made;
};

const take = (step) => {
  if (step.number !== standing.events + 1) return step.number <= standing.events;
  standing = step.standing;
  if (standing.leading) {
    shown.price.textContent = yuan(standing.leading_fen);
    shown.leader.textContent = standing.leading;
  }
  shown.least.textContent = standing.ended ? "–" : yuan(standing.least_fen);
  shown.ends.replaceChildren(time(standing.closes_at));
  shown.hard.replaceChildren(time(standing.hard_stop_at));
  if (step.reason) shown.reason.textContent = step.reason;
  if ("firstPage" in root.dataset) {
    shown.rows.prepend(row(step));
    while (shown.rows.rows.length > ROWS) shown.rows.lastElementChild.remove();
  }
  if (shown.none) shown.none.hidden = true;
  if (shown.stale && step.move === "bid") {
    shown.stale.hidden = false;
    shown.stale.textContent = words.drawn;
  }
  tell(step);
  tick();
  if (standing.ended) end();
  return true;
};

/* How it is kept up to date, and what the page says of that. */
let source = null;
let heard = 0;
let spoken = false; // by this source: one that a proxy holds back is open and silent
let quiet = null;
let polling = null;
let tag = "";
let lastKnown = now();
let ended = Boolean(standing.ended);

const line = (kind, values = {}) => {
  const text = say(words[kind], values);
  if (shown.line.dataset.kind && shown.line.dataset.kind !== kind) announce(text);
  shown.line.dataset.kind = kind;
  shown.line.textContent = text;
};
const isLive = () => spoken && source?.readyState === EventSource.OPEN && performance.now() - heard < SILENCE;
const stop = () => {
  clearTimeout(quiet);
  source?.close();
  source = null;
};
const end = () => {
  ended = true;
  stop();
  clearTimeout(polling);
  line("ended");
  const again = document.createElement("a");
  again.href = location.pathname;
  again.textContent = words.reload;
  shown.line.append(" ", again);
};

const watch = () => {
  if (ended || !live) return;
  stop();
  source = new EventSource(`${live}?after=${standing.events}`);
  heard = performance.now();
  spoken = false;
  quiet = setTimeout(() => poll("connecting"), POLL);
  const hear = (act) => (event) => {
    heard = performance.now();
    spoken = true;
    clearTimeout(polling);
    polling = null;
    line("live");
    act(JSON.parse(event.data));
  };
  source.addEventListener("clock", hear((told) => setClock(told.now)));
  source.addEventListener("step", hear((told) => { if (!take(told)) watch(); }));
  source.addEventListener("error", () => {
    const refused = source?.readyState === EventSource.CLOSED;
    if (refused) {
      stop();
      setTimeout(watch, AGAIN);
    }
    poll(refused ? "polling" : "connecting");
  });
};

const poll = (kind) => {
  if (ended || polling || isLive()) return;
  line(kind);
  polling = setTimeout(() => ask(kind), POLL * (0.75 + Math.random() / 2));
};
const ask = async (kind) => {
  polling = null;
  try {
    const headers = tag ? { "If-None-Match": tag } : {};
    const options = { cache: "no-store", headers, signal: AbortSignal.timeout(2 * POLL) };
    const answer = await fetch(`${state}?after=${standing.events}`, options);
    if (answer.status === 200) {
      const told = await answer.json();
      tag = answer.headers.get("ETag") ?? "";
      setClock(told.now);
      told.steps.forEach(take);
    } else if (answer.status !== 304) {
      throw new Error(answer.status);
    }
    lastKnown = now();
    poll(kind);
  } catch {
    line("lost", { moment: written(new Date(lastKnown)) });
    polling ??= setTimeout(() => ask(kind), POLL);
  }
};

tick();
setInterval(() => {
  tick();
  if (source && performance.now() - heard > SILENCE) {
    watch();
    poll("connecting");
  }
}, 1000);
if (!ended && live) watch();
else if (!ended) poll("polling");
