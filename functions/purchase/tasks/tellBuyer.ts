import { purchaseNotice } from "#core/message/texts.ts";
import { sendMessage } from "#functions/message/send.ts";
import type { Handler } from "#functions/purchase/tasks.ts";

/** A subscription message to the buyer. It is never required: whatever WeChat says of it, the task is done. */
export const tellBuyer: Handler<"message"> = async (deps, purchase, { moment, about }, nowMs) => {
  const { messages } = deps;
  if (!messages) return { outcome: "waits" };
  await sendMessage({ ...deps, messages }, purchaseNotice(purchase, { moment, about }), nowMs);
  return { outcome: "done" };
};
