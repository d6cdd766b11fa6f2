import type { DrawnCode, IssuedCode, ScannedCode, WhoseFan } from "../../contracts/qrcode.ts";
import { call } from "./call";

type OwnCode = { readonly channel?: string; readonly campaign?: number };

export const scan = (code: string): Promise<ScannedCode> => call("qrcode", "scan", { code });
export const whose = (): Promise<WhoseFan> => call("qrcode", "whose");
export const issue = (own: OwnCode = {}): Promise<IssuedCode> => call("qrcode", "issue", own);
export const picture = (own: OwnCode = {}): Promise<DrawnCode> => call("qrcode", "picture", own);
