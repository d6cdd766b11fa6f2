import { isDeepStrictEqual } from "node:util";
import type { Cloud, RuleOwner } from "./cloud.ts";
import { masked, titleOf } from "./describe.ts";
import { putIndexes, tendLeftovers } from "./indexes.ts";
import { putConsole, putModel } from "./site.ts";
import { type Step, step } from "./step.ts";
import type { Call, FunctionSpec, Timer } from "./plan.ts";

/** How a deployment ended. */
export type Outcome = {
  /** Calls that are done; all of them, unless there is a failure. */
  readonly done: number;
  /** What differs from the files and was left alone: sentences. */
  readonly notes: readonly string[];
  readonly failure: { readonly call: Call; readonly message: string } | null;
};
export type RunOptions = {
  readonly build: () => Promise<void>;
  /** Is told each call when it is done. */
  readonly say: (line: string) => void;
  /** What no error may show, besides the values of the environment. */
  readonly secrets: readonly string[];
  readonly pause: (ms: number) => Promise<void>;
};

/** A rule may be shown a moment after it was set. */
const READ_BACK_TRIES = 3;
const READ_BACK_PAUSE_MS = 2_000;

/** Makes the calls one after another and stops at the first that fails. Running again is safe. */
export async function run(
  calls: readonly Call[],
  cloud: Cloud,
  options: RunOptions,
): Promise<Outcome> {
  const notes: string[] = [];
  for (const [done, call] of calls.entries()) {
    const number = `[${String(done + 1).padStart(String(calls.length).length)}/${calls.length}]`;
    try {
      const { said, notes: more } = await perform(call, cloud, options);
      options.say(`${number} ${titleOf(call)}：${said}`);
      for (const note of more) options.say(`       ${note}`);
      notes.push(...more);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const failure = { call, message: masked(message, [...options.secrets, ...valuesOf(calls)]) };
      return { done, notes, failure };
    }
  }
  return { done: calls.length, notes, failure: null };
}

const valuesOf = (calls: readonly Call[]): string[] =>
  calls.flatMap((call) => (call.kind === "function" ? Object.values(call.spec.envVariables) : []));

async function perform(call: Call, cloud: Cloud, options: RunOptions): Promise<Step> {
  switch (call.kind) {
    case "build":
      await options.build();
      return step("完成");
    case "collection":
      if (await cloud.hasCollection(call.collection)) return step("已存在");
      await cloud.createCollection(call.collection);
      return step("已创建");
    case "indexes":
      return putIndexes(call.collection, call.indexes, cloud);
    case "leftovers":
      return tendLeftovers(call.wanted, cloud, call);
    case "rule":
      return putRule({ collection: call.collection }, call.rule, cloud, options);
    case "storageRule":
      return putRule("storage", call.rule, cloud, options);
    case "functionRules":
      return putRule("functions", call.rules, cloud, options);
    case "function":
      return putFunction(call.spec, cloud);
    case "route":
      return putRoute(call.functionName, call.path, cloud);
    case "timer":
      return putTimer(call.functionName, call.timer, cloud);
    case "console":
      return putConsole(call, cloud);
    case "model": {
      const { said, notes } = await putModel(call, cloud);
      await putRule({ collection: call.collection }, call.rule, cloud, options);
      return step(said, notes);
    }
  }
}

/** Sets a rule and reads it back: what the platform did not take would leave the data open. */
async function putRule(
  owner: RuleOwner,
  rule: object,
  cloud: Cloud,
  { pause }: RunOptions,
): Promise<Step> {
  await cloud.setRule(owner, JSON.stringify(rule));
  let found: string | null = null;
  for (let tries = 1; tries <= READ_BACK_TRIES; tries += 1) {
    if (tries > 1) await pause(READ_BACK_PAUSE_MS);
    found = await cloud.rule(owner);
    if (isDeepStrictEqual(parsed(found), rule)) return step("已设置，读回一致");
  }
  throw new Error(`设置了 ${JSON.stringify(rule)}，读回的却是 ${found ?? "（没有自定义权限）"}`);
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

async function putFunction(spec: FunctionSpec, cloud: Cloud): Promise<Step> {
  const state = await cloud.functionState(spec.name);
  if (state !== null && state.runtime !== spec.runtime) {
    throw new Error(
      `现在的运行环境是 ${state.runtime}，平台不能改成 ${spec.runtime}：请先在控制台删除这个云函数，再运行一次`,
    );
  }
  await cloud.putFunction(spec);
  return step(state === null ? "已创建" : "已更新");
}

/** A path that leads elsewhere is told and nothing is changed: whoever set it may need it. */
async function putRoute(functionName: string, path: string, cloud: Cloud): Promise<Step> {
  const there = await cloud.routeAt(path);
  if (there === functionName) return step("已存在");
  if (there !== null) throw new Error(`${path} 已指向 ${there}，请先在控制台处理`);
  await cloud.createRoute(path, functionName);
  return step("已创建");
}

async function putTimer(functionName: string, timer: Timer, cloud: Cloud): Promise<Step> {
  const timers = (await cloud.functionState(functionName))?.timers ?? [];
  const notes = timers
    .filter(({ name }) => name !== timer.name)
    .map(({ name, config }) => `文件里没有，未改动：${functionName} 的定时器 ${name} "${config}"`);
  const there = timers.find(({ name }) => name === timer.name);
  if (there?.config === timer.config) return step("已存在", notes);
  // A pattern cannot be changed. Between the two calls there is no timer, which hurts nobody.
  if (there) await cloud.removeTimer(functionName, timer.name);
  await cloud.createTimer(functionName, timer);
  return step(there ? "已更改" : "已创建", notes);
}
