/** Hands a text to the browser as a file to keep. */
export function saveText(fileName: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = fileName;
  link.click();
  // The browser has taken the file by the time that anything else runs.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
