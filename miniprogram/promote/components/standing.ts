import type { WithdrawalStatement } from "../../../core/wallet/statement.ts";
import { spoken } from "../../lib/language";
import { wordsOf } from "../i18n/words";

/** How a withdrawal stands, in words: its state, and what it waits for or why it ended. */
export function standingOf({
  state,
  waits,
  reason,
}: Pick<WithdrawalStatement, "state" | "waits" | "reason">): { name: string; why: string } {
  const name = spoken(wordsOf("withdrawalState"))[state];
  if (waits !== null) return { name, why: spoken(wordsOf("waits"))[waits] };
  return { name, why: reason === null ? "" : spoken(wordsOf("released"))[reason] };
}
