import { type Moment, MOMENTS } from "#core/message/message.ts";
import { FIELDS } from "#core/message/texts.ts";
import { fitted } from "#core/message/fields.ts";

/** A template that the brand has at WeChat, and which of its fields say what of ours. */
export type Template = {
  readonly id: string;
  /** Our name → the field's name there: `{ "goods": "thing1" }`. */
  readonly fields: Readonly<Record<string, string>>;
};
export type Templates = Readonly<Partial<Record<Moment, Template>>>;
/** Null `templates`: what was given is none at all, and why. */
export type ReadTemplates = { readonly templates: Templates; readonly faults: readonly string[] };

/**
 * The templates that a deployment names, in JSON: moment → `{ id, fields }`.
 *
 * - A moment that is wrong is left out and said: messages are never required, so nothing stops for them.
 */
export function readTemplates(text: string): ReadTemplates {
  if (text.trim() === "") return { templates: {}, faults: [] };
  const given = parsed(text);
  if (given === null) return { templates: {}, faults: ["WECHAT_TEMPLATES is no JSON object"] };
  const templates: Partial<Record<Moment, Template>> = {};
  const faults: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const moment = MOMENTS.find((one) => one === name);
    const read = moment === undefined ? "no such moment" : templateOf(moment, value);
    if (moment === undefined || typeof read === "string") faults.push(`${name}: ${String(read)}`);
    else templates[moment] = read;
  }
  return { templates, faults };
}

/** What WeChat is sent: each field of the template with what we have for it, cut to its length. */
export const dataOf = (
  { fields }: Template,
  ours: Readonly<Record<string, string>>,
): Readonly<Record<string, { readonly value: string }>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      field,
      { value: fitted(field, ours[name] ?? "") },
    ]),
  );

/** The template, or what is wrong with it. */
function templateOf(moment: Moment, value: unknown): Template | string {
  if (!isRecord(value)) return "no object";
  const { id, fields } = value;
  if (typeof id !== "string" || id === "") return "no id";
  if (!isRecord(fields)) return "no fields";
  const read: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (!FIELDS[moment].includes(name)) return `we have no field ${name}`;
    if (typeof field !== "string" || !/^[a-z_]+\d+$/.test(field))
      return `${name} is no field there`;
    read[name] = field;
  }
  return Object.keys(read).length === 0 ? "no fields" : { id, fields: read };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
