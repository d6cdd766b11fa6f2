import type { Answer, Ask, Asked, MessagesLeft } from "../../contracts/message.ts";
import { call } from "./call";

export const ask = (at: Ask["at"]): Promise<Asked> => call("message", "ask", { at });
export const answer = (answerId: string, results: Answer["results"]): Promise<MessagesLeft> =>
  call("message", "answer", { answerId, results });
export const mine = (): Promise<MessagesLeft> => call("message", "mine");
