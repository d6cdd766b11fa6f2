/** Files in CloudBase's storage. Ids are `cloud://…`. */
export interface Files {
  save(path: string, content: Uint8Array): Promise<string>;
  read(fileId: string): Promise<Uint8Array>;
  /** An address that works for so many seconds. */
  link(fileId: string, seconds: number): Promise<string>;
  remove(fileIds: readonly string[]): Promise<void>;
}

/** Starts another call of a function and does not wait for its end. The caller must bear that it never runs. */
export interface Background {
  start(functionName: string, request: object): Promise<void>;
}
