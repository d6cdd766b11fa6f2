/** What a browser shows a picture of a mini program by. */
type Resolve = (source: string) => string | Promise<string>;

let resolve: Resolve = (source) => source;

/**
 * The address of a picture that a page names: files of the phone (`wxfile://`) and of the cloud (`cloud://`) have one
 * that only `wx` knows; all others are given back as they are. Rejects where a file is not there or may not be read.
 */
export function pictureAddress(source: string): string | Promise<string> {
  return /^(wxfile|cloud):\/\//.test(source) ? resolve(source) : source;
}

/** `installWx` says how; builtin components ask. */
export function resolvePicturesBy(by: Resolve): void {
  resolve = by;
}
