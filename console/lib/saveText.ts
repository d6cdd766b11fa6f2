/** How long a browser may take until it has begun to keep a file. */
const BEGUN_MS = 10_000;

/** Hands a table to the browser as a file to keep. What spreadsheets need to read Chinese stands in the text already. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGUN_MS);
}
