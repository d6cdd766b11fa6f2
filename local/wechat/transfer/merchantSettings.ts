import { existsSync, readFileSync } from "node:fs";
import { badRequest, fieldsOf, onlyFields } from "../../control/fields.ts";
import { writeWholeSync } from "../../wholeFile.ts";
import { TRANSFER_LIMITS, type TransferLimits } from "./transferRequest.ts";

/** What WeChat has agreed with the merchant. */
export interface MerchantSettings {
  /** The apps that are bound to the merchant; `null`: any is. */
  readonly appids: readonly string[] | null;
  readonly transfer: TransferLimits;
}

export interface SettingsFile {
  read(): MerchantSettings;
  /** Changes the fields that are given. Throws ControlError. */
  change(fields: unknown): Promise<MerchantSettings>;
}

const APPIDS_MAX = 50;
const FEN_MAX = 100_000_000_000;

/** The settings of `<path>`, or WeChat's usual ones while there is no such file. */
export function openSettings(path: string): SettingsFile {
  let settings = readSettings(path);
  return {
    read: () => settings,
    async change(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["appids", "transfer"], "a merchant's settings");
      const changed: MerchantSettings = {
        appids: fields["appids"] === undefined ? settings.appids : readAppids(fields["appids"]),
        transfer: readLimits(settings.transfer, fields["transfer"] ?? {}),
      };
      writeWholeSync(path, `${JSON.stringify(changed, null, 2)}\n`);
      settings = changed;
      return settings;
    },
  };
}

function readSettings(path: string): MerchantSettings {
  if (!existsSync(path)) return { appids: null, transfer: TRANSFER_LIMITS };
  const fields = fieldsOf(JSON.parse(readFileSync(path, "utf8")));
  return {
    appids: readAppids(fields["appids"]),
    transfer: readLimits(TRANSFER_LIMITS, fields["transfer"]),
  };
}

function readAppids(value: unknown): readonly string[] | null {
  if (value === null) return null;
  const isList = Array.isArray(value) && value.length <= APPIDS_MAX;
  if (isList && value.every((appid) => typeof appid === "string" && /^.{1,32}$/.test(appid))) {
    return value as string[];
  }
  throw badRequest(`appids must be null or a list of at most ${APPIDS_MAX} appids`);
}

function readLimits(known: TransferLimits, value: unknown): TransferLimits {
  const fields = fieldsOf(value);
  onlyFields(fields, Object.keys(TRANSFER_LIMITS), "transfer");
  for (const [name, fen] of Object.entries(fields)) {
    if (name === "maxFen" && fen === null) continue;
    if (typeof fen === "number" && Number.isSafeInteger(fen) && fen >= 0 && fen <= FEN_MAX)
      continue;
    throw badRequest(`transfer.${name} must be a whole number of fen`);
  }
  return { ...known, ...fields };
}
