import { cpus, loadavg } from "node:os";

/** How long each of some calls took, and the processor's time that the server spent on all of them, in ms. */
export type Took = { readonly ms: number[]; cpuMs: number };

const quantile = (sorted: readonly number[], q: number): string =>
  (sorted[Math.floor((sorted.length - 1) * q)] ?? NaN).toFixed(1);

/** A row of a bench's table. `atATime`: how many calls there were at the same time. */
export function tookRow(what: string, { ms, cpuMs }: Took, atATime: number): object {
  const sorted = [...ms].sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(sorted, q));
  const inAll = ms.reduce((sum, one) => sum + one, 0) / atATime / 1_000;
  const aSecond = Math.round(ms.length / inAll);
  const cpu = (cpuMs / ms.length).toFixed(1);
  return { what, calls: ms.length, p50, p95, p99, "a second": aSecond, "processor, ms each": cpu };
}

/** On what, and beside what, it was measured. */
export function machineLine(atATime: number): string {
  const load = loadavg()[0]?.toFixed(1);
  const machine = `${cpus().length} × ${cpus()[0]?.model}, load ${load}, Node ${process.version}`;
  return `ms, ${atATime} at a time; ${machine}`;
}
