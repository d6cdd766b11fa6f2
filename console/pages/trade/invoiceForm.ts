export type InvoiceTyped = { readonly number: string; readonly url: string };
/** What was typed as it is recorded; a place that is wrong is named, and then nothing is sent. */
type Read =
  | {
      readonly issued: { readonly number: string; readonly url: string | null };
      readonly wrong: null;
    }
  | { readonly issued: null; readonly wrong: "number" | "url" };

/** The number that an invoice got, and where it can be downloaded; "" = nowhere. */
export function issuedOf({ number, url }: InvoiceTyped): Read {
  if (number.trim() === "") return { issued: null, wrong: "number" };
  const link = url.trim();
  if (link !== "" && !isDownload(link)) return { issued: null, wrong: "url" };
  return { issued: { number: number.trim(), url: link === "" ? null : link }, wrong: null };
}

/** Buyers open it on their phones: an address that begins with https:// and names a host. */
const isDownload = (link: string): boolean => /^https:\/\/\S/i.test(link) && URL.canParse(link);
