import { useCallback, useRef, useState } from "react";
import { CallError } from "../lib/call.ts";
import { product } from "../services/catalogue.ts";
import type { Products } from "./goods.ts";

export type AskedProducts = {
  readonly known: Products;
  /** Asks for those that were not asked for yet; an answer that does not come is asked for again by the next one. */
  readonly ask: (productIds: readonly string[]) => void;
  /** Whether the last answer was that products cannot be read now. */
  readonly isOut: boolean;
};

/** Products by their ids, each asked for once as long as the screen is open. */
export function useProducts(): AskedProducts {
  const [known, setKnown] = useState<Products>(() => new Map());
  const [isOut, setOut] = useState(false);
  const asked = useRef(new Set<string>());
  const ask = useCallback((productIds: readonly string[]) => {
    for (const id of productIds) {
      if (asked.current.has(id)) continue;
      asked.current.add(id);
      const keep = (found: Awaited<ReturnType<typeof product>> | null) => {
        setKnown((last) => new Map(last).set(id, found));
        setOut(false);
      };
      product(id).then(keep, (error: unknown) => {
        if (error instanceof CallError && error.code === "product_unknown") return keep(null);
        asked.current.delete(id);
        setOut(true);
      });
    }
  }, []);
  return { known, ask, isOut };
}
