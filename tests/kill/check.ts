import type tcb from "@cloudbase/node-sdk";
import { ACCOUNTS, bytesOf, FEN_EACH, type Ledger } from "./ledger.ts";
import { MCHID, paySignature } from "./load.ts";

type Checked = {
  readonly app: ReturnType<typeof tcb.init>;
  readonly url: string;
  readonly ledger: Ledger;
  readonly round: number;
};

/** What is not as it was acknowledged after one round, one sentence each. */
export async function lossesOf(o: Checked): Promise<string[]> {
  const found = [checkNotes, checkMoney, checkFiles, checkUsers, checkOrders];
  const losses: string[] = [];
  for (const check of found) losses.push(...(await check(o)));
  return losses;
}

type Doc = Readonly<Record<string, unknown>>;

async function all(o: Checked, collection: string, query: object): Promise<Doc[]> {
  const found: Doc[] = [];
  for (;;) {
    const page = o.app.database().collection(collection).where(query).orderBy("_id", "asc");
    const { data } = await page.skip(found.length).limit(1_000).get();
    found.push(...(data as Doc[]));
    if (data.length < 1_000) return found;
  }
}

async function checkNotes(o: Checked): Promise<string[]> {
  const found = new Map(
    (await all(o, "notes", { round: o.round })).map((doc) => [doc["_id"], doc]),
  );
  return [...o.ledger.notes].flatMap(([id, { told, asked }]) => {
    const doc = found.get(id);
    const state = doc === undefined ? "gone" : doc["value"];
    const allowed = [told, asked].map((each) => (typeof each === "string" ? "gone" : each));
    return allowed.includes(state as never)
      ? []
      : [`note ${id} is ${String(state)}, acknowledged was ${told}, asked ${asked}`];
  });
}

/** Each account is what the whole journal makes of it, and nobody's transfer is lost or invented. */
async function checkMoney(o: Checked): Promise<string[]> {
  const balances = Array.from({ length: ACCOUNTS }, () => FEN_EACH);
  const journal = await all(o, "journal", {});
  for (const { from, to } of journal) {
    balances[Number(from)] = (balances[Number(from)] ?? 0) - 3;
    balances[Number(to)] = (balances[Number(to)] ?? 0) + 3;
  }
  const entries = new Set(journal.map(({ _id }) => String(_id)));
  const mine = journal.filter(({ round }) => round === o.round).map(({ _id }) => String(_id));
  const losses = [
    ...[...o.ledger.transfers]
      .filter((id) => !entries.has(id))
      .map((id) => `transfer ${id} is lost`),
    ...mine.filter((id) => !o.ledger.begun.has(id)).map((id) => `nobody asked for transfer ${id}`),
  ];
  for (const { _id, fen } of await all(o, "accounts", {})) {
    const booked = balances[Number(String(_id).slice(1))];
    if (fen !== booked)
      losses.push(`account ${String(_id)} has ${String(fen)}, booked is ${booked}`);
  }
  return losses;
}

async function json(url: string, body?: unknown, headers = {}): Promise<Doc> {
  const init = body === undefined ? { headers } : { method: "POST", body: JSON.stringify(body) };
  return (await (await fetch(url, init)).json()) as Doc;
}

/** What was acknowledged is listed; what is listed is whole. */
async function checkFiles({ url, ledger, round }: Checked): Promise<string[]> {
  const { files } = await json(`${url}/control/files?prefix=r${round}/&limit=200`);
  const listed = new Map(
    (files as { path: string; bytes: number }[]).map((file) => [file.path, file]),
  );
  const losses = [...ledger.files]
    .filter((path) => !listed.has(path))
    .map((path) => `file ${path} is lost`);
  for (const path of listed.keys()) {
    const { url: address } = await json(`${url}/control/files/address`, { path });
    const response = await fetch(String(address));
    const content = Buffer.from(await response.arrayBuffer());
    if (!response.ok || !content.equals(bytesOf(path))) losses.push(`file ${path} has other bytes`);
  }
  return losses;
}

async function checkUsers({ url, ledger, round }: Checked): Promise<string[]> {
  const { users } = await json(`${url}/control/users?q=u${round}-&limit=200`);
  const found = new Set((users as { customUserId: string }[]).map((user) => user.customUserId));
  const losses = [...ledger.users].filter((id) => !found.has(id)).map((id) => `user ${id} is lost`);
  for (const token of ledger.tokens) {
    const me = await json(`${url}/auth/v1/user/me`, undefined, {
      authorization: `Bearer ${token}`,
    });
    if (typeof me["sub"] !== "string") losses.push(`a sign-in is lost: ${JSON.stringify(me)}`);
  }
  return losses;
}

async function checkOrders({ url, ledger }: Checked): Promise<string[]> {
  const losses: string[] = [];
  for (const no of ledger.orders) {
    const at = `${url}/wechatpay/v3/pay/transactions/out-trade-no/${no}?mchid=${MCHID}`;
    const order = await json(at, undefined, paySignature());
    if (order["out_trade_no"] !== no) losses.push(`order ${no} is lost: ${JSON.stringify(order)}`);
  }
  return losses;
}
