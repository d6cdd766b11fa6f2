import { actionName, FUNCTION_NAMES } from "#core/staff/actionNames.ts";
import { ROLE_NAMES, ROLES, type Kind } from "#core/staff/roles.ts";

/** Who was let in when he called an action, and who was not. */
export type Seen = {
  readonly name: string;
  readonly action: string;
  readonly kind: Kind | null;
  /** The callers who were let in: roles, `person`, `nobody`, `stranger`. */
  readonly allowed: ReadonlySet<string>;
};
const KINDS: Readonly<Record<Kind, string>> = {
  read: "看",
  personal: "看个人信息，留记录",
  write: "改，留记录",
  own: "只关于自己，留记录",
};

const HEAD = `# 谁可以做什么 · Who may do what

这一页由测试生成：\`tests/e2e/roles.test.ts\` 用每一种身份真的调用每一个操作，把结果写在这里；代码和这一页不一致时测试失败。
改了权限后用 \`ROLES=write npx jest tests/e2e/roles.test.ts\` 重新生成。规则见 [staff.md](domain/staff.md)。

This page is generated: the test calls every action as every role over the wire and writes down who was let in.

- **负责人 owner** 什么都可以；**审计 auditor** 什么都看得到，什么都不能改。
- **运营 operations** 管推广员、商品、库存、活动、内容和方案草稿；**财务 finance** 管提现、税、欠款、对账和更正；**客服 service** 管订单、发货、售后、退款和顾客。
- **门店 store** 只能操作自己门店的取货和库存，别的门店一律拒绝（\`store_forbidden\`）。
- **留记录** 的操作连同改动前后的内容写进操作记录，只有负责人和审计看得到。
- **两人** 的操作由一人提出，另一人决定。
- 未登录的人、登录了但不是员工的人，下面的每一项都被拒绝（除了「我是谁」「登录」「接受邀请」）。

`;

const EXPORTS = `## 导入导出的表格 · Tables

\`sheets\` 的操作还要看是哪一种表格（core/staff/sheetKinds.ts）：

`;

/** docs/roles.md, from what was seen. \`tables\`: which roles may take out and bring in which table. */
export function rolesPage(
  seen: readonly Seen[],
  tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): string {
  const names = [...new Set(seen.map(({ name }) => name))].sort();
  const sections = names.map((name) =>
    sectionOf(
      name,
      seen.filter((one) => one.name === name),
    ),
  );
  const ofTables = Object.entries(tables).map(([kind, { export: out = [], import: into = [] }]) =>
    row([kind, namesOf(out), namesOf(into)]),
  );
  const tableHead = [row(["表格", "导出", "导入"]), row(["---", "---", "---"])];
  return `${HEAD}${sections.join("\n")}\n${EXPORTS}${[...tableHead, ...ofTables].join("\n")}\n`;
}

const namesOf = (roles: readonly string[]): string =>
  ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_NAMES[role])
    .join("、");
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function sectionOf(name: string, seen: readonly Seen[]): string {
  const columns = [...ROLES.map((role) => ROLE_NAMES[role]), "顾客"];
  const head = ["操作", "类别", ...columns];
  const rows = seen.map(({ action, kind, allowed }) => {
    const marks = [...ROLES, "person"].map((who) => (allowed.has(who) ? "✓" : ""));
    return row([
      `${actionName(`${name}.${action}`)} \`${action}\``,
      kind ? KINDS[kind] : "登录",
      ...marks,
    ]);
  });
  const title = `## ${FUNCTION_NAMES[name] ?? name} · ${name}`;
  return `${title}\n\n${row(head)}\n${row(head.map(() => "---"))}\n${rows.join("\n")}\n`;
}
