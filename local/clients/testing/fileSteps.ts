import type { App } from "./app.ts";
import type { Step } from "./play.ts";

const NONE = "cloud://local-env.x/none.txt";

/** A file, as the platform has it, and how it goes up: by PUT unless said. */
export type OwnFile = { readonly filePath: unknown; readonly method?: "post" };

/** A file's way up, down and out. */
export function fileSteps(app: App, file: OwnFile): Step[] {
  let fileID = "";
  return [
    [
      "uploadFile",
      async () => {
        const told = await app.uploadFile({ cloudPath: "p/a b.txt", ...file });
        ({ fileID } = told as { fileID: string });
        return fileID.replace(/^cloud:\/\/[^/]+/, "");
      },
    ],
    [
      "uploadFile, after",
      async () => {
        const told = await app.getTempFileURL({ fileList: [fileID] });
        const [found] = (told as { fileList: { tempFileURL: string }[] }).fileList;
        return (await fetch(encodeURI(found?.tempFileURL ?? ""))).text();
      },
    ],
    ["deleteFile", () => app.deleteFile({ fileList: [fileID] })],
    ["deleteFile, after", () => app.getTempFileURL({ fileList: [fileID] })],
    ["getTempFileURL, nothing there", () => app.getTempFileURL({ fileList: [NONE] })],
  ];
}
