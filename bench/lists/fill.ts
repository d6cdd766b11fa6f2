export type Row = { readonly _id: string };
/** So many documents are written at once. */
export const BATCH = 500;

/** Writes documents 1 to `count` of a collection. */
export async function fill(url: string, name: string, count: number, of: (n: number) => Row) {
  for (let done = 0; done < count; done += BATCH) {
    const length = Math.min(BATCH, count - done);
    await insert(
      url,
      name,
      Array.from({ length }, (_, index) => of(1 + done + index)),
    );
  }
}

/** Writes documents past the functions, as the console of CloudBase would. */
export async function insert(
  url: string,
  collectionName: string,
  rows: readonly Row[],
): Promise<void> {
  const response = await fetch(`${url}/admin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...{ action: "database.insertDocument", envName: "bench", collectionName },
      data: rows.map((row) => JSON.stringify(row)),
    }),
  });
  const answer = (await response.json()) as { code?: string; message?: string };
  if (answer.code !== undefined) throw new Error(`${answer.code}: ${String(answer.message)}`);
}
