import type { Index } from "./files.ts";
import type { Call } from "./plan.ts";

const TITLES: Readonly<Record<Call["kind"], string>> = {
  build: "构建",
  collection: "建集合",
  indexes: "建索引",
  rule: "设权限",
  storageRule: "设云存储权限",
  functionRules: "设云函数权限",
  function: "部署云函数",
  route: "设 HTTP 访问路径",
  timer: "设定时器",
  leftovers: "不再需要的索引",
  console: "上传品牌后台",
  model: "建数据模型",
};

/** What a call is called and what it is about, on one line. */
export function titleOf(call: Call): string {
  const about = subjectOf(call);
  return about === "" ? TITLES[call.kind] : `${TITLES[call.kind]} ${about}`;
}

function subjectOf(call: Call): string {
  if (call.kind === "function") return call.spec.name;
  if (call.kind === "timer" || call.kind === "route") return call.functionName;
  return "collection" in call ? call.collection : "";
}

/**
 * The parameters of a call, a line each, for people. Of the environment only names are told: every value
 * may be a secret.
 */
export function parametersOf(call: Call, missing: readonly string[] = []): readonly string[] {
  switch (call.kind) {
    case "build":
    case "collection":
      return [];
    case "console":
      return [`${call.folder} → ${call.path}/`, `config.json ${JSON.stringify(call.config)}`];
    case "model": {
      const titles = Object.entries(call.schema.properties).map(
        ([field, { title }]) => `${field} ${title}`,
      );
      return [`${call.schema.title}（${titles.join("，")}）`];
    }
    case "indexes":
      return call.indexes.map(indexText);
    case "leftovers":
      return [call.isDropping ? "删除（--drop-unwanted-indexes）" : "只报告"];
    case "rule":
    case "storageRule":
      return [JSON.stringify(call.rule)];
    case "functionRules":
      return Object.entries(call.rules).map(([name, rule]) => `${name} ${JSON.stringify(rule)}`);
    case "route":
      return [call.path];
    case "timer":
      return [`${call.timer.name} "${call.timer.config}" UTC+8`];
    case "function": {
      const { folder, handler, runtime, timeout, memorySize, envVariables } = call.spec;
      const values = Object.entries(envVariables).map(([name, value]) =>
        missing.some((variable) => value.includes(`env.${variable}`))
          ? `${name}=（未设置）`
          : `${name}=***`,
      );
      return [`${folder} ${handler} ${runtime} ${timeout} s ${memorySize} MB`, ...values];
    }
  }
}

/** An index as one reads it: its name, then its fields in order with their directions. */
export const indexText = ({ name, unique, keys }: Index): string =>
  `${name}${unique ? " unique" : ""} (${keys.map((key) => `${key.name} ${key.direction}`).join(", ")})`;

/** A plan as text: every call with its number, its parameters below it. */
export function planText(calls: readonly Call[], missing: readonly string[]): string {
  const width = String(calls.length).length;
  return calls
    .map((call, i) =>
      [
        `${String(i + 1).padStart(width)}  ${titleOf(call)}`,
        ...parametersOf(call, missing).map((line) => `${" ".repeat(width + 6)}${line}`),
      ].join("\n"),
    )
    .join("\n");
}

/** A text without any of the secrets, for what others say: an error may quote what it was sent. */
export const masked = (text: string, secrets: readonly string[]): string =>
  [...secrets]
    .filter((secret) => secret.length > 3) // Shorter ones hide nothing, and would hide every word.
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
