/**
 * What a call of the staff costs besides its own work, in requests and written documents: who he is is read, and where the
 * call is logged its entry is opened and closed (docs/domain/staff.md, "What it costs").
 */
export const STAFF_READ = 1;
export const LOGGED = { requests: 3, written: 2 };
type Cost = readonly [requests: number, written: number];

export const asStaffRead = ([requests, written]: Cost): Cost => [requests + STAFF_READ, written];
export const asLogged = ([requests, written]: Cost, calls = 1): Cost => [
  requests + calls * LOGGED.requests,
  written + calls * LOGGED.written,
];

type Written = {
  readonly written: number;
  readonly documents: { readonly staffActions: ReadonlyMap<string, { readonly rev: number }> };
};
/** How often something was written besides the log of the staff. */
export const writtenBesideLog = ({ written, documents }: Written): number =>
  [...documents.staffActions.values()].reduce((left, { rev }) => left - rev, written);
