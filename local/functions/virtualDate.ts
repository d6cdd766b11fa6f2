/**
 * Makes `Date` of this thread tell the server's time: `Date.now()`, `new Date()` and `Date()`.
 * Timers (`setTimeout`) and `performance.now()` go on in real time.
 */
export function installVirtualDate(nowMs: () => number): void {
  const RealDate = Date;
  const virtual = new Proxy(RealDate, {
    apply: () => new RealDate(nowMs()).toString(),
    construct(target, args: unknown[], newTarget) {
      const given = args.length === 0 ? [nowMs()] : args;
      return Reflect.construct(target, given, newTarget) as Date;
    },
  });
  RealDate.now = nowMs;
  // Else `new date.constructor()` would tell the machine's time.
  RealDate.prototype.constructor = virtual;
  globalThis.Date = virtual;
}
