/** Goal: each person has one phone at most, four lie there at most, and a share never opens the wrong one. */
import fc from "fast-check";
import {
  matching,
  newPerson,
  PHONES_MAX,
  scaleFor,
  withLook,
  withoutPhone,
  withPhone,
  type Phone,
} from "./phones.ts";

const person = (openid: string) => ({ openid, name: `N${openid}`, note: "" });
const launch = { path: "pages/a/a", query: {}, scene: 1007 };

it("never lays down more than four phones, nor two of one person, and the one asked for lies there", () => {
  const who = fc.constantFrom("a", "b", "c", "d", "e", "f");
  fc.assert(
    fc.property(fc.array(who, { minLength: 1, maxLength: 30 }), (openids) => {
      let phones: readonly Phone[] = [];
      for (const openid of openids) {
        phones = withPhone(phones, person(openid), launch);
        const there = phones.map((phone) => phone.person.openid);
        expect(there.length).toBeLessThanOrEqual(PHONES_MAX);
        expect(new Set(there).size).toBe(there.length);
        expect(phones.find((phone) => phone.person.openid === openid)?.launch).toEqual(launch);
      }
    }),
  );
});

it("opens an own phone anew only where something is to be opened", () => {
  const one = withPhone([], person("a"), undefined);
  expect(withPhone(one, person("a"), undefined)).toBe(one);
  expect(withPhone(one, person("a"), launch)[0]).toMatchObject({ launch, openings: 2 });
});

it("changes the look of one phone, and takes one away", () => {
  const two = withPhone(withPhone([], person("a"), undefined), person("b"), undefined);
  const dark = withLook(two, "b", { theme: "dark" });
  expect(dark.map(({ theme }) => theme)).toEqual(["light", "dark"]);
  expect(withoutPhone(dark, "a").map((phone) => phone.person.openid)).toEqual(["b"]);
});

it.each([
  ["", ["oA", "oB"]],
  [" 安 ", ["oA"]],
  ["推广", ["oB"]],
  ["OB", ["oB"]],
  ["x", []],
])("finds by %j", (search, found) => {
  const people = [
    { openid: "oA", name: "安娜", note: "" },
    { openid: "oB", name: "阿本", note: "推广员" },
  ];
  expect(matching(people, search).map(({ openid }) => openid)).toEqual(found);
});

it("makes a new person whom the server takes for one", () => {
  const { openid, name } = newPerson("  小明 ");
  expect(openid).toMatch(/^o[A-Za-z0-9]{22}$/);
  expect(name).toBe("小明");
});

it("makes phones as large as they fit, side by side, and no smaller than can be read", () => {
  const room = fc.record({
    width: fc.integer({ min: 200, max: 4_000 }),
    height: fc.integer({ min: 300, max: 2_500 }),
  });
  fc.assert(
    fc.property(room, fc.integer({ min: 0, max: PHONES_MAX }), (size, count) => {
      const scale = scaleFor(size, count);
      expect(scale).toBeGreaterThanOrEqual(0.52);
      expect(scale).toBeLessThanOrEqual(1);
      if (scale === 0.52) return;
      expect(scale * 408 * count + 28 * (count + 1)).toBeLessThanOrEqual(size.width + 28);
      expect(scale * 844 + 150).toBeLessThanOrEqual(size.height + 0.001);
    }),
  );
});
