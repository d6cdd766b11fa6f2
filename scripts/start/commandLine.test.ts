import { readCommandLine } from "./commandLine.ts";

it("opens the teahouse on the usual ports when nothing is said", () => {
  expect(readCommandLine([])).toEqual({
    ok: true,
    value: {
      port: 8790,
      dataFolder: ".data/demo",
      filling: { kind: "teahouse" },
      hasClerk: true,
      help: false,
    },
  });
});

it("takes what is said", () => {
  const read = readCommandLine(["--port", "9000", "--data", "d", "--empty"]);
  expect(read).toMatchObject({
    value: { port: 9000, dataFolder: "d", filling: { kind: "nothing" } },
  });
  expect(readCommandLine(["--no-clerk"])).toMatchObject({ value: { hasClerk: false } });
  expect(readCommandLine(["--orders", "mine.csv"])).toMatchObject({
    value: { filling: { kind: "orders", file: "mine.csv" } },
  });
});

it.each([
  [["--port", "0"]],
  [["--port", "65534"]],
  [["--port", "8790x"]],
  [["--data", ""]],
  [["--empty", "--orders", "mine.csv"]],
  [["shop"]],
  [["--nonsense"]],
])("refuses %j", (words) => {
  expect(readCommandLine(words).ok).toBe(false);
});
