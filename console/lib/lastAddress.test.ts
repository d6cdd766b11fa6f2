import { keepAddress, lastAddress } from "./lastAddress.ts";

it("leads back to a list as it was left", () => {
  expect(lastAddress("/orders")).toBe("/orders");
  keepAddress("/orders", "?state=toShip");
  expect(lastAddress("/orders")).toBe("/orders?state=toShip");
  expect(lastAddress("/stock")).toBe("/stock");
  keepAddress("/orders", "");
  expect(lastAddress("/orders")).toBe("/orders");
});
