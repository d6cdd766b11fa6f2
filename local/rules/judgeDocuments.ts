import { resolveServerDates } from "../database/ejson.ts";
import { valueAt } from "../database/path.ts";
import type { Doc } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import { authOf, ownerName } from "./caller.ts";
import type { Rule } from "./expression.ts";
import { judge, refusal, type Judgement, type Words } from "./judgement.ts";
import { createLookups, type ReadDocument } from "./lookups.ts";
import { judgeByDocument, judgeByQuery } from "./prove.ts";
import { waysOf, type Facts } from "./queryFacts.ts";
import { reduce } from "./reduce.ts";
import { requestDataOf } from "./requestData.ts";
import type { Operation } from "./ruleFiles.ts";
import type { World } from "./world.ts";

export type Request = {
  readonly operation: Operation;
  readonly caller: Identity | undefined;
  readonly query?: Doc | undefined;
  readonly data?: Doc | undefined;
};

/**
 * Judges a request by a rule. Read, update and delete are allowed only if every document that the query can find, be
 * it what it may, makes the rule true; create, if the new document does.
 */
export async function judgeDocuments(
  rule: Rule,
  request: Request,
  o: { nowMs: number; read: ReadDocument },
): Promise<Judgement> {
  const lookups = createLookups(o.read);
  const auth = authOf(request.caller);
  const around = { auth, nowMs: o.nowMs, resource: undefined, look: lookups.look };
  const judgeOnce =
    request.operation === "create"
      ? creating(rule, request, around)
      : querying(rule, request, around);
  let judgement = judgeOnce();
  // What a get() answers may lead to the next one; each turn reads one more document at least.
  while (await lookups.readAsked()) judgement = judgeOnce();
  return judgement;
}

type Around = Pick<World, "auth" | "nowMs" | "resource" | "look">;

/** A new document: the rule's `doc` and `request.data` are both it, with the `_openid` that the platform writes. */
function creating(rule: Rule, { caller, data = {} }: Request, around: Around): () => Judgement {
  const owner = ownerName(caller);
  const given = resolveServerDates(data, around.nowMs);
  const doc = owner === undefined || "_openid" in given ? given : { ...given, _openid: owner };
  const world: World = {
    ...around,
    requestData: doc,
    fixed: (path) => ({ value: valueAt(doc, path) ?? null }),
  };
  return () => judge(rule, reduce(rule.expression, world), judgeByDocument(doc), CREATING);
}

const NOT_TRUE = "对新文档不成立 (it is not true of the new document)";
const CREATING: Words = () => NOT_TRUE;

function querying(rule: Rule, request: Request, around: Around): () => Judgement {
  const { query = {}, data = {} } = request;
  const ways = waysOf(resolveServerDates(query, around.nowMs));
  if (ways === undefined) return () => refusal(rule, TOO_MANY_WAYS);
  const requestData =
    request.operation === "update"
      ? requestDataOf(resolveServerDates(data, around.nowMs))
      : undefined;
  return () => {
    let last: Judgement | undefined;
    for (const facts of ways) {
      const world: World = { ...around, requestData, fixed: facts.fixed };
      const formula = reduce(rule.expression, world);
      last = judge(rule, formula, judgeByQuery(facts), wordsOf(facts));
      if (!last.allowed) return last;
    }
    return last ?? refusal(rule, TOO_MANY_WAYS);
  };
}

const TOO_MANY_WAYS = "查询的 $or 分支太多 (the query has too many alternatives to be proven)";

function wordsOf(facts: Facts): Words {
  return (path) => {
    const field = ["doc", ...path].join(".");
    return facts.about(path).length === 0
      ? `未被查询证明 (the query does not say ${field})`
      : `未被查询证明 (the query allows other values of ${field})`;
  };
}
