/** Something that must never be. `id` names the document, `invariant` the rule of docs/domain/audit.md. */
export type Violation = { readonly invariant: string; readonly id: string; readonly text: string };
