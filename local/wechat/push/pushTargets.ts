import { join } from "node:path";
import { badRequest, fieldsOf, onlyFields, textField } from "../../control/fields.ts";
import { complain, listAt, objectAt, readJsonFile, textAt, within } from "../../project/fields.ts";

/** Which function hears of which messages. `event` is "" for a message that is no event. */
export type PushTarget = {
  readonly msgType: string;
  readonly event: string;
  readonly functionName: string;
};

export interface PushTargets {
  /** The function for a message; undefined: none. */
  of(message: Readonly<Record<string, unknown>>): string | undefined;
  list(): readonly PushTarget[];
  /** Sets the function of one kind of message, or forgets it. Errors: ControlError. */
  set(body: unknown): { readonly targets: readonly PushTarget[] };
}

export const MESSAGE_PUSH_FILE = "message-push.json";

const TARGETS_MAX = 100;
const TYPE = /^[a-z_]{1,64}$/;
const EVENT = /^[A-Za-z_.]{0,64}$/;
const FIELDS = ["msgType", "event", "functionName", "enable", "why"];

/**
 * Where messages are pushed, as message-push.json says. In the cloud that is set in DevTools or by an interface for
 * service providers, whose words (`callbacks` with `msgType`, `event`, `functionName`, `enable`) the file has.
 *
 * Errors: ProjectError, whose message names the field: an unknown function, a kind of message that two functions hear.
 */
export function readMessagePush(
  directory: string,
  functionNames: readonly string[],
): readonly PushTarget[] {
  const place = { file: MESSAGE_PUSH_FILE, field: "" };
  const file = objectAt(readJsonFile(join(directory, MESSAGE_PUSH_FILE)) ?? {}, place);
  const at = within(place, "callbacks");
  const callbacks = listAt(file["callbacks"] ?? [], at);
  if (callbacks.length > TARGETS_MAX) throw complain(at, `has more than ${TARGETS_MAX} entries`);
  const targets: PushTarget[] = [];
  for (const [index, value] of callbacks.entries()) {
    const here = within(at, index);
    const fields = objectAt(value, here);
    const stranger = Object.keys(fields).find((name) => !FIELDS.includes(name));
    if (stranger !== undefined) throw complain(within(here, stranger), "is no field of a callback");
    const target: PushTarget = {
      msgType: textAt(fields["msgType"], within(here, "msgType"), TYPE),
      event: textAt(fields["event"] ?? "", within(here, "event"), EVENT),
      functionName: textAt(fields["functionName"], within(here, "functionName"), /./),
    };
    if (!functionNames.includes(target.functionName)) {
      throw complain(within(here, "functionName"), `names no function: "${target.functionName}"`);
    }
    if (targets.some((other) => isSameKind(other, target))) {
      throw complain(here, "is for a message that another function hears");
    }
    if (fields["enable"] !== false) targets.push(target);
  }
  return targets;
}

const isSameKind = (one: PushTarget, other: PushTarget): boolean =>
  one.msgType === other.msgType && one.event === other.event;

/** `first` holds until a developer says otherwise; what he says is kept in memory only. */
export function createPushTargets(first: readonly PushTarget[]): PushTargets {
  let targets = [...first];
  return {
    of({ MsgType, Event = "" }) {
      return targets.find(({ msgType, event }) => msgType === MsgType && event === Event)
        ?.functionName;
    },
    list: () => targets,
    set(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["msgType", "event", "functionName"], "a target");
      const msgType = fields["msgType"] === undefined ? "event" : textField(fields, "msgType");
      const event = fields["event"] === undefined ? "" : textField(fields, "event");
      if (!TYPE.test(msgType) || !EVENT.test(event)) {
        throw badRequest("msgType and event must be WeChat's names of a message");
      }
      const functionName = fields["functionName"] === null ? "" : textField(fields, "functionName");
      const kind = { msgType, event, functionName };
      const others = targets.filter((other) => !isSameKind(other, kind));
      if (functionName !== "" && others.length >= TARGETS_MAX) {
        throw badRequest(`${TARGETS_MAX} targets are kept`);
      }
      targets = functionName === "" ? others : [...others, kind];
      return { targets };
    },
  };
}
