import type { IdentityReply, OwnYearReply } from "../../contracts/tax.ts";
import { call } from "./call";

type Card = { readonly name: string; readonly idNumber: string };

export const identity = (): Promise<IdentityReply | null> => call("tax", "identity");
/** The person has read what it is for and agreed. */
export const submitIdentity = (card: Card): Promise<IdentityReply> =>
  call("tax", "submitIdentity", { ...card, consent: true });
export const forgetIdentity = (): Promise<IdentityReply> => call("tax", "forgetIdentity");
export const year = (year: string): Promise<OwnYearReply> => call("tax", "year", { year });
