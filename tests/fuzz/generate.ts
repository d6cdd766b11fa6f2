import type { Asked } from "./asked.ts";
import { askAddress } from "./doors/addresses.ts";
import { askAdmin } from "./doors/admin.ts";
import { askAuth } from "./doors/auth.ts";
import { askBrokenHttp } from "./doors/brokenHttp.ts";
import { askGateway, askWeb } from "./doors/clients.ts";
import { askControl } from "./doors/control.ts";
import { askFiles } from "./doors/files.ts";
import { askSocket } from "./doors/socket.ts";
import { askWechatPay } from "./doors/wechatPay.ts";
import { randomFrom, type Random } from "./random.ts";
import type { World } from "./world.ts";

type Asker = (random: Random, world: World) => Asked;

/** How many of a hundred requests go to a door. */
const DOORS: readonly (readonly [name: string, share: number, ask: Asker])[] = [
  ["admin", 28, askAdmin],
  ["web", 14, askWeb],
  ["gateway", 14, askGateway],
  ["auth", 12, askAuth],
  ["control", 12, askControl],
  ["files", 5, askFiles],
  ["wechatpay", 5, askWechatPay],
  ["addresses", 5, askAddress],
  ["http", 3, askBrokenHttp],
  ["socket", 2, askSocket],
];

/** The `nth` request of a run: the same whenever seed and world are. */
export function generate(seed: number, nth: number, world: World): { door: string; asked: Asked } {
  const random = randomFrom(seed, nth);
  let left = random.below(100);
  for (const [door, share, ask] of DOORS) {
    left -= share;
    if (left < 0) return { door, asked: ask(random, world) };
  }
  throw new Error("the shares of the doors do not make a hundred");
}
