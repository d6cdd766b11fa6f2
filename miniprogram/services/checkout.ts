import type { Placed, PlaceRequest, QuoteReply, QuoteRequest } from "../../contracts/checkout.ts";
import { call } from "./call";

/** Items left out = what is chosen in the cart; no delivery = without freight. */
export type QuoteWish = {
  readonly items?: PlaceRequest["items"];
  readonly delivery: QuoteRequest["delivery"];
  readonly couponId: string | null;
};

export const quote = (wish: QuoteWish): Promise<QuoteReply> => call("checkout", "quote", wish);
/** `orderId` is made once for each intention to order. */
export const place = (request: Omit<PlaceRequest, "action">): Promise<Placed> =>
  call("checkout", "place", request);
