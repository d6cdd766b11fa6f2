import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Cloud, SiteFile } from "./cloud.ts";
import type { ConsoleSite, Model } from "./plan.ts";
import { type Step, step } from "./step.ts";

/**
 * Puts the console on static hosting: its parts first and the page last, so that no page asks for a part that is not
 * there. Parts of older builds stay, for whoever has an older page open.
 */
export async function putConsole(site: ConsoleSite, cloud: Cloud): Promise<Step> {
  const address = await cloud.site();
  if (address === null) {
    await cloud.createSite();
    throw new Error("静态托管刚刚开启，平台要准备几分钟：请过几分钟再运行一次");
  }
  const files = filesOf(site);
  const isLast = ({ cloudPath }: SiteFile): boolean => /\.(html|json)$/.test(cloudPath);
  await cloud.upload(files.filter((file) => !isLast(file)));
  await cloud.upload(files.filter(isLast));
  const notes = (await cloud.takesPasswords()) ? [] : [PASSWORDS_OFF];
  return step(`${files.length} 个文件，https://${address}/${site.path}/index.html`, notes);
}

const PASSWORDS_OFF =
  "用户名密码登录没有开启，员工登不进后台：请在控制台「身份认证 → 登录方式」里打开";

/** The files of the build, and `config.json` for this environment, which is written beside them first. */
function filesOf({ folder, path, config }: ConsoleSite): readonly SiteFile[] {
  const configFile = `${folder}.config.json`;
  writeFileSync(configFile, `${JSON.stringify(config)}\n`);
  const built = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, name: file.slice(folder.length + 1).replaceAll("\\", "/") }))
    .filter(({ name }) => name !== "config.json" && name !== "demo.json");
  return [
    ...built.map(({ file, name }) => ({ localPath: file, cloudPath: `${path}/${name}` })),
    { localPath: configFile, cloudPath: `${path}/config.json` },
  ];
}

/** Creates what is missing. One that differs is told and left: staff may have changed it in the console. */
export async function putModel({ collection, schema }: Model, cloud: Cloud): Promise<Step> {
  const there = await cloud.model(collection);
  if (there === null) {
    await cloud.createModel(collection, schema.title, JSON.stringify(schema));
    return step("已创建并发布");
  }
  if (isDeepStrictEqual(namesIn(there.schema), namesIn(JSON.stringify(schema)))) {
    return step("已存在");
  }
  const how = "可用 tcb db push -d database-models -n";
  return step("已存在", [
    `字段或标题不一致，未改动：数据模型 ${collection}；${how} ${collection} 覆盖`,
  ]);
}

/** The fields of a model with their titles. The platform adds fields of its own, which say so. */
function namesIn(schema: string): Readonly<Record<string, unknown>> {
  const { properties = {} } = JSON.parse(schema) as { properties?: Record<string, Named> };
  const own = Object.entries(properties).filter(([, property]) => property["x-system"] !== true);
  return Object.fromEntries(own.map(([field, { title }]) => [field, title]));
}
type Named = { readonly title?: string; readonly "x-system"?: boolean };
