import { stampedSize } from "./stamp";

it.each([
  [300, 200, 300, 200],
  [1440, 1440, 1440, 1440],
  [2880, 1440, 1440, 720],
  [1000, 4320, 333, 1440],
])("makes %d × %d a picture of %d × %d", (width, height, stampedWidth, stampedHeight) => {
  expect(stampedSize({ width, height })).toEqual({ width: stampedWidth, height: stampedHeight });
});
