/** Keyed marks that only this deployment can make: on codes, on shop carts, on linted plans. */
export interface Seal {
  /**
   * The mark of a text, as lower-case hexadecimal, 64 characters (HMAC-SHA256).
   * `purpose` keeps the marks of one use from passing in another.
   */
  mark(purpose: SealPurpose, text: string): string;
  /** Whether a mark is that of the text, in a time that tells nothing about the right one. */
  matches(purpose: SealPurpose, text: string, mark: string): boolean;
}
export type SealPurpose =
  "code" | "cart" | "plan" | "identity" | "pickup" | "fan" | "document" | "staff";
