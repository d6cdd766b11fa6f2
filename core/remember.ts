/**
 * The same function, which works out each answer once for as long as its question lives.
 *
 * - For what follows from a document that never changes, like a plan, and is asked for with every order.
 */
export function remembered<K extends object, V>(answer: (question: K) => V): (question: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (question) => {
    const before = known.get(question);
    if (before) return before.value;
    const value = answer(question);
    known.set(question, { value });
    return value;
  };
}
