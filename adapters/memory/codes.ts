import type { CodePictures } from "#ports/codes.ts";

/** What every PNG file starts with. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Codes for unit tests. The "picture" is the mark of a PNG file and the scene as text, so that a test can
 * read what was drawn without a scanner.
 */
export function memoryCodePictures(): CodePictures {
  return {
    async picture(scene) {
      return Uint8Array.from([...PNG, ...new TextEncoder().encode(scene)]);
    },
  };
}

/** The scene of a picture drawn here. */
export function sceneOf(picture: Uint8Array): string {
  return new TextDecoder().decode(picture.subarray(PNG.length));
}
