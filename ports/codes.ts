/** Pictures of codes that open the mini program when scanned. */
export interface CodePictures {
  /**
   * The picture of a code, as PNG.
   *
   * - `scene`: what the page is told when the code is scanned, 1 to 32 characters of those that
   *   `core/qrcode/scene.ts` writes. The same scene always gives a code that works the same.
   * - Throws when WeChat refuses (it draws 5,000 in a minute) or does not answer. Asking again does no harm,
   *   and pictures never expire, so keep them.
   */
  picture(scene: string): Promise<Uint8Array>;
}
