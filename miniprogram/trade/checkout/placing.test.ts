import { placeSafely } from "./placing";

/** Goal: a lost answer makes no second order, and no answer is taken for what it is not. */
const request = { orderId: "O1" } as Parameters<typeof placeSafely>[0];
type Answer = object | Error;

function door(answers: readonly Answer[]) {
  const asked: string[] = [];
  const left = [...answers];
  const callFunction = ({ data }: { data: { orderId: string } }) => {
    asked.push(data.orderId);
    const next = left.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve({ result: next });
  };
  Object.assign(globalThis, { wx: { getStorageSync: () => "", cloud: { callFunction } } });
  return asked;
}
const lost = new Error("lost");
const placed = { ok: true, data: { orderId: "O1" } };
const no = (code: string, facts: object = {}) => ({
  ok: false,
  error: { code, message: "不行", ...facts },
});

it.each([
  [[placed], "placed", 1],
  [[lost, placed], "placed", 2],
  [[lost, lost], "unclear", 2],
  [[no("stock_short")], "refused", 1],
  [[lost, no("order_closed")], "refused", 2],
  [[no("price_changed", { quote: { amounts: {} } })], "changed", 1],
  [[no("price_changed")], "refused", 1],
])("%j: %s after %d calls", async (answers, end, calls) => {
  const asked = door(answers);
  expect(await placeSafely(request)).toMatchObject({ end });
  expect(asked).toEqual(Array.from({ length: calls }, () => "O1"));
});
