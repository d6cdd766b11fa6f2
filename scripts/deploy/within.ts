/** What a call answers, or an error when it takes too long: whether it was done is then not known. */
export async function within<T>(limitMs: number, call: () => Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    const message = `${limitMs / 1_000} 秒内没有应答，可能已执行，也可能没有`;
    limit = setTimeout(() => fail(new Error(message)), limitMs);
  });
  try {
    return await Promise.race([call(), tooLong]);
  } finally {
    clearTimeout(limit);
  }
}
