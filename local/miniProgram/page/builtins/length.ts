/** A length as WeChat's properties take it, `50`, `50px` or `100rpx`, in px. */
export function lengthOf(value: string | number): number {
  const number = typeof value === "number" ? value : parseFloat(value);
  if (!Number.isFinite(number)) return 0;
  return /rpx\s*$/.test(String(value)) ? number * rpxPx() : number;
}

/** The same as CSS, so that the page's own `--rpx` counts. */
export function cssLength(value: string | number): string {
  const text = String(value).trim();
  if (/^-?[\d.]+$/.test(text)) return `${text}px`;
  return text.replace(/(-?[\d.]+)rpx/g, "calc(var(--rpx) * $1)");
}

const PHONE_RPX = 750;
const rpxPx = (): number => document.documentElement.clientWidth / PHONE_RPX;
