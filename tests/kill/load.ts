import type tcb from "@cloudbase/node-sdk";
import { ACCOUNTS, bytesOf, type Ledger, type NoteState } from "./ledger.ts";

export type Load = {
  readonly app: ReturnType<typeof tcb.init>;
  readonly url: string;
  readonly round: number;
  readonly ledger: Ledger;
  /** A number from 0 up to n. */
  readonly below: (n: number) => number;
  readonly isUp: () => boolean;
};

/** Everything at once, through the doors, until the server is gone. Never rejects. */
export async function run(load: Load): Promise<void> {
  const workers = [
    ...[0, 1, 2, 3].map((n) => writeNotes(load, n)),
    ...[0, 1, 2].map((n) => transfer(load, n)),
    ...[0, 1].map((n) => upload(load, n)),
    signUp(load),
    order(load),
  ];
  await Promise.all(workers);
}

/** Repeats until the server does not answer: what it then was asked for may be done or not. */
async function untilGone({ isUp }: Load, once: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; isUp(); n += 1) {
    try {
      await once(n);
    } catch {
      if (isUp()) await new Promise((done) => setTimeout(done, 1));
    }
  }
}

function writeNotes(load: Load, worker: number): Promise<void> {
  const { app, ledger, round } = load;
  const db = app.database();
  const notes = db.collection("notes");
  return untilGone(load, async (n) => {
    const id = `${round}-${worker}-${n}`;
    const note: { told: NoteState; asked: NoteState | undefined } = { told: "absent", asked: 0 };
    ledger.notes.set(id, note);
    const asking = async (state: NoteState, ask: () => Promise<unknown>): Promise<void> => {
      note.asked = state;
      await ask();
      Object.assign(note, { told: state, asked: undefined });
    };
    const doc = { _id: id, round, value: 0, tags: [worker, n % 7], text: "x".repeat(n % 400) };
    await asking(0, () => notes.add(doc));
    const change = { value: 1, tags: db.command.push([n % 5]) };
    await asking(1, () => notes.where({ _id: id, value: 0 }).update(change));
    if (n % 3 === 0) await asking("removed", () => notes.doc(id).remove());
  });
}

/** Moves money from one account to another and writes it down, all or nothing. */
function transfer(load: Load, worker: number): Promise<void> {
  const { app, ledger, round, below } = load;
  const db = app.database();
  return untilGone(load, async (n) => {
    const id = `${round}-${worker}-${n}`;
    const from = below(ACCOUNTS);
    const to = (from + 1 + below(ACCOUNTS - 1)) % ACCOUNTS;
    ledger.begun.add(id);
    const transaction = await db.startTransaction();
    const accounts = transaction.collection("accounts");
    await accounts.doc(`a${from}`).update({ fen: db.command.inc(-3) });
    await accounts.doc(`a${to}`).update({ fen: db.command.inc(3) });
    await transaction.collection("journal").add({ _id: id, round, from, to });
    await transaction.commit();
    ledger.transfers.add(id);
  });
}

function upload(load: Load, worker: number): Promise<void> {
  const { app, ledger, round } = load;
  return untilGone(load, async (n) => {
    // Some are written over, with the same bytes.
    const cloudPath = `r${round}/${worker}/${n % 20}.bin`;
    await app.uploadFile({ cloudPath, fileContent: bytesOf(cloudPath) });
    ledger.files.add(cloudPath);
  });
}

async function post(url: string, body: unknown, headers = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

function signUp(load: Load): Promise<void> {
  const { url, ledger, round } = load;
  return untilGone(load, async (n) => {
    const customUserId = `u${round}-${n}`;
    await post(`${url}/control/users/create`, { customUserId });
    ledger.users.add(customUserId);
    const { access_token } = await post(`${url}/auth/v1/signin/anonymously`, {});
    ledger.tokens.add(String(access_token));
  });
}

export const MCHID = "1900000001";

/** The stand-in believes what a key of another merchant signed. */
export function paySignature(): { authorization: string } {
  const timestamp = Math.floor(Date.now() / 1_000);
  const proof = `mchid="${MCHID}",nonce_str="n",timestamp="${timestamp}",serial_no="F00D",signature="eA=="`;
  return { authorization: `WECHATPAY2-SHA256-RSA2048 ${proof}` };
}

function order(load: Load): Promise<void> {
  const { url, ledger, round } = load;
  const at = `${url}/wechatpay/v3/pay/transactions/jsapi`;
  return untilGone(load, async (n) => {
    const out_trade_no = `order_${round}_${n}`;
    const body = {
      ...{ appid: "wx0000000000000000", mchid: MCHID, description: "a thing", out_trade_no },
      ...{ notify_url: "https://example.com/notify", amount: { total: 100, currency: "CNY" } },
      payer: { openid: "o-somebody" },
    };
    await post(at, body, paySignature());
    ledger.orders.add(out_trade_no);
  });
}
