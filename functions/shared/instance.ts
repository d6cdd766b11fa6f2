/** The deps that others were made of for one call. */
const originals = new WeakMap<object, object>();

/** Says that `own` is `deps` for the time of one call: what an instance remembers it remembers by `deps`. */
export function forOneCall<D extends object>(deps: D, own: D): D {
  originals.set(own, originals.get(deps) ?? deps);
  return own;
}

/** What an instance remembers, by its deps; the same for every call of the instance. */
export function ofInstance<D extends object, V>(make: (deps: D) => V): (deps: D) => V {
  const known = new WeakMap<object, { readonly value: V }>();
  return (deps) => {
    const key = originals.get(deps) ?? deps;
    const before = known.get(key);
    if (before) return before.value;
    const value = make(deps);
    known.set(key, { value });
    return value;
  };
}
