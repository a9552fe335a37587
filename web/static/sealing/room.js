/* The page that seals a bid in the browser: what is typed and chosen here stays here; what leaves is sealed. */
import { pricePart, sealedBid } from "./bids.js";
import { canSeal } from "./curves.js";
import { handedIn, receiptFiles, Refused } from "./handing_in.js";
import { bidderFrom } from "./key_files.js";
import { fingerprintOf } from "./keys.js";
import { noticeDigest } from "./places.js";
import { ledger, Refusal } from "./record.js";

const root = document.getElementById("seal");
const { api, company, notice: noticeText, vkey } = JSON.parse(root.dataset.about);
const words = JSON.parse(root.dataset.words);
const at = (name) => root.querySelector(`[data-at="${name}"]`);
const notice = ledger.parsed(ledger.bytesOf(noticeText));

const say = (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => words[`part_${values[name]}`] ?? values[name]);
let made = null;

const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

/* A text in the live region, for those who see and those who listen; and how far it is. */
function tell(key, values, share = null) {
  at("status").textContent = key ? say(key, values) : "";
  at("progress").hidden = share === null;
  at("progress").value = share ?? 0;
}

/* Every reason why something was not done, above the step that it belongs to. */
function refuse(error) {
  const problems = error instanceof Refused ? error.problems : [{ what: told(error) }];
  const items = problems.map(({ what, where, remedy }) => {
    const item = make("li", "");
    item.append(make("strong", what), ...(where ? [` (${where})`] : []), ...(remedy ? [make("br", ""), remedy] : []));
    return item;
  });
  at("reasons").replaceChildren(...items);
  at("refused").hidden = false;
  at("refused").focus();
  tell("");
}

function told(error) {
  if (error instanceof Refusal) return say(error.key, error.params);
  console.warn(error);
  return say("unknown");
}

async function attempt(button, act) {
  at("refused").hidden = true;
  button.disabled = true;
  try {
    await act();
  } catch (error) {
    refuse(error);
  } finally {
    button.disabled = false;
  }
}

const chosen = (name) => at(name)?.files?.[0] ?? null;
const isWithdrawal = () => at("withdraw").checked;

/* The files by part; what is missing is named before anything is sealed. */
function filesChosen() {
  const price = pricePart(at("price").value);
  if (!price) throw new Refusal("price");
  const technical = chosen("technical");
  if ("technical" in notice.sealing.part_bytes && !technical) throw new Refusal("missing", { part: "technical" });
  return { price, ...(technical && { technical }) };
}

async function bidderChosen() {
  const file = chosen("key");
  if (!file) throw new Refusal("key_missing");
  tell("opening_key");
  const bidder = await bidderFrom(file, at("passphrase").value);
  if (bidder.name.split("/").at(-1) !== company) throw new Refusal("key_other", { name: bidder.name });
  return bidder;
}

async function seal() {
  const files = isWithdrawal() ? null : filesChosen();
  const bidder = await bidderChosen();
  const progress = (part, share) => tell("sealing", { part }, share);
  made = await sealedBid({ notice, lot: at("lot").value, bidder, files, progress });
  at("passphrase").value = "";
  await showSealed(bidder);
  tell("sealed");
  at("sealed").hidden = false;
  at("sealed").querySelector("h2").focus();
}

async function showSealed(bidder) {
  at("kind").textContent = say(isWithdrawal() ? "withdrawal" : "bid");
  at("digest").textContent = made.digest;
  at("handle").textContent = made.submission.bidder;
  at("signed-by").textContent = await fingerprintOf(bidder.vkey);
  const envelopes = Object.entries(made.envelopes).map(([part, blob]) => [`${part}.envelope`, blob]);
  offer("sealed-files", [["submission.json", new Blob([`${made.text}\n`])], ...envelopes]);
  offer("halves-file", [[`halves-${made.digest.slice(0, 16)}.json`, new Blob([`${await made.halves()}\n`])]]);
  at("receipt").hidden = true;
}

/* Links to files that are in this page alone. */
function offer(name, files) {
  at(name).querySelectorAll("a").forEach((link) => URL.revokeObjectURL(link.href));
  at(name).replaceChildren(...files.map(([file, blob]) => {
    const item = make("li", "");
    item.append(Object.assign(make("a", file), { href: URL.createObjectURL(blob), download: file }));
    return item;
  }));
}

async function handIn() {
  const answer = await handedIn(made, {
    api, vkey, progress: (share) => tell("uploading", {}, share), waiting: (seconds) => tell("waiting", { seconds }),
  });
  at("accepted").textContent = answer.accepted_at;
  at("position").textContent = answer.position;
  at("receipt-text").textContent = answer.receipt;
  const named = Object.entries(receiptFiles(answer)).map(([file, text]) =>
    [file.replace("receipt", `receipt-${made.digest.slice(0, 16)}`), new Blob([text])]);
  offer("receipt-files", named);
  tell("handed_in");
  at("receipt").hidden = false;
  at("receipt").querySelector("h2").focus();
}

/* A withdrawal has neither price nor files. What is changed after sealing has to be sealed anew; a receipt stays. */
function arrange() {
  at("content").hidden = isWithdrawal();
  at("sealed").hidden = true;
  made = null;
  tell("");
}

/* Why nothing can be sealed here, in words; null where it can. */
async function hindrance() {
  if (!notice) return say("no_notice");
  if (!isSecureContext) return say("no_https");
  return (await canSeal()) ? null : say("no_curves");
}

async function begin() {
  const why = await hindrance();
  if (why) {
    at("cannot").textContent = why;
    return;
  }
  at("notice-digest").textContent = await noticeDigest(notice);
  for (const cell of root.querySelectorAll("[data-vkey]")) cell.textContent = await fingerprintOf(cell.dataset.vkey);
  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(at("do-seal"), seal);
  });
  at("form").addEventListener("input", arrange);
  at("do-hand-in")?.addEventListener("click", () => attempt(at("do-hand-in"), handIn));
  at("offline").hidden = true;
  at("online").hidden = false;
}

begin();
