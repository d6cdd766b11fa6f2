import { pay } from "./pay";

/** Goal: an order counts as paid when the shop's books say so, and in no other case. */
type Reply = object | Error;
const wanted = { ok: true, data: { payment: { signType: "RSA" }, expiresAtMs: 1 } };
const no = (code: string) => ({ ok: false, error: { code, message: "不行" } });
const is = (state: string) => ({ ok: true, data: { state } });

function phone(replies: Readonly<Record<string, Reply[]>>, sheet: Reply) {
  jest.spyOn(globalThis, "setTimeout").mockImplementation(((go: () => void, ms: number) => {
    if (ms < 10_000) queueMicrotask(go);
    return 0;
  }) as unknown as typeof setTimeout);
  const callFunction = ({ data }: { data: { action: string } }) => {
    const all = replies[data.action] ?? [];
    const next = all.length > 1 ? all.shift() : all[0];
    return next instanceof Error ? Promise.reject(next) : Promise.resolve({ result: next });
  };
  const requestPayment = () =>
    sheet instanceof Error ? Promise.reject({ errMsg: sheet.message }) : Promise.resolve(sheet);
  const wx = { getStorageSync: () => "", cloud: { callFunction }, requestPayment };
  Object.assign(globalThis, { wx });
}
afterEach(() => jest.restoreAllMocks());

const cancel = new Error("requestPayment:fail cancel");
const broken = new Error("requestPayment:fail jsapi");

it.each([
  ["paid", [wanted], {}, [is("paid")], "paid"],
  ["told late", [wanted], {}, [is("open"), new Error("lost"), is("paid")], "paid"],
  ["never told", [wanted], {}, [is("open")], "unclear"],
  ["closed sheet", [wanted], cancel, [is("paid")], "cancelled"],
  ["broken sheet", [wanted], broken, [is("closed")], "closed"],
  ["broken sheet, nothing paid", [wanted], broken, [is("open")], "cancelled"],
  ["broken sheet, paid", [wanted], broken, [is("open"), is("paid")], "paid"],
  ["paid before", [no("order_paid")], {}, [], "paid"],
] as const)("%s: %s", async (_, asked, sheet, checks, end) => {
  phone({ pay: [...asked], checkPayment: [...checks] }, sheet);
  expect(await pay("O1")).toBe(end);
});

it("says why an order cannot be paid", async () => {
  phone({ pay: [no("order_closed")] }, {});
  await expect(pay("O1")).rejects.toMatchObject({ code: "order_closed" });
});
