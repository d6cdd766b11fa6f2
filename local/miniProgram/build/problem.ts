import { relative } from "node:path";

/** One thing that is wrong with a mini program. `line` counts from 1; undefined where the whole file is meant. */
export type Problem = {
  readonly file: string;
  readonly line: number | undefined;
  readonly message: string;
};

/** A mini program that cannot be built, with everything that is wrong with it. */
export class BuildError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join("\n"));
    this.name = "BuildError";
    this.problems = problems;
  }
}

export function problemText({ file, line, message }: Problem): string {
  return `${file}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** Gathers problems, so that one build tells all of them. Files are told relative to the project. */
export class Problems {
  readonly #directory: string;
  readonly #found = new Map<string, Problem>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  add(file: string, line: number | undefined, message: string): void {
    const problem = { file: relative(this.#directory, file) || file, line, message };
    this.#found.set(problemText(problem), problem);
  }

  throwIfAny(): void {
    if (this.#found.size > 0) throw new BuildError([...this.#found.values()]);
  }
}

/** The line, from 1, of the first place where `text` stands; undefined where it does not. */
export function lineOf(source: string, text: string): number | undefined {
  const at = source.indexOf(text);
  return at < 0 ? undefined : lineAt(source, at);
}

export function lineAt(source: string, index: number): number {
  let line = 1;
  for (let at = source.indexOf("\n"); at >= 0 && at < index; at = source.indexOf("\n", at + 1)) {
    line += 1;
  }
  return line;
}
