import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import type { Collections } from "#ports/store.ts";

/** What is told of each document that is written, right when it is. */
export type Witnesses = {
  readonly [C in keyof Collections]?: (
    after: Collections[C],
    before: Collections[C] | undefined,
  ) => void;
};

/** Memory that tells of every write. Whoever writes past the store is seen too. */
export function watchedMemory(witnesses: Witnesses): Memory {
  const memory = emptyMemory();
  const { documents } = memory;
  const tell = <T>(
    map: Map<string, T>,
    told: ((after: T, before: T | undefined) => void) | undefined,
  ): void => {
    const set = map.set.bind(map);
    map.set = (id, after) => {
      const before = map.get(id);
      set(id, after);
      told?.(after, before);
      return map;
    };
  };
  tell(documents.orders, witnesses.orders);
  tell(documents.cases, witnesses.cases);
  tell(documents.fans, witnesses.fans);
  tell(documents.posts, witnesses.posts);
  tell(documents.promoters, witnesses.promoters);
  tell(documents.calendars, witnesses.calendars);
  tell(documents.plans, witnesses.plans);
  tell(documents.wallets, witnesses.wallets);
  tell(documents.withdrawals, witnesses.withdrawals);
  tell(documents.journal, witnesses.journal);
  tell(documents.settings, witnesses.settings);
  return memory;
}
