import { call } from "./call";

export const mine = (): Promise<{ readonly state: string }> => call("promoter", "mine");
