/** The codes of `content` with their sentences: what promoters, visitors and staff read. See `sentenceFor`. */
export const CONTENT_SENTENCES = {
  promoter_required: "这是推广员的功能，免费加入推广员后就能用。",
  phrase_forbidden: "「{phrases}」不能用：{why}。请改写后再提交。",
  material_unknown: "没有这份素材，或已下架，请刷新后看看别的。",
  product_not_offered: "商品「{productId}」不存在或没有在售，请去掉它或换一个。",
  theme_unknown: "没有这个主题，或已结束，请重新选择。",
  themes_full: "主题太多，最多同时有 100 个，请先结束不用的。",
  shop_page_unknown: "没有这家小店，请核对编号，或去商城首页看看。",
  shop_page_closed: "这家小店已经关闭，商品照常在售，请去商城首页选购。",
  notice_unknown: "没有这条通知，或已撤回，请刷新后再看。",
  notice_id_taken: "通知编号已被使用，内容不同；已发的通知不能修改，请换编号重发。",
} as const satisfies Record<string, string>;
