const zh = {
  title: "对账单",
  titleOf: "推广员 #{n} 的对账单",
  note: "与推广员在小程序里看到的一致，逐笔来自账本。",
  back: "推广员",
  balances: {
    availableFen: "可提现",
    frozenFen: "提现中",
    paidFen: "已付",
    taxFen: "已扣个税",
    maturedFen: "累计到账佣金",
    repaidFen: "已归还",
    writtenOffFen: "已核销",
  },
  opening: "期初",
  totals: "本月变动",
  closing: "期末",
  account: "科目",
  columns: {
    seq: "序号",
    at: "时间",
    text: "摘要",
    amount: "金额",
    available: "可提现变动",
    cause: "依据",
  },
  /** What the books write themselves is Chinese: null = as they write it. */
  texts: null as Readonly<Record<string, string>> | null,
  causes: {
    roll: "到期的佣金",
    withdrawal: "提现 {id}",
    repay: "收款凭证 {id}",
    "write-off": "核销 {id}",
  } as Readonly<Record<string, string>>,
  empty: "这个月没有变动",
};

const en: typeof zh = {
  title: "Statement",
  titleOf: "Statement of promoter #{n}",
  note: "As the promoter reads it in the mini program, entry by entry from the books.",
  back: "Promoter",
  balances: {
    availableFen: "Available",
    frozenFen: "Being withdrawn",
    paidFen: "Paid out",
    taxFen: "Tax withheld",
    maturedFen: "Commission so far",
    repaidFen: "Repaid",
    writtenOffFen: "Written off",
  },
  opening: "Opening",
  totals: "Moved",
  closing: "Closing",
  account: "Account",
  columns: {
    seq: "No.",
    at: "Time",
    text: "What",
    amount: "Amount",
    available: "Available moved by",
    cause: "Rests on",
  },
  texts: {
    ...{ roll: "Commission due", takenBack: "Commission taken back by a refund" },
    ...{ request: "Withdrawal asked for", send: "Withdrawal being paid" },
    ...{ pay: "Withdrawal received", release: "Withdrawal given back" },
    ...{ repay: "Debt paid back", "write-off": "Debt written off", adjust: "Adjustment" },
  },
  causes: {
    roll: "Commission due",
    withdrawal: "Withdrawal {id}",
    repay: "Receipt {id}",
    "write-off": "Write-off {id}",
  },
  empty: "Nothing moved in this month",
};

export const words = { zh, en };
