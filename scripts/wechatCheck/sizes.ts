/** How large WeChat's compiler made each package of a mini program, in bytes. */
export type Sizes = {
  readonly main: number;
  readonly subpackages: ReadonlyMap<string, number>;
  readonly whole: number;
};

/** What the packages may weigh: WeChat allows 2 MB each and 30 MB in all; ours stay far below. */
export const MAIN_MAX = 600 * 1024;
export const WHOLE_MAX = 1638 * 1024;

/** `files`: compiled contents by their paths. `roots`: of the subpackages, as app.json names them. */
export function sizesOf(files: ReadonlyMap<string, number>, roots: readonly string[]): Sizes {
  const subpackages = new Map(roots.map((root) => [root, 0]));
  let main = 0;
  for (const [path, bytes] of files) {
    const root = roots.find((one) => path.startsWith(`${one}/`));
    if (root === undefined) main += bytes;
    else subpackages.set(root, (subpackages.get(root) ?? 0) + bytes);
  }
  const whole = [...subpackages.values()].reduce((sum, bytes) => sum + bytes, main);
  return { main, subpackages, whole };
}

/** What is too large, in sentences; empty when all fits. */
export function tooLarge({ main, whole }: Sizes): readonly string[] {
  const over = (what: string, bytes: number, most: number) =>
    bytes <= most ? [] : [`${what}有 ${kilobytes(bytes)}，最多 ${kilobytes(most)}`];
  return [...over("主包", main, MAIN_MAX), ...over("整个小程序", whole, WHOLE_MAX)];
}

export const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`;
