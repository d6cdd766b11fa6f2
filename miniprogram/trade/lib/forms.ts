/** What is wrong with a field; "" = nothing. The words are the page's. The functions check the same once more. */
type Say = (text: string) => string;

export const phoneProblem = (
  phone: string,
  words: { noPhone: string; badPhone: string },
): string => (phone === "" ? words.noPhone : /^1[3-9]\d{9}$/.test(phone) ? "" : words.badPhone);

export const nameProblem = (name: string, words: { noName: string; longName: string }): string =>
  name.trim() === "" ? words.noName : [...name.trim()].length > 32 ? words.longName : "";

export const emailProblem: Say = (email) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email) && email.length <= 100 ? "" : "bad";

/** 15 to 20 capital letters and digits. */
export const taxNumberProblem: Say = (number) => (/^[0-9A-Z]{15,20}$/.test(number) ? "" : "bad");

/** What carriers' numbers look like: 6 to 30 letters, digits or hyphens. */
export const trackingProblem: Say = (number) => (/^[0-9A-Za-z-]{6,30}$/.test(number) ? "" : "bad");
