import * as z from "zod";
import { err, ok, type Result } from "#core/result.ts";

/** Limits of the platform: docs/operations.md, "Deploying". */
const TIMEOUT_SECONDS_MAX = 900;
const COLLECTIONS_MAX = 100;
const FUNCTIONS_MAX = 50;

const nameSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/);
const whySchema = z.string().min(1);

/** Conditions are the platform's own language: it refuses what it does not understand. */
const conditionSchema = z.union([z.boolean(), z.string().min(1).max(1_000)]);
const databaseRulesSchema = z.record(
  nameSchema,
  z.strictObject({ why: whySchema, read: conditionSchema, write: conditionSchema }),
);

const storageRulesSchema = z.strictObject({ read: conditionSchema, write: conditionSchema });

/** All that a rule of a function may say. */
const invokeSchema = z.union([
  z.boolean(),
  z.enum(["auth != null", "auth.loginType != 'ANONYMOUS' && auth != null"]),
]);
const functionRulesSchema = z
  .record(
    z.union([z.literal("*"), nameSchema]),
    z.strictObject({ why: whySchema, invoke: invokeSchema }),
  )
  .refine((rules) => rules["*"] !== undefined, '缺少 "*"，平台会拒绝');

const indexSchema = z.strictObject({
  name: nameSchema,
  unique: z.boolean().default(false),
  keys: z
    .array(z.strictObject({ name: z.string().min(1), direction: z.enum(["1", "-1", "2dsphere"]) }))
    .min(1),
});
const indexesSchema = z.record(nameSchema, z.array(indexSchema));

const functionSchema = z.strictObject({
  name: nameSchema,
  handler: z.string().regex(/^[A-Za-z0-9_-]+\.[A-Za-z_$][A-Za-z0-9_$]*$/),
  runtime: z.string().min(1),
  timeout: z.int().min(1).max(TIMEOUT_SECONDS_MAX),
  memorySize: z.int().min(64).max(3_072),
  installDependency: z.literal(false), // A bundle holds all that it needs.
  envVariables: z.record(z.string().regex(/^[A-Za-z_]\w*$/), z.string()).default({}),
  /** Where HTTP access leads to it; left out = it is not reached over HTTP. */
  path: z
    .string()
    .regex(/^(\/[A-Za-z0-9_-]+)+$/)
    .optional(),
  triggers: z
    .array(
      z.strictObject({ name: nameSchema, type: z.literal("timer"), config: z.string().min(1) }),
    )
    .max(1)
    .default([]),
});
const cloudbasercSchema = z.strictObject({
  version: z.literal("2.0"),
  envId: z.string(),
  functionRoot: z.string().min(1),
  functions: z.array(functionSchema).max(FUNCTIONS_MAX),
});

export type Index = z.infer<typeof indexSchema>;
export type FunctionEntry = z.infer<typeof functionSchema>;

const SCHEMAS = {
  "cloudbaserc.json": cloudbasercSchema,
  "database-rules.json": databaseRulesSchema,
  "database-indexes.json": indexesSchema,
  "function-rules.json": functionRulesSchema,
  "storage-rules.json": storageRulesSchema,
} as const;
/** The files that say what is deployed. */
export type FileName = keyof typeof SCHEMAS;
export const FILE_NAMES = Object.keys(SCHEMAS) as readonly FileName[];
export type Production = { readonly [F in FileName]: z.infer<(typeof SCHEMAS)[F]> };

/** Reads the texts of all of them. The errors are sentences that name the file and the field. */
export function readProduction(
  texts: Readonly<Record<FileName, string>>,
): Result<Production, readonly string[]> {
  const problems: string[] = [];
  const read = <F extends FileName>(file: F): Production[F] | null => {
    const parsed = SCHEMAS[file].safeParse(jsonOf(texts[file]));
    if (parsed.success) return parsed.data as Production[F];
    for (const { path, message } of parsed.error.issues) {
      problems.push(`${[file, ...path].join(" ")}：${message}`);
    }
    return null;
  };
  const rc = read("cloudbaserc.json");
  const rules = read("database-rules.json");
  const indexes = read("database-indexes.json");
  const functionRules = read("function-rules.json");
  const storageRules = read("storage-rules.json");
  if (!rc || !rules || !indexes || !functionRules || !storageRules) return err(problems);
  const production: Production = {
    "cloudbaserc.json": rc,
    "database-rules.json": rules,
    "database-indexes.json": indexes,
    "function-rules.json": functionRules,
    "storage-rules.json": storageRules,
  };
  const crossed = contradictions(production);
  return crossed.length > 0 ? err(crossed) : ok(production);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema says what is missing.
  }
}

/** What each file may say, but not all of them together. */
function contradictions(production: Production): string[] {
  const rules = production["database-rules.json"];
  const names = production["cloudbaserc.json"].functions.map(({ name }) => name);
  const open = Object.keys(production["database-indexes.json"]).filter((name) => !rules[name]);
  const strangers = Object.keys(production["function-rules.json"]).filter(
    (name) => name !== "*" && !names.includes(name),
  );
  return [
    ...open.map((name) => `database-indexes.json ${name}：database-rules.json 里没有它的权限`),
    ...strangers.map((name) => `function-rules.json ${name}：cloudbaserc.json 里没有这个云函数`),
    ...names
      .filter((name, i) => names.indexOf(name) !== i)
      .map((name) => `cloudbaserc.json functions：${name} 出现了两次`),
    ...(Object.keys(rules).length > COLLECTIONS_MAX
      ? [`database-rules.json：集合超过 ${COLLECTIONS_MAX} 个`]
      : []),
  ];
}
