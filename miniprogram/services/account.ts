import { call } from "./call";

export const mine = (): Promise<{ readonly hasAgreed: boolean }> => call("account", "mine");
