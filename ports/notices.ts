import type { KnownPayment, KnownRefund } from "#ports/payments.ts";

/** A notice as it came over HTTP: header names in lower case, the body to the letter as it was signed. */
export interface RawNotice {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a notice says, once it is known that WeChat wrote it to this merchant. */
export type Notice =
  | { readonly kind: "payment"; readonly payment: KnownPayment }
  | { readonly kind: "refund"; readonly refund: KnownRefund }
  /** How a transfer stands is read by its number, never believed from a notice. */
  | { readonly kind: "transfer"; readonly transferNumber: string }
  /** WeChat tries whether forged signatures are refused, or tells something that is none of our business. */
  | { readonly kind: "other"; readonly what: string };

export type NoticeRefusal =
  | "signature_missing"
  | "signature_wrong"
  | "signature_unknown_key"
  | "signature_too_old"
  | "undecipherable"
  | "wrong_merchant"
  | "unreadable";
export type ReadNotice =
  | { readonly ok: true; readonly notice: Notice }
  | {
      readonly ok: false;
      readonly refusal: NoticeRefusal;
      /** The order or refund that it speaks of, where WeChat wrote it but not to this merchant; else null. */
      readonly about: string | null;
    };

export interface Notices {
  /** Verifies, deciphers and reads a notice. It changes nothing and asks nobody. */
  read(raw: RawNotice, nowMs: number): ReadNotice;
}
