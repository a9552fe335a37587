/* What bidders sign in a rent auction, bit for bit as bidding/auction/signing.py makes it. */
import { ledger } from "./record.js";

const { base64, bytesOf, canonical } = ledger;
const MOST_FEN = 2n ** 53n - 1n;

/* The fen of an amount typed in yuan with two decimals at most; null for anything else. */
export function fenOf(yuan) {
  const [, whole, rest] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replace(/[,，]/g, "")) ?? [];
  if (whole === undefined) return null;
  const fen = BigInt(whole) * 100n + BigInt((rest ?? "").padEnd(2, "0"));
  return fen > 0n && fen <= MOST_FEN ? Number(fen) : null;
}

async function signed(content, { vkey, pair }) {
  const message = bytesOf(`${content.format}\n${canonical(content)}`);
  return { content, key: vkey, signature: base64(await pair.sign(message)) };
}

export const signedApplication = (auction, bidder) =>
  signed({ format: "wuxin-auction-application-1", auction_id: auction }, bidder);

export const signedBid = (auction, by, fen, bidder) =>
  signed({ format: "wuxin-auction-bid-1", auction_id: auction, by, amount_fen: fen }, bidder);
