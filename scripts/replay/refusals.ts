import { appendFileSync, createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** An event that the system refused. */
export type Refused = {
  readonly line: number;
  readonly do: string;
  readonly code: string;
  readonly findings?: unknown;
};

/** What was refused, kept in a file, since a log may have any number of such events. */
export function openRefusals(folder: string) {
  const file = join(folder, "refused.jsonl");
  let count = 0;
  return {
    add(refused: Refused): void {
      count += 1;
      appendFileSync(file, `${JSON.stringify(refused)}\n`);
    },
    count: () => count,
    async *all(): AsyncGenerator<Refused> {
      if (!existsSync(file)) return;
      for await (const line of createInterface({ input: createReadStream(file) })) {
        yield JSON.parse(line) as Refused;
      }
    },
  };
}
export type Refusals = ReturnType<typeof openRefusals>;
