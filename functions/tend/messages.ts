import { leftOf, toldUntil } from "#core/message/consents.ts";
import type { Consents } from "#core/message/message.ts";
import { payoutNotice, shareNotice } from "#core/message/promoterTexts.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { type Fen, NOTHING } from "#core/money.ts";
import { err, ok } from "#core/result.ts";
import { HOUR_MS } from "#core/time.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { sendMessage } from "#functions/message/send.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithMessages } from "#ports/deps.ts";

/** Promoters whom one run looks at. Who is left is looked at by the next. */
const PEOPLE_MAX = 100;
/** Each is looked at once in so long. */
const PAUSE_MS = HOUR_MS;
/** After so long no further person is begun with: the timer has other work. */
const LATE_MS = 15_000;

/**
 * Tells promoters who asked for it what became available to them and what was paid to them: one message for each moment
 * and run. 1 request when nobody is to be looked at, 4 and one or two for each person otherwise.
 *
 * - While shares are paused nobody is told anything; what came up meanwhile is told afterwards.
 * - A run that dies leaves nothing twice: the notices' ids say from when they count.
 */
export async function tendMessages(deps: WithMessages, nowMs: number): Promise<{ told: number }> {
  const { reads } = deps;
  const startedMs = deps.elapsedMs();
  const people = await reads.promotersToTell(nowMs - PAUSE_MS, PEOPLE_MAX);
  if (people.length === 0) return { told: 0 };
  const { settings } = await reads.brandView();
  if (countedUntilMs(settings, nowMs) < nowMs) return { told: 0 };
  const ids = people.map(({ _id }) => _id);
  const since = new Map(people.map(({ _id, toldUntilMs }) => [_id, toldUntilMs]));
  const [found, matured] = await Promise.all([reads.walletsOf(ids), reads.maturedOf(since, nowMs)]);
  const wallets = new Map(found.map((wallet) => [wallet._id, wallet]));
  let told = 0;
  const tell = async (person: Consents) => {
    if (deps.elapsedMs() - startedMs > LATE_MS) return;
    const { _id } = person;
    const news = { wallet: wallets.get(_id) ?? null, maturedFen: matured.get(_id) ?? NOTHING };
    const sent = await tellPerson(deps, person, news, nowMs);
    told += sent; // Others may have counted meanwhile.
  };
  await inParallel(people, tell, deps.logError);
  return { told };
}

type News = { readonly wallet: Wallet | null; readonly maturedFen: Fen };

/** How many messages he was sent. */
async function tellPerson(
  deps: WithMessages,
  person: Consents,
  { wallet, maturedFen }: News,
  nowMs: number,
): Promise<number> {
  const { _id: openid, toldUntilMs } = person;
  const since = { openid, toldUntilMs, nowMs };
  const notices = [shareNotice(since, maturedFen, wallet), payoutNotice(since, wallet)].flatMap(
    (notice) => (notice !== null && leftOf(person, notice.moment) > 0 ? [notice] : []),
  );
  let sent = 0;
  for (const notice of notices) {
    if ((await sendMessage(deps, notice, nowMs)) === "sent") sent += 1;
  }
  // What was sent has changed his consents, so they are read again.
  await deps.store.change(
    "consents",
    openid,
    (known) => (known ? ok(toldUntil(known, nowMs)) : err(null)),
    ...(notices.length === 0 ? [{ document: person }] : []),
  );
  return sent;
}
