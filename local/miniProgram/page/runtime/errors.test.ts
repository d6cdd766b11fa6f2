/** Goal: what the person chose is no error of a page; whatever else went wrong is. */
import { isChoice } from "./errors.ts";

it.each([
  ["showActionSheet:fail cancel", true],
  ["requestPayment:fail cancel", true],
  ["getLocation:fail auth deny", true],
  ["getLocation:fail auth denied", true],
  ["getPhoneNumber:fail user deny", true],
  ["chooseMedia:fail privacy permission is not authorized", true],
  ["requestPayment:fail 该订单已支付，请勿重复支付", false],
  ["cloud.callFunction:fail Error: errCode: -501000", false],
  ['navigateTo:fail page "a" is not found', false],
])("%s", (errMsg, isChosen) => {
  expect(isChoice(Object.assign(new Error(errMsg), { errMsg }))).toBe(isChosen);
});

it.each([[undefined], [null], ["showActionSheet:fail cancel"], [new Error("x:fail cancel")]])(
  "%p is not of an API",
  (reason) => expect(isChoice(reason)).toBe(false),
);
