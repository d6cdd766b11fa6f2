/** Goal: what is not there says so by its name; what only listens is let be, since packages ask before they call. */
import { orNotEmulated } from "./notEmulated.ts";

function made() {
  const said: string[] = [];
  const screen = { layers: undefined as never, notEmulated: (what: string) => said.push(what) };
  const wx = orNotEmulated("wx", { known: 1 }, screen) as Record<string, (o?: unknown) => unknown>;
  return { said, wx };
}

it("fails as APIs fail, and says it once", async () => {
  const { wx, said } = made();
  await expect(wx["startBeacon"]?.()).rejects.toMatchObject({
    errMsg: "startBeacon:fail not supported in the browser",
  });
  await expect(wx["startBeacon"]?.()).rejects.toThrow();
  expect(said).toEqual(["wx.startBeacon"]);
  expect(() => wx["createMap"]?.()).toThrow("not supported");
});

it.each(["onMenuButtonBoundingClientRectWeightChange", "offBeacon"])(
  "%s does nothing",
  async (name) => {
    const { wx, said } = made();
    const answered = wx[name]?.(() => undefined);
    await Promise.resolve(answered).catch(() => undefined);
    expect(answered).toBe(undefined);
    expect(said).toEqual([]);
  },
);

it("leaves alone what is there", () => expect(made().wx["known"]).toBe(1));
