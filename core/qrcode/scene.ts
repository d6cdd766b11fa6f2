import { assert } from "#core/assert.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What a tagged code says. */
export type Code = {
  /** From 1 to `PROMOTER_NUMBER_MAX`. */
  readonly promoterNumber: number;
  /** Index of a channel; 0 = none. */
  readonly channel: number;
  /** 0 = none. */
  readonly campaign: number;
};

/** The page of the mini program that a code opens; it is told the code as `scene`. */
export const LANDING_PAGE = "pages/index/index";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = DIGITS.length;
export const PROMOTER_NUMBER_MAX = BASE ** 5 - 1;
export const CHANNEL_MAX = BASE ** 2 - 1;
export const CAMPAIGN_MAX = BASE ** 2 - 1;

const MARK_CHARACTERS = 4;
/** 48 bits: so many that the remainder is even over all marks, so few that a number holds them. */
const MARK_HEX_DIGITS = 12;

/** The one spelling of each code: fields without leading zeros, nothing before, nothing after. */
const SPELLING =
  /^v1([1-9A-Za-z][0-9A-Za-z]{0,4})-(0|[1-9A-Za-z][0-9A-Za-z]?)-(0|[1-9A-Za-z][0-9A-Za-z]?)-[0-9A-Za-z]{4}$/;

/** Makes the mark of a text, in hexadecimal: only this deployment can. */
export type MarkOf = (text: string) => string;

/**
 * Spells a code for WeChat's `scene`, e.g. `v1A7-c-0-9fKq`: 18 characters at most, all unreserved in
 * URLs. The last four are a mark over the rest, so that a forged code is known without a look-up.
 *
 * - Errors: stops when a field is out of range.
 * - Source: docs/domain/attribution.md, "Codes".
 */
export function sceneOf({ promoterNumber, channel, campaign }: Code, markOf: MarkOf): string {
  assert(promoterNumber >= 1 && promoterNumber <= PROMOTER_NUMBER_MAX, "promoter number in range");
  assert(channel >= 0 && channel <= CHANNEL_MAX, "channel in range");
  assert(campaign >= 0 && campaign <= CAMPAIGN_MAX, "campaign in range");
  const text = `v1${spell(promoterNumber)}-${spell(channel)}-${spell(campaign)}`;
  return `${text}-${shortMark(text, markOf)}`;
}

/**
 * Reads a scene.
 *
 * - Promises: what it accepts, `sceneOf` spells the same to the character.
 * - Errors: `code_invalid` for what is misspelt, and for what this deployment did not mark.
 */
export function parseScene(
  scene: string,
  markOf: MarkOf,
): Result<Code, { readonly code: "code_invalid" }> {
  const [, promoterNumber, channel, campaign] = SPELLING.exec(scene) ?? [];
  if (!promoterNumber || !channel || !campaign) return err({ code: "code_invalid" });
  const code = {
    promoterNumber: read(promoterNumber),
    channel: read(channel),
    campaign: read(campaign),
  };
  return sceneOf(code, markOf) === scene ? ok(code) : err({ code: "code_invalid" });
}

function shortMark(text: string, markOf: MarkOf): string {
  const mark = Number.parseInt(markOf(text).slice(0, MARK_HEX_DIGITS), 16);
  return spell(mark % BASE ** MARK_CHARACTERS).padStart(MARK_CHARACTERS, "0");
}

/** An integer ≥ 0 in base 62. */
function spell(value: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, `not a number to spell: ${value}`);
  const digit = DIGITS.charAt(value % BASE);
  return value < BASE ? digit : spell((value - (value % BASE)) / BASE) + digit;
}

const read = (digits: string): number =>
  [...digits].reduce((value, digit) => value * BASE + DIGITS.indexOf(digit), 0);
