const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";
/** No district has this number, so nobody has such a card. */
const NOWHERE = "999999";
const PER_DAY = 1_000;
const DAYS = 28;

/**
 * A made-up person, sound as far as a number can tell: a log holds nobody's name, and who is taxed or paid much must
 * have one. The n-th has a number of his own, and is grown up.
 */
export function madeUpPerson(n: number): { readonly name: string; readonly idNumber: string } {
  const day = String(1 + (Math.floor(n / PER_DAY) % DAYS)).padStart(2, "0");
  const year = 1930 + (Math.floor(n / (PER_DAY * DAYS)) % 40);
  const digits = `${NOWHERE}${year}01${day}${String(n % PER_DAY).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return { name: "演示推广员", idNumber: `${digits}${CHECK_DIGITS[sum % 11]}` };
}
