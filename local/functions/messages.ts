/** What the server and a worker thread say to each other. One call at a time, so no message names its call. */

/** What a worker is started with. */
export type WorkerData = {
  readonly file: string;
  /** The function's folder, which stands alone in the cloud. */
  readonly directory: string;
  readonly exportName: string;
  /** The server's clock, as `readSharedClock` reads it. */
  readonly clock: SharedArrayBuffer;
};

export type CallMessage = {
  readonly eventJson: string;
  /** What the platform puts into an event that is an object, over fields of the same names. */
  readonly addedToEvent: Readonly<Record<string, unknown>>;
  /** Set before the call and forgotten before the next one. */
  readonly environment: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, unknown>>;
};

/** An error that user code threw, as far as it can be carried over. */
export type ThrownError = {
  readonly errorType: string;
  readonly errorMessage: string;
  /** The error's own `code` or `errCode`, such as an SDK's. */
  readonly code?: string;
  readonly stackTrace: readonly string[];
};

export type WorkerMessage =
  /** The bundle is loaded and the handler starts: from here on the function's timeout counts. */
  | { readonly kind: "started" }
  | { readonly kind: "log"; readonly text: string }
  | { readonly kind: "done"; readonly resultJson: string }
  | { readonly kind: "failed"; readonly error: ThrownError }
  | { readonly kind: "tooLarge"; readonly bytes: number };
