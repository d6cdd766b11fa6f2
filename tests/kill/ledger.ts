/** What the server acknowledged: what must be there after any kill. */
export type Ledger = {
  /** By id: the last state that was acknowledged; and the one asked for, while its answer has not come. */
  readonly notes: Map<string, { told: NoteState; asked: NoteState | undefined }>;
  /** Ids of journal entries whose transactions were committed. */
  readonly transfers: Set<string>;
  /** Ids of transfers that were begun. */
  readonly begun: Set<string>;
  /** By path, and the same for files that were begun. */
  readonly files: Set<string>;
  readonly users: Set<string>;
  /** Access tokens of anonymous users. */
  readonly tokens: Set<string>;
  /** Numbers of orders at WeChat Pay. */
  readonly orders: Set<string>;
};

export type NoteState = 0 | 1 | "removed" | "absent";

export function newLedger(): Ledger {
  return {
    notes: new Map(),
    transfers: new Set(),
    begun: new Set(),
    files: new Set(),
    users: new Set(),
    tokens: new Set(),
    orders: new Set(),
  };
}

export function acknowledged(ledger: Ledger): number {
  const { notes, transfers, files, users, tokens, orders } = ledger;
  const others = [transfers, files, users, tokens, orders];
  return notes.size + others.reduce((sum, set) => sum + set.size, 0);
}

export const ACCOUNTS = 12;
export const FEN_EACH = 1_000;

/** The bytes of a file follow from its path, so that half of one is seen. Sizes from none to 200 kB. */
export function bytesOf(path: string): Buffer {
  const sum = [...path].reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) % 65_521, 7);
  return Buffer.alloc(sum % 5 === 0 ? 0 : (sum * 7) % 200_000, `${path};`);
}
