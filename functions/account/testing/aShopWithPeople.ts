import { person } from "#adapters/memory/deps.ts";
import type { Around } from "#adapters/memory/store.ts";
import { emptyConsents } from "#core/message/consents.ts";
import { fen } from "#core/money.ts";
import { book, emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { posting } from "#core/ledger/entry.ts";
import { availableOf, pendingOf } from "#core/ledger/accounts.ts";
import { actions } from "#functions/account/actions.ts";
import { openShop } from "#functions/checkout/testing/aShop.ts";
import { serve } from "#functions/shared/serve.ts";
import { anIdentity } from "#tests/fixtures.ts";

/** The checkout's shop, in which U is a fan of the promoter P, and both can say what becomes of their data. */
export function aShopWithPeople(around?: Around) {
  const shop = openShop(around);
  const { deps, documents, world } = shop;
  const main = serve("account", deps, actions);
  const account = async (openid: string, action: string, fields: object = {}) => {
    world.caller = person(openid);
    return main({ action, ...fields });
  };
  const said = async (openid: string, action: string, fields: object = {}) => {
    const reply = await account(openid, action, fields);
    if (!reply.ok) throw new Error(reply.error.code);
    return { ...(reply.data as Record<string, unknown>) };
  };
  /** P's wallet with so much that can be withdrawn. */
  const setWallet = (amountFen: number, changes: Partial<Wallet> = {}) => {
    const empty = emptyWallet("P");
    const moved = posting(pendingOf("P"), availableOf("P"), fen(amountFen));
    const booked = amountFen === 0 ? empty : book(empty, "roll/1", [moved], 1);
    documents.wallets.set("P", { ...booked, rev: 1, watermarkMs: 1, ...changes });
  };
  return { ...shop, account, said, setWallet };
}

/** What the shop knows of P and U besides: all of it theirs alone. */
export function giveThemData({ documents, deps }: ReturnType<typeof aShopWithPeople>): void {
  const { vault } = deps;
  for (const openid of ["P", "U"]) {
    documents.consents.set(openid, { ...emptyConsents(openid), rev: 1, left: { paid: 2 } });
    documents.applications.set(openid, { _id: openid, rev: 1, appliedAtMs: 1 });
    for (let n = 0; n < 3; n++) {
      const _id = `paid/${openid}-${n}`;
      const fields = { orderId: `of ${openid}` };
      documents.messages.set(_id, {
        ...{ _id, rev: 1, openid, moment: "paid", fields, page: "", atMs: 10 + n },
        ...{ state: "sent", reason: null },
      });
      const read = { rev: 1, noticeId: `n${n}`, personId: openid, atMs: n };
      documents.noticeReads.set(`n${n}/${openid}`, { _id: `n${n}/${openid}`, ...read });
      const forward = { rev: 1, materialId: `m${n}`, promoterId: openid, atMs: n };
      documents.forwards.set(`m${n}/${openid}`, { _id: `m${n}/${openid}`, ...forward });
    }
    documents.shopPages.set(openid, {
      ...{ _id: openid, rev: 1, name: `${openid}的小店`, slogan: "", backgroundId: null },
      ...{ logoId: null, featured: [], changedAtMs: 1 },
    });
  }
  const sealed = vault.seal("P", { name: "张三", idNumber: "11010519491231002X" });
  documents.identities.set("P", anIdentity("P", sealed));
}
