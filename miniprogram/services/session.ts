import { mine as myAccount } from "./account";
import { mine as myPromoter } from "./promoter";
import { issue } from "./qrcode";

/** What pages ask about the person all the time, read once when the app starts and again when it changes. */
export type Session = {
  readonly hasAgreed: boolean;
  /** The version of the privacy notice that is in force. */
  readonly noticeVersion: number;
  readonly isPromoter: boolean;
};

let current: Promise<Session> | undefined;
let code: string | null = null;

/** Errors: CallError; the next question asks again. */
export function session(): Promise<Session> {
  current ??= read().catch((error: unknown) => {
    current = undefined;
    throw error;
  });
  return current;
}

/** After what changes it: agreeing, joining, closing. */
export function renewSession(): void {
  current = undefined;
  void session().catch(() => undefined); // Whoever needs it asks again and is told why not.
}

/** The promoter's own code for share cards, which cannot wait; null for others, and until it is known. */
export const shareCode = (): string | null => code;

async function read(): Promise<Session> {
  const [account, promoter] = await Promise.all([myAccount(), myPromoter()]);
  const isPromoter = promoter.state === "approved";
  code = isPromoter ? (await issue()).code : null;
  const { mustAsk, version: noticeVersion } = account.notice;
  return { hasAgreed: !mustAsk, noticeVersion, isPromoter };
}
