import type { Cloud } from "./cloud.ts";
import { indexText } from "./describe.ts";
import type { Index } from "./files.ts";
import type { WantedIndexes } from "./plan.ts";
import { type Step, step } from "./step.ts";

/** Creates what is missing. What is there and differs is for `tendLeftovers`, when the new functions run. */
export async function putIndexes(
  collection: string,
  wanted: readonly Index[],
  cloud: Cloud,
): Promise<Step> {
  const found = await cloud.indexes(collection);
  const missing = wanted.filter(({ name }) => !found.some((index) => index.name === name));
  if (missing.length > 0) {
    await cloud.createIndexes(collection, missing).catch((error: unknown) => {
      const old = leftoversOf(collection, found, wanted).map(({ said }) => said);
      if (old.length === 0) throw error;
      // They may be what leaves no room, and nothing after this tells them.
      throw new Error([error instanceof Error ? error.message : error, ...old].join("；"));
    });
  }
  return step(`新建 ${missing.length} 个，共 ${wanted.length} 个`);
}

/**
 * Indexes that the environment has and the files no longer want, by their names: told, and dropped only when
 * asked. One that has a wanted name and other fields is dropped and created as it should be.
 *
 * Comes after the functions: those that ran before may still read by an old index.
 */
export async function tendLeftovers(
  wanted: WantedIndexes,
  cloud: Cloud,
  { isDropping }: { readonly isDropping: boolean },
): Promise<Step> {
  const notes: string[] = [];
  for (const [collection, indexes] of Object.entries(wanted)) {
    const leftovers = leftoversOf(collection, await cloud.indexes(collection), indexes);
    notes.push(...leftovers.map(({ said }) => said));
    if (!isDropping || leftovers.length === 0) continue;
    await cloud.dropIndexes(
      collection,
      leftovers.map(({ name }) => name),
    );
    const again = leftovers.flatMap(({ inPlace }) => inPlace);
    if (again.length > 0) await cloud.createIndexes(collection, again);
  }
  if (notes.length === 0) return step("没有，不用做什么");
  return isDropping
    ? step(`已删除 ${notes.length} 个：${notes.join("；")}`)
    : step(`${notes.length} 个，未改动。${HOW_TO_DROP}`, notes);
}

const HOW_TO_DROP =
  "要删：再运行一次，加上 --drop-unwanted-indexes --yes；或在控制台「文档型数据库 → 集合 → 索引管理」里逐个删";

type Leftover = {
  readonly name: string;
  /** The wanted index of the same name, or none. */
  readonly inPlace: readonly Index[];
  readonly said: string;
};

const leftoversOf = (
  collection: string,
  found: readonly Index[],
  wanted: readonly Index[],
): readonly Leftover[] =>
  found.flatMap((index): Leftover[] => {
    const { name } = index;
    const inPlace = wanted.filter((one) => one.name === name);
    if (isPlatforms(index) || inPlace.some((one) => indexText(one) === indexText(index))) return [];
    const said =
      inPlace.length === 0
        ? `不再需要的索引：${collection} 的 ${indexText(index)}`
        : `不一致的索引：${collection} 现有 ${indexText(index)}，应为 ${inPlace.map(indexText).join()}`;
    return [{ name, inPlace, said }];
  });

const PLATFORM_FIELDS = ["_id", "_openid"];

/** Every collection comes with indexes of `_id` and `_openid`. Whatever they are called, they stay. */
const isPlatforms = ({ name, keys }: Index): boolean =>
  name.startsWith("_") || keys.every((key) => PLATFORM_FIELDS.includes(key.name));
