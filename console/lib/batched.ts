/**
 * Asks for single things in common questions: what is asked for in one go, as by the rows of a list, goes together, and
 * nothing is asked for twice. What a question failed to bring is null, and is asked for again by the next one.
 *
 * - `max`: so many things one question may have.
 */
export function batched<T>(
  ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  max: number,
): (id: string) => Promise<T | null> {
  const known = new Map<string, Promise<T | null>>();
  let open: { readonly ids: string[]; readonly answer: Promise<ReadonlyMap<string, T>> } | null;
  open = null;
  const begin = () => {
    const ids: string[] = [];
    const answer = Promise.resolve().then(() => {
      if (open?.ids === ids) open = null;
      return ask(ids);
    });
    return { ids, answer };
  };
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const batch = open !== null && open.ids.length < max ? open : begin();
    open = batch;
    batch.ids.push(id);
    const found = batch.answer.then(
      (answers) => answers.get(id) ?? null,
      () => {
        known.delete(id);
        return null;
      },
    );
    known.set(id, found);
    return found;
  };
}
