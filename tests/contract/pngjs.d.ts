/** pngjs brings no types of its own. These are the ones that the tests use. */
declare module "pngjs" {
  export const PNG: {
    sync: {
      read(file: Uint8Array): { width: number; height: number; data: Uint8Array };
    };
  };
}
