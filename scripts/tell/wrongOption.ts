/** What `parseArgs` refused, in Chinese; other errors by their own message. */
export function wrongOption(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException; // Only what parseArgs threw comes here.
  const [, named = ""] = /'(-[^'\s]*)/.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `没有选项 ${named}`;
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message;
  const [option] = named.split("=");
  return message.includes("does not take an argument")
    ? `选项 ${option} 后面不写值`
    : `选项 ${option} 后面要写值`;
}
