/** Where the world finds the files. */
const AT = "/cos/";

/** The address to upload to, ready to be sent. */
export function uploadUrl(url: string, path: string): string {
  return url + AT + path.split("/").map(encodeURIComponent).join("/");
}

/**
 * The address to download from, not encoded: the SDKs do that before they ask, and others may not. What would end the
 * path or change it on the way is encoded all the same.
 */
export function downloadUrl(url: string, path: string, signature: string): string {
  const kept = path.replace(/[%?#\\]/g, encodeURIComponent);
  return `${url}${AT}${kept}?${signature}`;
}

/** What the path of a request may mean: sent as it was given, encoded once more by the SDK, or not at all. */
export function pathsOf(requestPath: string): readonly string[] {
  const raw = requestPath.slice(AT.length);
  const once = decoded(raw);
  return [...new Set([once, decoded(once), raw])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
