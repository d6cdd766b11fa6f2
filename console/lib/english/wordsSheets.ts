/**
 * What is wrong with a table that comes in, or became of a row or a job (core/sheet, functions/sheets, adapters/sheets), by
 * the Chinese text. A column is called as its heading in the file.
 */
export const SHEET_TEXTS: Readonly<Record<string, string>> = {
  // The file
  "最多 {n} 行，请分成几个文件": "At most {n} rows; please make several files",
  "超过 {n} 行，请缩小筛选范围后再导出":
    "More than {n} rows; please filter more narrowly and export again",
  "第 {n} 行的列太多，请按模板填写": "Row {n} has too many columns; please use the template",
  "第 1 行应为模板的表头：第 {n} 列应为「{heading}」":
    "Row 1 should be the headings of the template: column {n} should be “{heading}”",
  "这不是可以读取的 xlsx 文件": "This is no xlsx file that can be read",
  "文件在第 {n} 行附近有误，请另存为 CSV 后再试":
    "The file is broken near row {n}; please save it as CSV again",
  "文件里的内容太多，请只保留一个工作表":
    "There is too much in the file; please keep one sheet only",
  "文件解开后太大，请分成几个文件":
    "The file is too large once unpacked; please make several files",
  "文件超过 20 MB，请分成几个文件": "The file is above 20 MB; please make several files",
  "文件超过 20 MB，请缩小筛选范围后再导出":
    "The file would be above 20 MB; please filter more narrowly and export again",
  "找不到上传的文件，请重新上传": "The uploaded file is not there; please upload it again",
  文件里没有数据: "There is no data in the file",
  // Cells
  "单元格最长 {n} 个字符": "A cell holds at most {n} characters",
  "含有不允许的字符，或者太长": "Has characters that are not allowed, or is too long",
  "应为：{all}": "One of: {all}",
  "应写作：{example}": "Should be written as {example}",
  "应为 {n} 到 {m} 的整数": "Should be a whole number from {n} to {m}",
  "应为金额，单位元，最多两位小数，如 12.30":
    "Should be an amount in yuan with at most two decimals, as 12.30",
  "应为时间，如 {at}": "Should be a time, as {at}",
  "应为比例，单位 %": "Should be a percentage",
  "最多 {n} 项，用 | 分隔": "At most {n}, with | between",
  "各项不能为空，用 | 分隔": "None may be empty; | stands between",
  "每项最长 {n} 个字符": "Each has at most {n} characters",
  // Rows
  不能判断这一行: "This row cannot be judged",
  前面已经有这一行: "This row stands above already",
  同一编号的各行必须连在一起: "Rows of one id must follow each other",
  "这一列不能修改，请恢复原值": "This column cannot be changed; please put its value back",
  "这一列不能通过导入修改，请恢复原值":
    "This column cannot be changed by an import; please put its value back",
  "这一列不能修改；如果订单在导出后变了，请重新导出":
    "This column cannot be changed; if the order changed after the export, export it again",
  时间不能晚于现在: "The time cannot be in the future",
  // Products
  "同一商品的各行，这一列必须相同": "This column must be the same in all rows of a product",
  "应为商品编号、连字符和后缀，且不能重复":
    "Should be the product's id, a hyphen and a suffix, and stand there once only",
  "规格有误：{spec}": "The spec is wrong: {spec}",
  "规格值与规格不符，或重复：{spec}": "The values do not fit the spec, or are repeated: {spec}",
  "现行方案没有这个级别：{level}": "The plan in force has no such level: {level}",
  "会员价不能高于零售价，级别越高价格不能越高，同一级别只写一次":
    "The members' price cannot be above the retail price, a higher level cannot have a higher price, and a level stands there once only",
  一口价商品不能有会员价和等级价:
    "A product with one fixed price has no members' price and no prices of levels",
  "供货价高于最低售价 {yuan} 元": "The supply price is above the lowest selling price of ¥{yuan}",
  "没有这个分类：{id}。请写已有的分类编号，或先在店铺设置里添加":
    "There is no such category: {id}. Please write the id of one, or add it in the shop's settings first",
  "没有这件赠品，请先导入它：{sku}": "There is no such gift; please import it first: {sku}",
  "没有这件商品，请先导入它：{id}": "There is no such product; please import it first: {id}",
  没有限购件数时请留空: "Leave it empty where there is no limit of pieces",
  没有上架时间时请留空: "Leave it empty where there is no time of coming on sale",
  // Orders
  "没有这个订单；订单只能由买家下单，不能导入":
    "There is no such order; only buyers place orders, they cannot be imported",
  订单里没有这一行: "The order has no such line",
  "应为快递公司的名称或编码：{all}": "Should be the name or code of a carrier: {all}",
  "应为 6 到 30 个字母、数字或连字符": "Should be 6 to 30 letters, digits or hyphens",
  自提订单不用发货: "An order that is picked up is not shipped",
  包裹编号已被使用: "The parcel's id is taken",
  只有待发货的订单可以发货: "Only an order that waits for it can be shipped",
  "一个订单最多 {n} 个包裹": "An order has at most {n} parcels",
  发货件数超过了未发的件数: "These are more pieces than are left to ship",
  // Promoters and fans
  没有这位推广员: "There is no such promoter",
  "没有这位推广员；新增时编号请留空":
    "There is no such promoter; leave the number empty for a new one",
  不能导入已清退的推广员: "A banned promoter cannot be imported",
  级别不能清空: "The level cannot be emptied",
  新增时只填直接介绍人的编号: "A new promoter has the direct introducer's number only",
  没有这位介绍人: "There is no such introducer",
  不能早于介绍人的批准时间: "Cannot be before the introducer's approval",
  品牌暂停招募推广员: "The brand takes no new promoters for now",
  "不能成为推广员，请核对介绍人": "Cannot become a promoter; please check the introducer",
  "不能为空；归属不能通过导入解除": "Cannot be empty: an import takes no fan from a promoter",
  不能是自己的推广码: "Cannot be one's own code",
  "没有这个渠道，请先用它做一个推广码":
    "There is no such channel; please make a code with it first",
  "由归属规则决定，新增时请留空": "Follows from the rules; leave it empty for a new fan",
  "由方案决定，新增时请留空": "Follows from the plan; leave it empty for a new fan",
  "早于推广员的批准时间，不会生效": "Is before the promoter's approval and would not count",
  早于已经归档的扫码记录: "Is before visits that were put away already",
  "他已关闭推荐关系，不能绑定推广员":
    "Has turned recommendations off and can belong to no promoter",
  他在这之后已扫过同一推广码: "Has opened the same code after that",
  "他的扫码记录已满，等他下次扫码后再导入":
    "Has as many visits as are kept; please import after the next one",
  // Shares
  "没有这一行佣金；佣金由方案算出，不能新增":
    "There is no such share; shares follow from the plan and cannot be added",
  "改了佣金，请写明原因": "The share was changed: please say why",
  "超过了可以增减的金额，最多 {yuan} 元": "More than can be added or taken away: at most ¥{yuan}",
  该订单的更正次数已达上限: "This order has as many adjustments as it can have",
  不能更正这一行: "This row cannot be adjusted",
  // What became of a row or a job
  "预览之后有人改过，没有写入": "Was changed by somebody after the preview, and was not written",
  "预览之后有数据变了，已全部撤回，请重新导入":
    "Something changed after the preview, so all was taken back; please import again",
  "之后有人改过，没有撤回": "Was changed by somebody since, and was not taken back",
  "他已有粉丝、下级或佣金，没有撤回": "Has fans, promoters below or shares, and was not taken back",
  "级别已经生效，没有撤回": "The level is in force already, and was not taken back",
  "他之后下过单，没有撤回": "Has ordered since, and was not taken back",
  "已发货，微信和买家已得到通知，没有撤回":
    "Was shipped, WeChat and the buyer have been told, and was not taken back",
  "更正申请由另一位员工决定，不能撤回":
    "An adjustment is decided by another colleague and cannot be taken back",
};
