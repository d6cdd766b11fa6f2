import type { Client } from "#adapters/cloudbase/client.ts";
import type { Files } from "#ports/files.ts";

/** So many files one request may remove. */
const REMOVED_AT_ONCE = 50;
/** The SDK answers with this code where it went well. */
const SUCCESS = "SUCCESS";

/** Files in CloudBase's storage, over node-sdk. What the storage refuses is thrown, with its reason. */
export const cloudbaseFiles = ({ app }: Client): Files => ({
  async save(path, content) {
    const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: Buffer.from(content) });
    return fileID;
  },
  async read(fileId) {
    const { fileContent } = await app.downloadFile({ fileID: fileId });
    if (!Buffer.isBuffer(fileContent)) throw new Error(`no file: ${fileId}`);
    return fileContent;
  },
  async link(fileId, seconds) {
    const { fileList } = await app.getTempFileURL({
      fileList: [{ fileID: fileId, maxAge: seconds }],
    });
    const [found] = fileList;
    if (!found?.tempFileURL) throw new Error(`no link to ${fileId}: ${found?.code ?? ""}`);
    return found.tempFileURL;
  },
  async remove(fileIds) {
    for (let at = 0; at < fileIds.length; at += REMOVED_AT_ONCE) {
      const fileList = fileIds.slice(at, at + REMOVED_AT_ONCE);
      const reply = await app.deleteFile({ fileList });
      const kept = reply.fileList.find(({ code }) => code !== SUCCESS && !/NOT_EXIST/.test(code));
      if (kept) throw new Error(`not removed: ${kept.fileID}: ${kept.code}`);
    }
  },
});
