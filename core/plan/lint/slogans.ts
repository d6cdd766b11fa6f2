/**
 * Words that promise income or call for recruits. They are looked for in what is left of a slogan without spaces and
 * punctuation, so that a dot between two characters hides nothing.
 *
 * - Source: docs/domain/law.md, "Slogans".
 */
export const PROMISES: readonly RegExp[] = [
  /躺赚|躺着赚|躺赢|睡后收入|被动收入|管道收入/,
  /稳赚|包赚|必赚|零风险|(?<!环)保本|保底收益/,
  /(月|日|年)(入|赚|收)(过|破|上)?[十百千万亿\d]+/,
  /财务自由|轻松(赚|月入)|暴富|一夜致富|快速致富|红利|分红权|原始股/,
  /裂变|下线|团队计酬|拉人头|人头费|发展(会员|代理|下级|团队)|招募(代理|下级)/,
  /(推|拉|带|招)(三|3|五|5|两|2)(升|送|奖|返|免)/,
  /(限额|抢占|低门槛)卡位|卡位(价|名额)|最后\d*[一二三四五六七八九十两]*个?名额|风口期/,
  /消费(投资|全返|返本)|购物(全返|返本)|消费即(投资|赚钱)/,
  /直销(员|制|模式|奖|团队)|金融扶贫|国家扶持项目/,
];

/** Whether a slogan promises income or calls for recruits. */
export function promisesIncome(slogan: string): boolean {
  const text = slogan.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
  return PROMISES.some((pattern) => pattern.test(text));
}
