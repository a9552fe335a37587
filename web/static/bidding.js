/* Applying and bidding on the page of an auction: the key is opened here, stays here, and signs what is sent. */
import { signer } from "./sealing/curves.js";
import { asked, Refused, sending } from "./sealing/handing_in.js";
import { bidderFrom } from "./sealing/key_files.js";
import { fingerprintOf } from "./sealing/keys.js";
import { Refusal } from "./sealing/record.js";
import { fenOf, signedApplication, signedBid } from "./sealing/statements.js";

const root = document.getElementById("bidding");
const about = JSON.parse(root.dataset.about);
const words = JSON.parse(root.dataset.words);
const at = (name) => root.querySelector(`[data-at="${name}"]`);
const STEPS = 10; // more above the least bid is asked about once, for a slip of the keys cannot be taken back

const say = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
const yuan = (fen) => `${Math.floor(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",")}.${String(fen % 100).padStart(2, "0")}`;
const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const tell = (key, values) => { at("status").textContent = key ? say(key, values) : ""; };
const waiting = (seconds) => tell("waiting", { seconds });

let bidder = null;
let handle = null;
let applied = false;
let now = { phase: "", standing: null };
let meant = null; // the high amount that was asked about

function refuse(error) {
  if (!(error instanceof Refused || error instanceof Refusal)) console.warn(error);
  const what = error instanceof Refusal ? say(error.key, error.params) : say("unknown");
  const problems = error instanceof Refused ? error.problems : [{ what }];
  at("reasons").replaceChildren(...problems.map((one) => {
    const item = make("li", "");
    item.append(make("strong", one.what), ...(one.remedy ? [make("br", ""), one.remedy] : []));
    return item;
  }));
  at("refused").hidden = false;
  at("refused").focus();
  tell("");
}

const attempt = (form, act) => form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  at("refused").hidden = true;
  button.disabled = true;
  try {
    await act();
  } catch (error) {
    refuse(error);
  } finally {
    button.disabled = false;
  }
});

/* What can be done now: apply until it opens, bid while it is open; nothing else is shown. */
function arrange() {
  at("key-form").hidden = Boolean(bidder) || ["closed", "cancelled"].includes(now.phase);
  at("apply-form").hidden = !bidder || Boolean(handle) || applied || now.phase !== "waiting";
  at("bid-form").hidden = !bidder || !handle || now.phase !== "open";
  if (now.standing && document.activeElement !== at("amount")) at("amount").placeholder = yuan(now.standing.least_fen);
}

async function openKey() {
  const file = at("key").files[0];
  if (!file) throw new Refusal("key_missing");
  tell("opening_key");
  bidder = await bidderFrom(file, at("passphrase").value);
  at("passphrase").value = "";
  handle = Object.keys(about.bidders).find((one) => about.bidders[one] === bidder.vkey) ?? null;
  at("whose").textContent = `${bidder.name} · ${await fingerprintOf(bidder.vkey)}`;
  arrange();
  tell(handle ? "admitted" : now.phase === "waiting" ? "may_apply" : "stranger", { handle });
}

const post = (address, signed) =>
  asked(address, sending("POST", JSON.stringify(signed), { "Content-Type": "application/json" }), waiting);

async function apply() {
  const told = await post(about.applications, await signedApplication(about.auction, bidder));
  tell("applied", { handle: told.handle, at: written(told.at), amount: yuan(told.security_fen) });
  applied = true;
  arrange();
}

async function bid() {
  const fen = fenOf(at("amount").value);
  if (fen === null) throw new Refusal("amount");
  if (fen > now.standing.least_fen + STEPS * about.step_fen && fen !== meant) {
    meant = fen;
    throw new Refusal("high", { amount: yuan(fen) });
  }
  const signed = await signedBid(about.auction, handle, fen, bidder);
  tell("sending");
  const told = await post(about.bids, signed);
  at("amount").value = "";
  tell("placed", { amount: yuan(told.amount_fen), number: told.number, at: written(told.at), entry: told.entry });
}

const written = (text) => new Date(text).toLocaleString(document.documentElement.lang, { timeZone: "Asia/Shanghai" });

async function hindrance() {
  if (!isSecureContext) return "no_https";
  return signer(new Uint8Array(32)).then((pair) => pair.sign(new Uint8Array())).then(() => null, () => "no_curves");
}

async function begin() {
  const why = await hindrance();
  if (why) {
    at("cannot").textContent = say(why);
    return;
  }
  attempt(at("key-form"), openKey);
  attempt(at("apply-form"), apply);
  attempt(at("bid-form"), bid);
  document.getElementById("auction").addEventListener("standing", ({ detail }) => {
    now = detail;
    arrange();
  });
  at("offline").hidden = true;
  at("online").hidden = false;
}

begin();
