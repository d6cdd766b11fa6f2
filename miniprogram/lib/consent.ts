import type { Answer, Ask, Asked } from "../../contracts/message.ts";
import { newId } from "./ids";
import { answer, ask } from "../services/message";

type Templates = Asked["templates"];
type Results = Answer["results"];

/** What a page may ask for; none when it cannot be read, since no message is worth an error. */
export const templatesFor = (at: Ask["at"]): Promise<Templates> =>
  ask(at)
    .then(({ templates }) => templates)
    .catch(() => []);

/**
 * Asks at a tap whether the shop may tell of what comes next. WeChat wants the question right at the tap, so the templates
 * are read before. A refusal changes nothing; true when at least one message may be sent.
 */
export async function askConsent(templates: Templates): Promise<boolean> {
  if (templates.length === 0) return false;
  const said = await wx
    .requestSubscribeMessage({ tmplIds: templates.map(({ templateId }) => templateId) })
    .catch(() => null); // The person or WeChat said no at all.
  if (said === null) return false;
  const results = resultsOf(templates, said as unknown as Readonly<Record<string, unknown>>);
  if (Object.keys(results).length === 0) return false;
  const answerId = newId();
  await answer(answerId, results)
    .catch(() => answer(answerId, results))
    .catch(() => undefined); // The same answer counts once; lost twice, a message less is sent.
  return Object.values(results).includes("accept");
}

const ANSWERS = ["accept", "reject", "ban", "filter"] as const;

/** WeChat answers by template, the shop counts by moment. */
export function resultsOf(templates: Templates, said: Readonly<Record<string, unknown>>): Results {
  const results: Results = {};
  for (const { moment, templateId } of templates) {
    const found = ANSWERS.find((each) => each === said[templateId]);
    if (found !== undefined) results[moment] = found;
  }
  return results;
}
