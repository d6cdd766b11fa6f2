import type { Address } from "./codes.ts";
import { invalid, type BodyFields } from "./bodyFields.ts";

const USERNAME = /^[A-Za-z0-9_-]{5,24}$/;
/** Without a blank the country has two figures, as js-sdk reads it too. */
const PHONE = /^\+(?:(\d{1,3}) +|(\d{2}))(\d{4,14})$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/** Five to twenty-four letters, digits, `_` and `-`. Errors: invalid_argument. */
export function checkUsername(username: string): string {
  if (USERNAME.test(username)) return username;
  throw invalid("username has 5 to 24 letters, digits, _ and -");
}

/** As `+86 13800000000`; a number without its country is China's. Errors: invalid_argument. */
export function checkPhone(phone: string): string {
  const whole = /^\d+$/.test(phone) ? `+86 ${phone}` : phone;
  const [, country, twoFigures, number] = PHONE.exec(whole) ?? [];
  if (number !== undefined) return `+${country ?? twoFigures} ${number}`;
  throw invalid('phone_number must be like "+86 13800000000"');
}

/** In small letters. Errors: invalid_argument. */
export function checkEmail(email: string): string {
  if (EMAIL.test(email)) return email.toLowerCase();
  throw invalid("email must be like name@example.com");
}

/** The one address that a body names. Errors: invalid_argument when it names none or two. */
export function addressOf(body: BodyFields): Address {
  const phone = body.optional("phone_number");
  const email = body.optional("email");
  if (phone !== undefined && email === undefined) return { kind: "phone", to: checkPhone(phone) };
  if (email !== undefined && phone === undefined) return { kind: "email", to: checkEmail(email) };
  throw invalid("give one of phone_number and email");
}

/** An account as a person types it: a phone number is written as it is kept. */
export function accountOf(text: string): string {
  return PHONE.test(text) ? checkPhone(text) : text;
}
