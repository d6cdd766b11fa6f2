/** What CloudBase bills for, and what tells where it comes from. */
export type Usage = {
  databaseRequests: number;
  documentsRead: number;
  documentsWritten: number;
  storageRequests: number;
  functionInvocations: number;
  /** Real milliseconds that functions ran. */
  functionMs: number;
  /** Of these, how long they kept their processor busy. */
  functionCpuMs: number;
  /** Configured memory in GB times seconds: what functions are billed by. */
  functionGbSeconds: number;
  /** Of requests to the doors of the SDKs, and of their answers. */
  bytesIn: number;
  bytesOut: number;
};

export type Reading = Usage & {
  /** Since when it counts, on the server's clock. */
  readonly sinceMs: number;
  readonly byFunction: Readonly<Record<string, Usage>>;
};

/** How one call of a function ran. */
export type Run = {
  readonly tookMs: number;
  readonly cpuMs: number;
  readonly memoryMb: number;
};

/** Counts requests and documents, in total and for each function that caused them. */
export interface Meter {
  /** One request to the database; `functionName` is undefined when it did not come from a function. */
  databaseRequest(
    functionName: string | undefined,
    cost: { readonly documentsRead: number; readonly documentsWritten: number },
  ): void;
  storageRequest(functionName: string | undefined): void;
  functionCall(functionName: string): void;
  functionEnded(functionName: string, run: Run): void;
  /** One request of a door that CloudBase has as well; of no function. */
  traffic(bytesIn: number, bytesOut: number): void;
  read(): Reading;
  reset(): void;
}

const MB_PER_GB = 1_024;

export function createMeter(nowMs: () => number): Meter {
  let sinceMs = nowMs();
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
    storageRequest: (functionName) => each(functionName, (usage) => (usage.storageRequests += 1)),
    functionCall: (functionName) => each(functionName, (usage) => (usage.functionInvocations += 1)),
    functionEnded: (functionName, { tookMs, cpuMs, memoryMb }) =>
      each(functionName, (usage) => {
        usage.functionMs += tookMs;
        usage.functionCpuMs += cpuMs;
        usage.functionGbSeconds += (memoryMb / MB_PER_GB) * (tookMs / 1_000);
      }),
    traffic(bytesIn, bytesOut) {
      total.bytesIn += bytesIn;
      total.bytesOut += bytesOut;
    },
    read: () => ({ sinceMs, ...total, byFunction: Object.fromEntries(byFunction) }),
    reset() {
      sinceMs = nowMs();
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
    storageRequests: 0,
    functionInvocations: 0,
    functionMs: 0,
    functionCpuMs: 0,
    functionGbSeconds: 0,
    bytesIn: 0,
    bytesOut: 0,
  };
}
