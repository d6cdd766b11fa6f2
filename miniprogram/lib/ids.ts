const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
const RANDOM_LENGTH = 12;

/**
 * A new id for something that the person does once: an order, a withdrawal, an answer. The page makes it before the
 * first try and keeps it for each further one, so that a repeated call finds what the first one did. Letters and
 * digits only, 20 to 22 of them, as WeChat wants numbers of orders and transfers.
 */
export function newId(): string {
  const random = Array.from(
    { length: RANDOM_LENGTH },
    () => LETTERS[Math.floor(Math.random() * LETTERS.length)],
  ).join("");
  return `${Date.now().toString(36)}${random}`;
}
