import { memoryCodePictures, sceneOf } from "./codes.ts";

it("says the scene, behind the mark of a PNG file", async () => {
  const picture = await memoryCodePictures().picture("v1AbC9xK");
  expect(Buffer.from(picture).subarray(1, 4).toString()).toBe("PNG");
  expect(sceneOf(picture)).toBe("v1AbC9xK");
});
