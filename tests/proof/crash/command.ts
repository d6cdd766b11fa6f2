import type { Asked, Channel, Shop } from "#tests/proof/testing/shop.ts";

/** One command of the money, in a world in which it has something to do. */
export type Command = {
  readonly name: string;
  /** How money comes in; left out = WeChat Pay v3. */
  readonly channel?: Channel;
  /** What happened before. It is done once, without faults. */
  readonly given: (shop: Shop) => Promise<void>;
  /** The call, made from what is known by then. It is repeated to the letter. */
  readonly asked: Asked | ((shop: Shop) => Asked);
  /** Whoever called hears nothing and never comes back; left out = he asks until he has an answer. */
  readonly isLeft?: true;
  /** What happens elsewhere between the call and the rest, with or without a fault. */
  readonly then?: (shop: Shop) => Promise<void>;
};
