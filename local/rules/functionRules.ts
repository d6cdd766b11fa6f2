import type { Identity } from "../functions/context.ts";
import { complain, isObject, objectAt, within } from "../project/fields.ts";
import { authOf } from "./caller.ts";
import { FUNCTION_RULES, type OnMistake } from "./ruleFiles.ts";

/** Who may call a function: the four that the platform knows. */
export type InvokeRule = "true" | "false" | "auth != null" | "auth != null, not anonymous";

/** By function; `*` is there always and stands for all that are not named. */
export type FunctionRules = ReadonlyMap<string, InvokeRule>;

const FORMS: ReadonlyMap<string, InvokeRule> = new Map([
  ["true", "true"],
  ["false", "false"],
  ["auth!=null", "auth != null"],
  ["auth.loginType!='ANONYMOUS'&&auth!=null", "auth != null, not anonymous"],
  ["auth!=null&&auth.loginType!='ANONYMOUS'", "auth != null, not anonymous"],
]);

/** The rules of function-rules.json; a missing file means the platform's default. Errors: ProjectError, to `onMistake`. */
export function readFunctionRules(file: unknown, onMistake: OnMistake): FunctionRules {
  const place = { file: FUNCTION_RULES, field: "" };
  const functions = objectAt(file ?? { "*": { invoke: "auth != null" } }, place);
  const rules = new Map<string, InvokeRule>();
  for (const [name, value] of Object.entries(functions)) {
    const at = within(place, name);
    if (!isObject(value)) {
      onMistake(complain(at, "must be an object with invoke"));
      continue;
    }
    const stray = Object.keys(value).find((key) => key !== "invoke" && key !== "why");
    if (stray !== undefined) onMistake(complain(within(at, stray), "is neither invoke nor why"));
    // The platform's own pages write `auth!==null` too, which means the same.
    const written = String(value["invoke"]).replaceAll(/\s+/g, "").replaceAll("!==", "!=");
    const rule = FORMS.get(written.replaceAll('"', "'"));
    if (rule === undefined) {
      const forms =
        'true, false, "auth != null" or "auth.loginType != \'ANONYMOUS\' && auth != null"';
      onMistake(complain(within(at, "invoke"), `must be ${forms}`));
    }
    rules.set(name, rule ?? "false");
  }
  if (!rules.has("*"))
    onMistake(complain(within(place, "*"), "is missing, and the platform demands it"));
  return rules;
}

/** The rule of a function, as one writes it. */
export function invokeRuleOf(rules: FunctionRules, name: string): InvokeRule {
  return rules.get(name) ?? rules.get("*") ?? "false";
}

/** Why the caller may not call, or undefined. An absent loginType is a mini program's user, who is not anonymous. */
export function refusalOfCall(rule: InvokeRule, caller: Identity | undefined): string | undefined {
  const auth = authOf(caller);
  if (rule === "true") return undefined;
  if (rule === "false")
    return "规则为 false，客户端不能调用 (the rule is false: no client may call it)";
  if (auth === null) return "auth != null 不成立：未登录 (nobody is signed in)";
  if (rule === "auth != null" || auth["loginType"] !== "ANONYMOUS") return undefined;
  return "auth.loginType != 'ANONYMOUS' 不成立：匿名登录 (the caller is anonymous)";
}

/** The rule as the platform's console shows it. */
export function invokeText(rule: InvokeRule): string {
  return rule === "auth != null, not anonymous"
    ? "auth.loginType != 'ANONYMOUS' && auth != null"
    : rule;
}
