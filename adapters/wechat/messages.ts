import { callOpenApi, refusalOf } from "#adapters/wechat/openapi.ts";
import { dataOf, readTemplates } from "#core/message/templates.ts";
import type { Messages } from "#ports/messages.ts";

/**
 * WeChat's subscription messages, over wx-server-sdk.
 *
 * - `WECHAT_TEMPLATES`: JSON, moment → `{ id, fields: { ourName: "thing1" } }`. What is wrong in it is told in the log
 *   and left out: messages are never required, so no function stops for them.
 */
export function wechatMessages(env: Readonly<Record<string, string | undefined>>): Messages {
  const { templates, faults } = readTemplates(env["WECHAT_TEMPLATES"] ?? "");
  for (const fault of faults) console.error(new Error(`WECHAT_TEMPLATES: ${fault}`));
  return {
    templateOf: (moment) => templates[moment]?.id ?? null,
    async send({ openid, moment, page, fields }) {
      const template = templates[moment];
      if (!template) return { answer: "refused", code: 0, reason: "no template" };
      const message = { touser: openid, templateId: template.id, page };
      try {
        await callOpenApi(({ subscribeMessage }) =>
          subscribeMessage.send({ ...message, data: dataOf(template, fields) }),
        );
        return { answer: "sent" };
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) return { answer: "refused", ...refusal };
        return { answer: "unclear", reason: String(error).slice(0, 200) };
      }
    },
  };
}
