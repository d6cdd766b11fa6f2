/** Something that must never be. `id` names the document, `invariant` the rule of docs/domain/audit.md. */
export type Violation = {
  readonly invariant: string;
  readonly id: string;
  readonly text: string;
  /** What staff do about it, for what was edited by hand; left out = docs/operations.md says. */
  readonly todo?: string;
};

/** Each rule and document once: what was found last is what is so. */
export const distinct = (found: readonly Violation[]): readonly Violation[] => [
  ...new Map(
    found.map((one) => [`${one.invariant} ${one.id} ${isOfHands(one) ? "" : one.text}`, one]),
  ).values(),
];

/** Found by the mark of a document or by its absence: there is no second thing to say of it. */
export const isOfHands = ({ invariant }: Violation): boolean =>
  ["I26", "I27", "I28", "I29"].includes(invariant);
