import { expect, jest, test } from "@jest/globals";
import { inTurn } from "./inTurn.ts";

/** A sender whose answers are given by hand. */
function desk() {
  const sent: string[] = [];
  const answers: { give: (value: string) => void; refuse: (error: Error) => void }[] = [];
  const send = (what: string) => () => {
    sent.push(what);
    return new Promise<string>((give, refuse) => answers.push({ give, refuse }));
  };
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { sent, answers, send, turn };
}

test("one after the other, and of several under one key only the newest", async () => {
  const { sent, answers, send, turn } = desk();
  const settled = jest.fn<(last: string) => void>();
  const queue = inTurn<string>({ settled, failed: () => undefined });
  queue.put("a", send("a1"));
  queue.put("a", send("a2"));
  queue.put("b", send("b1"));
  queue.put("a", send("a3"));
  expect(sent).toEqual(["a1"]);
  answers[0]?.give("A1");
  await turn();
  expect(sent).toEqual(["a1", "b1"]);
  expect(settled).not.toHaveBeenCalled();
  answers[1]?.give("B1");
  await turn();
  answers[2]?.give("A3");
  await turn();
  expect(sent).toEqual(["a1", "b1", "a3"]);
  expect(settled.mock.calls).toEqual([["A3"]]);
  expect(queue.isBusy()).toBe(false);
});

test("a failure drops what waits, is told once, and the next change is sent again", async () => {
  const { sent, answers, send, turn } = desk();
  const failed = jest.fn<(error: unknown) => void>();
  const settled = jest.fn<(last: string) => void>();
  const queue = inTurn<string>({ settled, failed });
  queue.put("a", send("a1"));
  queue.put("b", send("b1"));
  queue.put("c", send("c1"));
  expect(queue.isBusy()).toBe(true);
  answers[0]?.refuse(new Error("no"));
  await turn();
  expect(sent).toEqual(["a1"]);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(settled).not.toHaveBeenCalled();
  queue.put("b", send("b2"));
  answers[1]?.give("B2");
  await turn();
  expect(sent).toEqual(["a1", "b2"]);
  expect(settled.mock.calls).toEqual([["B2"]]);
});
