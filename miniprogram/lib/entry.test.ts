import { noteEntry, tellEntry } from "./entry";
import { scan } from "../services/qrcode";
import { CallError } from "../services/call";

let hasAgreed = false;
jest.mock("../services/session", () => ({ session: () => Promise.resolve({ hasAgreed }) }));
jest.mock("../services/qrcode", () => ({ scan: jest.fn() }));

/** Goal: nobody's code is told before he agreed, none is lost by a bad connection, and none is asked about for ever. */
const scanned = jest.mocked(scan);
const kept = new Map<string, unknown>();

beforeEach(() => {
  kept.clear();
  scanned.mockReset();
  hasAgreed = true;
  const wx = {
    getStorageSync: (name: string) => kept.get(name) ?? "",
    setStorageSync: (name: string, value: unknown) => kept.set(name, value),
    removeStorageSync: (name: string) => kept.delete(name),
  };
  Object.assign(globalThis, { wx });
});
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

it("waits with the code until he agreed, and tells it once", async () => {
  hasAgreed = false;
  noteEntry({ scene: "a%3D1" });
  await turn();
  expect(scanned).not.toHaveBeenCalled();
  hasAgreed = true;
  await tellEntry();
  await tellEntry();
  expect(scanned.mock.calls).toEqual([["a=1"]]);
});

it.each([
  ["that is none is forgotten", new CallError("code_unknown", "x"), false],
  ["that did not get through is kept", new CallError("offline", "x", {}, false), true],
  ["is kept when something else broke", new Error("x"), true],
])("a code %s", async (_, error, isKept) => {
  scanned.mockRejectedValue(error);
  noteEntry({ scene: "abc" });
  await turn();
  expect(kept.has("openedCode")).toBe(isKept);
});

it.each([{}, { scene: "" }, { scene: 5 }])("notes nothing of %j", (query) => {
  noteEntry(query);
  expect(kept.size).toBe(0);
});
