import type { Placed, PlaceRequest, QuoteReply } from "../../../contracts/checkout.ts";
import { CallError, sentenceOf } from "../../services/call";
import { place } from "../../services/checkout";

/** How an attempt to order ended. After `unclear` the order may be there: the same request finds out. */
export type PlaceEnd =
  | { readonly end: "placed"; readonly placed: Placed }
  | { readonly end: "changed"; readonly quote: QuoteReply; readonly message: string }
  | { readonly end: "refused"; readonly code: string; readonly message: string }
  | { readonly end: "unclear"; readonly message: string };

/** Orders, and asks once more when the answer is lost: the same id is the same order. */
export async function placeSafely(request: Omit<PlaceRequest, "action">): Promise<PlaceEnd> {
  const first = await placeOnce(request);
  return first.end === "unclear" ? placeOnce(request) : first;
}

async function placeOnce(request: Omit<PlaceRequest, "action">): Promise<PlaceEnd> {
  try {
    return { end: "placed", placed: await place(request) };
  } catch (error) {
    const message = sentenceOf(error);
    if (!(error instanceof CallError) || !error.isRefusal) return { end: "unclear", message };
    if (error.code === "price_changed" && isQuote(error.facts.quote)) {
      return { end: "changed", quote: error.facts.quote, message };
    }
    return { end: "refused", code: error.code, message };
  }
}

const isQuote = (value: unknown): value is QuoteReply =>
  typeof value === "object" && value !== null && "amounts" in value;
