import type { World } from "#tests/simulation/world.ts";

/** Something that a caller was told. It must be so now, and stay so. */
export function claim(world: World, wrong: () => string | null): void {
  world.claims.push(wrong);
  const text = wrong();
  if (text !== null) fail(world, "claim", text);
}

/** Somebody was told what cannot be. */
export const fail = ({ violations }: World, id: string, text: string): void =>
  void violations.push({ invariant: "told", id, text });

/** Whether the case of an order knows a fact. */
export const hasFact = ({ memory }: World, orderId: string, factKey: string): boolean =>
  memory.documents.cases.get(orderId)?.facts.some(({ key }) => key === factKey) ?? false;
