/** Goal: bytes come back as they were written, in every encoding that holds all bytes. */
import fc from "fast-check";
import { decodeText, encodeText } from "./bytes.ts";

it.each(["base64", "hex", "binary"])("%s holds every byte", (encoding) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const text = decodeText(new Uint8Array(bytes), encoding);
      expect([...encodeText(text, encoding)]).toEqual([...bytes]);
    }),
  );
});

it("takes buffers and views as they are, and text as UTF-8", () => {
  const { buffer } = Uint8Array.of(1, 2, 3, 4);
  expect([...encodeText(buffer, "")]).toEqual([1, 2, 3, 4]);
  expect([...encodeText(new Uint8Array(buffer, 1, 2), "")]).toEqual([2, 3]);
  expect(decodeText(encodeText("茶", ""), "utf8")).toBe("茶");
});

it.each([
  ["an unknown encoding", () => encodeText("x", "utf7")],
  ["no text", () => encodeText(5, "utf8")],
  ["broken base64", () => encodeText("?", "base64")],
])("refuses %s", (_, run) => {
  expect(run).toThrow();
});
