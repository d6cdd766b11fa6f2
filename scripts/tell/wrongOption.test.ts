import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fileProblem } from "#scripts/tell/fileProblem.ts";
import { wrongOption } from "#scripts/tell/wrongOption.ts";

/** What a call throws. */
function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("it threw nothing");
}
const options = { json: { type: "boolean" }, look: { type: "string" } } as const;

it.each([
  [["--bogus"], "没有选项 --bogus"],
  [["-x"], "没有选项 -x"],
  [["--look"], "选项 --look 后面要写值"],
  [["--json=1"], "选项 --json 后面不写值"],
])("%j: %s", (args, sentence) => {
  expect(wrongOption(thrown(() => parseArgs({ args, options })))).toBe(sentence);
});

it("says which file there is none of, and nothing of other errors", () => {
  expect(fileProblem(thrown(() => readFileSync("/nowhere/x")))).toBe(
    "没有这个文件或目录：/nowhere/x",
  );
  expect(fileProblem(new Error("x"))).toBeNull();
});
