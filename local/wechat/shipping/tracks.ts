import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import { badRequest, fieldsOf, instantField, onlyFields, textField } from "../../control/fields.ts";
import type { InTurn } from "../journal.ts";
import { isOpenid, refused, type OpenAnswer } from "../open/openApiCall.ts";
import type { Parameters } from "../open/miniProgramCode.ts";
import { waybillText, type ShippingBook, type ShippingEvent } from "./shippingBook.ts";
import { secondsOf } from "./shippingReplies.ts";

/** WeChat's numbers of what happens to a parcel. Source: WeChat, "查询运单轨迹". */
const ACTIONS: ReadonlyMap<string, { readonly action: number; readonly text: string }> = new Map([
  ["collected", { action: 100001, text: "快递员已成功取件" }],
  ["collectFailed", { action: 100002, text: "揽件失败" }],
  ["assigned", { action: 100003, text: "已分配业务员" }],
  ["underway", { action: 200001, text: "运输中" }],
  ["delivering", { action: 300002, text: "快递员正在派送" }],
  ["signed", { action: 300003, text: "已签收" }],
  ["signFailed", { action: 300004, text: "签收失败" }],
  ["cancelled", { action: 400001, text: "订单已取消" }],
  ["problem", { action: 400002, text: "包裹滞留" }],
]);
const PLACES_MAX = 100;
const TEXT_MAX = 200;

/** What carriers tell WeChat of waybills: a developer plays them. */
export function createTracks(o: {
  clock: Clock;
  inTurn: InTurn<ShippingBook, ShippingEvent>;
  book: () => ShippingBook;
}) {
  return {
    /**
     * `logistics.getPath`, the places in order of time. Errors: 40003, 40097, 40199 for a waybill that nobody has told
     * anything of; the last is what merchants report, since the document lists no numbers.
     */
    path(parameters: Parameters): OpenAnswer {
      const { openid, delivery_id, waybill_id } = Object.fromEntries(parameters);
      if (openid !== undefined && !isOpenid(openid)) return refused(40003, "invalid openid");
      if (typeof delivery_id !== "string" || typeof waybill_id !== "string") {
        return refused(40097, "invalid args");
      }
      const places = o.book().paths.get(waybillText(delivery_id, waybill_id));
      if (places === undefined) return refused(40199, "waybill_id not found");
      const path_item_list = places
        .toSorted((a, b) => a.atMs - b.atMs)
        .map(({ atMs, action, text }) => ({
          ...{ action_time: secondsOf(atMs), action_type: action, action_msg: text },
        }));
      const told = { openid: openid ?? "", delivery_id, waybill_id };
      return {
        fields: {
          ...{ errcode: 0, errmsg: "ok", ...told },
          ...{ path_item_num: path_item_list.length, path_item_list },
        },
      };
    },
    /** Adds a place to a waybill's path. Errors: ControlError. */
    async add(body: unknown): Promise<object> {
      const fields = fieldsOf(body);
      onlyFields(fields, ["carrier", "trackingNumber", "state", "text", "atMs"], "a place");
      const carrier = textField(fields, "carrier");
      const waybill = textField(fields, "trackingNumber");
      const known = ACTIONS.get(textField(fields, "state"));
      if (known === undefined) {
        throw badRequest(`state must be one of ${[...ACTIONS.keys()].join(", ")}`);
      }
      const text = fields["text"] === undefined ? known.text : textField(fields, "text");
      if (text.length > TEXT_MAX) throw badRequest(`text takes ${TEXT_MAX} characters at most`);
      const atMs = fields["atMs"] === undefined ? o.clock.nowMs() : instantField(fields, "atMs");
      return o.inTurn(async (book, commit) => {
        const places = book.paths.get(waybillText(carrier, waybill))?.length ?? 0;
        if (places >= PLACES_MAX) {
          throw new ControlError("too_many_places", `a waybill has ${PLACES_MAX} places`, 409);
        }
        const { action } = known;
        await commit([{ type: "place", carrier, waybill, atMs, action, text }]);
        return { carrier, trackingNumber: waybill, places: places + 1 };
      });
    },
  };
}
