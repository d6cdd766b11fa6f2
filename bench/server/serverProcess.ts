import { readdirSync, readFileSync } from "node:fs";

/** What the process of a server holds and has used. */
export type ServerProcess = {
  /** In MB: now and at most. */
  memoryMb(): { readonly now: number; readonly peak: number };
  /** Milliseconds that processors have worked for it, all threads together. What its neighbours do changes little of it. */
  cpuMs(): number;
};

/** The clock of `/proc` ticks so often a second, everywhere. */
const TICKS_A_SECOND = 100;

/** The one process that was started with this data folder; throws where there is none. Linux only. */
export function serverProcess(dataFolder: string): ServerProcess {
  const pid = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((name) => textOf(`/proc/${name}/cmdline`).includes(dataFolder));
  if (pid === undefined) throw new Error(`no server runs on ${dataFolder}`);
  const mb = (what: string) => {
    const kb = new RegExp(`${what}:\\s+(\\d+) kB`).exec(textOf(`/proc/${pid}/status`))?.[1];
    return Math.round(Number(kb) / 1_024);
  };
  return {
    memoryMb: () => ({ now: mb("VmRSS"), peak: mb("VmHWM") }),
    cpuMs() {
      // Behind the name in brackets: the 12th and 13th field are the time in user code and in the kernel.
      const fields = textOf(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [];
      return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_A_SECOND;
    },
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // The process has ended meanwhile.
  }
}
