/** Goal: an SDK that could not be made ready once is made ready by the next call, not given up for as long as the instance lives. */
let failures = 1;
const sdk = {
  DYNAMIC_CURRENT_ENV: "here",
  init: () => {
    if (failures-- > 0) throw new Error("no environment yet");
  },
  openapi: { answer: "yes" },
};
jest.mock("wx-server-sdk", () => sdk);

it("makes the SDK ready again after it failed, and then once", async () => {
  const { callOpenApi } = await import("#adapters/wechat/openapi.ts");
  const call = () => callOpenApi(async (openapi) => openapi);
  await expect(call()).rejects.toThrow("no environment yet");
  expect(await call()).toEqual({ answer: "yes" });
  expect(await call()).toEqual({ answer: "yes" });
  expect(failures).toBe(-1);
});
