import { INPUT_SHAPES } from "#core/brand/inputs.ts";
import type { Check } from "#core/brand/shape.ts";

export type Mended = {
  readonly document: Readonly<Record<string, unknown>>;
  /** The fields that were not as they must be. */
  readonly faults: readonly string[];
};

/** Which fields were read: those that `nested` names only in part. */
export type Part = { readonly nested: ReadonlySet<string> };

/**
 * An input as it can be used, whatever somebody typed into it.
 *
 * - `part`: only some fields were read, and those that are not there are not missed; null = all were.
 * - Returns null where all is well, or where the collection is no input.
 */
export function mended(collection: string, stored: object, part: Part | null): Mended | null {
  const shape = Object.hasOwn(INPUT_SHAPES, collection) ? INPUT_SHAPES[collection] : undefined;
  if (shape === undefined) return null;
  const known = new Map<string, unknown>(Object.entries(stored));
  const checkOf = (name: string, check: Check): Check =>
    part?.nested.has(name) ? (shape.rows?.[name] ?? (() => true)) : check;
  const broken = Object.entries(shape.fields).filter(
    ([name, [check]]) =>
      (known.has(name) || part === null) && !checkOf(name, check)(known.get(name)),
  );
  const hasRev = typeof known.get("rev") === "number" || (part !== null && !known.has("rev"));
  const faults = [...broken.map(([name]) => name), ...(hasRev ? [] : ["rev"])];
  if (faults.length === 0) return null;
  const instead = broken.map(([name, [, value]]) => {
    const remade = shape.remade?.[name];
    return [name, remade ? remade(known.get(name), String(known.get("_id"))) : value];
  });
  const off = Object.entries(shape.off).filter(([name]) => known.has(name) || part === null);
  return {
    document: {
      ...stored,
      ...Object.fromEntries([...instead, ...off]),
      ...(hasRev ? {} : { rev: 0 }),
    },
    faults,
  };
}
