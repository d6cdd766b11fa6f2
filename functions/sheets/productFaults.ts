import type { ProductError } from "#core/catalogue/check.ts";
import type { NamingError } from "#core/catalogue/naming.ts";
import type { Product } from "#core/catalogue/product.ts";
import { yuanText } from "#core/sheet/field.ts";

/** A refusal of the catalogue, told by the field that it is about. */
type Wrong = { readonly field: string; readonly message: string };

export function productFault({ skus }: Pick<Product, "skus">, error: ProductError): Wrong {
  const at = "sku" in error ? skus.findIndex(({ sku }) => sku === error.sku) : -1;
  const place = (key: string) => (at === -1 ? key : `skus.${at}.${key}`);
  switch (error.code) {
    case "product_sku_invalid":
      return { field: place("sku"), message: "应为商品编号、连字符和后缀，且不能重复" };
    case "product_specs_invalid":
      return at === -1
        ? { field: "specs", message: `规格有误：${error.spec}` }
        : { field: place("values"), message: `规格值与规格不符，或重复：${error.spec}` };
    case "level_unknown":
      return { field: place("levelPrices"), message: `现行方案没有这个级别：${error.level}` };
    case "prices_not_monotone":
      return {
        field: place(error.level === null ? "memberFen" : "levelPrices"),
        message: "会员价不能高于零售价，级别越高价格不能越高，同一级别只写一次",
      };
    case "price_fixed":
      return { field: place("memberFen"), message: "一口价商品不能有会员价和等级价" };
    case "supply_above_price":
      return {
        field: place("supplyFen"),
        message: `供货价高于最低售价 ${yuanText(error.lowestFen)} 元`,
      };
  }
}

export function namingFault(error: NamingError): Wrong {
  switch (error.code) {
    case "category_unknown":
      return {
        field: "categories",
        message: `没有这个分类：${error.category}。请写已有的分类编号，或先在店铺设置里添加`,
      };
    case "gift_unknown":
      return { field: "gifts", message: `没有这件赠品，请先导入它：${error.sku}` };
    case "related_unknown":
      return { field: "related", message: `没有这件商品，请先导入它：${error.productId}` };
  }
}
