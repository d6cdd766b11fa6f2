import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { takePush } from "#functions/push/takePush.ts";

const deps = cloudbaseDeps();

/** Cloud function `push`: events that WeChat pushes. The only file here that names an adapter. */
export const main = (event: unknown): Promise<string> => takePush(deps, event);
