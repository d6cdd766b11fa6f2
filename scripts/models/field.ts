import type { Collections } from "#ports/store.ts";

/** What a field of a document is, for people who read collections in CloudBase's console. */
export type Kind = "text" | "number" | "time" | "money" | "yes" | "object" | "list" | "choice";
export type Field<K extends Kind = Kind> = {
  readonly kind: K;
  readonly title: string;
  readonly remark?: string;
  /** Of a choice: what each word means. */
  readonly labels?: Readonly<Record<string, string>>;
};

type Plain<V> = Exclude<V, null | undefined>;
/** Words that are known one by one; not any text, and no text that is put together. */
type IsChoice<S extends string> = string extends S
  ? false
  : object extends Record<S, 1>
    ? false
    : true;
type Choice<S extends string> = Field<"choice"> & { readonly labels: Readonly<Record<S, string>> };
type FieldFor<V> = [Plain<V>] extends [readonly unknown[]]
  ? Field<"list">
  : [Plain<V>] extends [boolean]
    ? Field<"yes">
    : [Plain<V>] extends [number]
      ? Field<"number" | "time" | "money">
      : [Plain<V>] extends [string]
        ? IsChoice<Plain<V> & string> extends true
          ? Choice<Plain<V> & string>
          : Field<"text">
        : Field<"object">;
type Names<T> = Exclude<T extends unknown ? keyof T : never, "_id" | "rev">;
type ValueOf<T, F> = T extends unknown ? (F extends keyof T ? T[F] : never) : never;

/** A title for every field that a document may have, and for none that it has not: the compiler counts. */
export type Fields<T> = { readonly [F in Names<T>]-?: FieldFor<ValueOf<T, F>> };

/** A collection as staff see it. */
export type Model<C extends keyof Collections> = {
  readonly title: string;
  /** What it is, in a sentence. */
  readonly about: string;
  /** What `_id` is. */
  readonly id: string;
  /** In the order in which they are shown: the one that names the document first. */
  readonly fields: Fields<Collections[C]>;
};
export type Models<C extends keyof Collections> = { readonly [N in C]: Model<N> };

const of =
  <K extends Kind>(kind: K) =>
  (title: string, remark?: string): Field<K> => ({
    ...{ kind, title },
    ...(remark === undefined ? {} : { remark }),
  });
export const text = of("text");
export const number = of("number");
export const time = of("time");
export const money = of("money");
export const yes = of("yes");
export const object = of("object");
export const list = of("list");
export const choice = <L extends Readonly<Record<string, string>>>(
  title: string,
  labels: L,
): Field<"choice"> & { readonly labels: L } => ({ kind: "choice", title, labels });
