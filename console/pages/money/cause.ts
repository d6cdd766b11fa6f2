/** What an entry of a promoter's account rests on, as core/wallet/journal.ts writes it: "request/<id>". */
export type Cause = {
  /** "roll", "request", "send", "pay", "release", "repay", "write-off", "adjust". */
  readonly kind: string;
  readonly id: string;
  /** Where it is looked at; null = no page shows it. */
  readonly path: string | null;
};

const OF_WITHDRAWALS = new Set(["request", "send", "pay", "release"]);

export function causeOf(promoterId: string, cause: string): Cause {
  const at = cause.indexOf("/");
  const [kind, id] = at < 0 ? [cause, ""] : [cause.slice(0, at), cause.slice(at + 1)];
  const who = encodeURIComponent(promoterId);
  if (OF_WITHDRAWALS.has(kind)) {
    return { kind, id, path: `/withdrawals/${who}/${encodeURIComponent(id)}` };
  }
  // What fell due at once is of many orders; they stand in the list of what he can withdraw.
  if (kind === "roll") return { kind, id: "", path: `/shares?promoter=${who}&state=available` };
  return { kind, id, path: null };
}
