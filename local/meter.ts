/** What CloudBase bills for. */
export type Usage = {
  databaseRequests: number;
  documentsRead: number;
  documentsWritten: number;
  functionInvocations: number;
  /** Real milliseconds that functions ran. */
  functionMs: number;
};

export type Reading = Usage & { readonly byFunction: Readonly<Record<string, Usage>> };

/** Counts requests and documents, in total and for each function that caused them. */
export interface Meter {
  /** One request to the database; `functionName` is undefined when it did not come from a function. */
  databaseRequest(
    functionName: string | undefined,
    cost: { readonly documentsRead: number; readonly documentsWritten: number },
  ): void;
  functionCall(functionName: string): void;
  functionEnded(functionName: string, tookMs: number): void;
  read(): Reading;
  reset(): void;
}

export function createMeter(): Meter {
  let total = nothing();
  let byFunction = new Map<string, Usage>();

  function each(functionName: string | undefined, count: (usage: Usage) => void): void {
    count(total);
    if (functionName === undefined) return;
    const usage = byFunction.get(functionName) ?? nothing();
    byFunction.set(functionName, usage);
    count(usage);
  }

  return {
    databaseRequest: (functionName, { documentsRead, documentsWritten }) =>
      each(functionName, (usage) => {
        usage.databaseRequests += 1;
        usage.documentsRead += documentsRead;
        usage.documentsWritten += documentsWritten;
      }),
    functionCall: (functionName) => each(functionName, (usage) => (usage.functionInvocations += 1)),
    functionEnded: (functionName, tookMs) =>
      each(functionName, (usage) => (usage.functionMs += tookMs)),
    read: () => ({ ...total, byFunction: Object.fromEntries(byFunction) }),
    reset() {
      total = nothing();
      byFunction = new Map();
    },
  };
}

function nothing(): Usage {
  return {
    databaseRequests: 0,
    documentsRead: 0,
    documentsWritten: 0,
    functionInvocations: 0,
    functionMs: 0,
  };
}
