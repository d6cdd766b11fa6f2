const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: "没有这个文件或目录",
  EACCES: "没有权限",
  EPERM: "没有权限",
  EROFS: "这里不能写",
  EISDIR: "这是目录，不是文件",
  ENOTDIR: "上一级不是目录",
  EEXIST: "已有同名的文件",
  ENOSPC: "磁盘满了",
};

/** Why a file could not be read or written, in a sentence; null for any other error. */
export function fileProblem(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  if (!("code" in error) || !("path" in error)) return null;
  const sentence = SENTENCES[String(error.code)];
  return sentence === undefined ? null : `${sentence}：${String(error.path)}`;
}
