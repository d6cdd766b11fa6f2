import { createServer } from "node:net";

/** What stands behind the three ports in a row, in Chinese, from the first on. */
const DOORS = ["cloudbase-local", "品牌后台", "小程序"] as const;

/** A sentence for the first of the three ports that somebody else has; null when all are free. */
export async function takenPort(port: number): Promise<string | null> {
  for (const [index, door] of DOORS.entries()) {
    if (await isFree(port + index)) continue;
    return `端口 ${port + index}（${door}）已被占用。请先停掉占用它的程序，或换一组端口：npm start -- --port ${port + 10}`;
  }
  return null;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
