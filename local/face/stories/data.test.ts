/** Story: looking a document up, mending it, and meeting somebody who has mended it as well. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import { readerOfEach, story } from "../testing/reader.ts";

let server: TestServer;
const reader = readerOfEach(() => server.url);

beforeAll(async () => {
  server = await startTestServer({
    files: {
      "database-rules.json": JSON.stringify({ orders: { read: false, write: false } }),
      "database-indexes.json": JSON.stringify({
        orders: [{ name: "byBuyer", unique: false, keys: [{ name: "buyer", direction: "1" }] }],
      }),
    },
    freezeAtMs: Date.UTC(2026, 0, 1, 19, 4, 5),
  });
  for (let n = 0; n < 30; n++) {
    const day = { $date: new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString() };
    const document = {
      _id: `order-${n}`,
      buyer: n % 2 ? "o_li" : "o_zhang",
      totalFen: 100 * n,
      day,
    };
    await server.control("data/save", { collection: "orders", document });
  }
});
afterAll(() => server.close());

const theRows = () => reader().page.locator("tbody tr");

story("finds documents by query, by id, by order, page by page", async () => {
  const { page, go, sees } = reader();
  await go("#/data");
  await sees("byBuyer");
  await page.getByRole("link", { name: "orders" }).click();
  await sees("1–25 / 30");
  await reader().button("下一页 →");
  await sees("26–30 / 30");

  await page.fill("#query", '{"buyer": "o_li", "totalFen": {"$gte": 2500}}');
  await page.getByLabel("按字段排序").fill("totalFen");
  await page.getByLabel("方向").selectOption("-1");
  await sees("1–3 / 3");
  expect(await theRows().first().textContent()).toContain("order-29");
  // The address says it all: a reload shows the same.
  await page.reload();
  await sees("1–3 / 3");

  await page.fill("#query", "order-7");
  await page.keyboard.press("Enter");
  await sees("1–1 / 1");
  await page.fill("#query", '{"buyer": "nobody"}');
  await page.keyboard.press("Enter");
  await sees("没有找到");
  expect(reader().complaints).toEqual([]);
});

story(
  "says where a query is wrong, and what the database thinks of one that it does not know",
  async () => {
    const { page, go, sees } = reader();
    await go("#/data/orders");
    await page.fill("#query", "{buyer: 'o_li'}");
    await sees("第 1 行第 2 列：字段名要加双引号");
    expect(await page.getByRole("button", { name: "查询" }).isDisabled()).toBe(true);
    await page.fill("#query", '{"buyer": {"$near": 1}}');
    await page.keyboard.press("Enter");
    await sees("查询被拒绝");
    expect(await page.locator("#query-below").textContent()).toMatch(/^[a-z_]+: .*near/);
  },
);

story("shows a document with its types, edits it, and keeps what came before", async () => {
  const { page, go, sees, button } = reader();
  await go("#/data/orders/order-3");
  await sees("2026-01-04 08:00:00");
  await sees("2026-01-04T00:00:00.000Z");
  await sees("¥3.00");
  await button("编辑");
  const editor = page.getByLabel("文档（EJSON）");
  const before = await editor.inputValue();
  await editor.fill(before.replace('"o_li"', '"o_wang"').replace("{", "{,"));
  await sees("字段名");
  await editor.fill(before.replace('"order-3"', '"order-x"'));
  await sees("_id 不能改");
  await editor.fill(before.replace('"o_li"', "9007199254740993"));
  await sees('{"$numberLong": "9007199254740993"}');
  await editor.fill(before.replace('"o_li"', '"o_wang"'));
  await button("保存");
  await sees("已保存");
  await sees('"o_wang"');
  await page.getByRole("link", { name: "历史" }).click();
  await page.getByRole("table", { name: "差别" }).first().waitFor();
  expect(await page.locator(".diff").first().textContent()).toContain('buyer"o_li""o_wang"');
  expect(reader().complaints).toEqual([]);
});

story("does not run over what somebody else has saved meanwhile", async () => {
  const { page, go, sees, button } = reader();
  await go("#/data/orders/order-4");
  await button("编辑");
  const editor = page.getByLabel("文档（EJSON）");
  const mine = (await editor.inputValue()).replace('"o_zhang"', '"mine"');
  const theirs = JSON.parse(mine.replace('"mine"', '"theirs"')) as object;
  await server.control("data/save", { collection: "orders", document: theirs });
  await editor.fill(mine);
  await button("保存");
  await sees("有人在此期间改过这个文档");
  expect(await page.locator("dialog .diff").textContent()).toContain('buyer"theirs""mine"');
  const stored = async () => {
    const found = await server.control("data/find", {
      collection: "orders",
      query: { _id: "order-4" },
    });
    return (found.body["documents"] as { buyer: string }[])[0]?.buyer;
  };
  expect(await stored()).toBe("theirs");
  await button("用我的覆盖");
  await sees("已保存");
  expect(await stored()).toBe("mine");
});

story("makes a collection and a document, and deletes it only when told twice", async () => {
  const { page, go, sees, button } = reader();
  await go("#/data");
  await button("新建集合");
  await page.getByLabel("名称").fill("notes");
  await button("新建");
  await sees("集合是空的");
  await button("新建文档");
  await page.getByLabel(/^文档（EJSON/).fill('{ "_id": "n1", "text": "茶" }');
  await page.keyboard.press("Control+Enter");
  await sees('"茶"');
  expect(page.url()).toContain("#/data/notes/n1");
  await button("删除…");
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await button("删除…");
  await button("删除");
  await sees("集合是空的");
  await go("#/data?tab=changes");
  await page
    .locator(".panel", { hasText: "delete" })
    .getByRole("link", { name: "notes / n1" })
    .waitFor();
  await page
    .locator(".panel", { hasText: "insert" })
    .getByRole("link", { name: "notes / n1" })
    .waitFor();
  expect(reader().complaints).toEqual([]);
});
