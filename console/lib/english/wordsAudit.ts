/** What an audit says is to be done (functions/audit), by the Chinese text. */
export const AUDIT_TEXTS: Readonly<Record<string, string>> = {
  "审计的清点记录被删掉了，期间删掉的文档查不出来。用时间点回档核对；确认没有问题后，运行 npm run audit -- --accept censuses/编号":
    "The audit's own counts were removed, so nobody can tell what else was removed in that time. Compare with a point-in-time backup; if all is well, run npm run audit -- --accept censuses/ID",
  "在 CloudBase 控制台按修改前的内容改回（可用时间点回档查看），下次审计就不再提示；多出来的文档删掉。不要按新内容付款":
    "Put it back in CloudBase's console as it was before (a point-in-time backup shows it), and the next audit is silent; remove documents that were added. Pay nothing by the new contents",
  "这份设置有字段填错，已停用或改用稳妥的默认值。在后台重新保存一次，或在 CloudBase 控制台改正这些字段":
    "Some fields of these settings are wrong and are off, or a safe default stands for them. Save the settings in the console again, or mend the fields in CloudBase's console",
  "用 CloudBase 控制台的时间点回档找到这份文档，原样导入回来（Upsert），下次审计就不再提示":
    "Find the document in a point-in-time backup in CloudBase's console and import it as it was (Upsert), and the next audit is silent",
  "库存数和库存流水对不上，是绕过系统改的。看这件商品的库存记录，找到原来的数改回；改不回就盘点一次，按盘点数重新登记":
    "The stock does not follow from its movements: it was changed past the system. Find the former number in the stock's log and put it back; if you cannot, count it and enter what was counted",
};
