import { badRequest, fieldsOf, onlyFields, textField } from "../../control/fields.ts";
import { getAndPost, post, type Route } from "../../control/route.ts";
import type { createFunctionPush } from "./functionPush.ts";
import type { Delivery, MessagePush } from "./messagePush.ts";
import type { PushTargets } from "./pushTargets.ts";

export type PushParts = {
  readonly push: MessagePush;
  readonly toFunction: ReturnType<typeof createFunctionPush>;
  readonly targets: PushTargets;
  /** Told of each message that a user sent. */
  readonly onMessage: (message: Readonly<Record<string, unknown>>) => void;
};

const FIELDS_MAX = 50;

/** A developer pushes a message: to an address, or without one to a function. */
export function pushRoutes(o: PushParts): [string, Route][] {
  const { push, targets } = o;
  return [
    [
      "/control/wechat/push",
      post(async ({ body }) =>
        fieldsOf(body)["url"] === undefined ? pushToFunction(o, body) : push.send(body),
      ),
    ],
    ["/control/wechat/push/verify", post(({ body }) => push.verify(body))],
    [
      "/control/wechat/push/targets",
      getAndPost(
        async () => ({ targets: targets.list() }),
        async ({ body }) => targets.set(body),
      ),
    ],
  ];
}

/** To the function that is named, else to the one that hears of such messages. Any JSON may stand in the message. */
async function pushToFunction(
  { toFunction, onMessage }: PushParts,
  body: unknown,
): Promise<Omit<Delivery, "status">> {
  const fields = fieldsOf(body);
  onlyFields(fields, ["functionName", "message"], "a message pushed to a function (or give url)");
  const message = { MsgType: "event", ...fieldsOf(fields["message"] ?? {}) };
  if (Object.keys(message).length > FIELDS_MAX) {
    throw badRequest(`message takes ${FIELDS_MAX} fields at most`);
  }
  onMessage(message);
  const delivery =
    fields["functionName"] === undefined
      ? await toFunction(message, "by hand")
      : await toFunction.to(textField(fields, "functionName"), message, "by hand");
  const { taken: delivered, tries, answer: reply } = delivery;
  return { delivered, tries, reply };
}
