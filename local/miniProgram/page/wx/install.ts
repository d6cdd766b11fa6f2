import { builtinHooks } from "../builtins/hooks.ts";
import { isAbout, type ToPhone } from "../frame/messages.ts";
import type { Navigation, PhoneScreen, PhoneSettings } from "../phone.ts";
import { onShare } from "../share.ts";
import { api, apis, call } from "./answer.ts";
import { createAppEvents } from "./appEvents.ts";
import { wireButtons } from "./buttons.ts";
import { cloudApis } from "./cloud.ts";
import { addressInCloud } from "./cloudFiles.ts";
import type { Connection } from "./connection.ts";
import { createControl } from "./control.ts";
import { showImageMenu } from "./imageMenu.ts";
import { dialogApis } from "./dialogs.ts";
import { createFileStore, USER_DATA_PATH } from "./fileStore.ts";
import { fileSystemApis } from "./fileSystem.ts";
import { createLook } from "./look.ts";
import { navigationApis } from "./navigation.ts";
import { orNotEmulated } from "./notEmulated.ts";
import { pageApis } from "./pageApis.ts";
import { requestPayment } from "./pay.ts";
import { createPermissions } from "./permissions.ts";
import { personApis, type Clipboard } from "./person.ts";
import { resolvePicturesBy } from "./pictureAddress.ts";
import { pictureApis, type SavedPicture } from "./pictures.ts";
import { placeApis } from "./place.ts";
import { createPrivacy, PRIVATE_APIS, type Privacy } from "./privacy.ts";
import { openBusinessView } from "./receipt.ts";
import { requestApis } from "./requests.ts";
import { scanCode } from "./scan.ts";
import { codeOf } from "./session.ts";
import { showShareSheet } from "./share.ts";
import { storageApis } from "./storage.ts";
import { addColours } from "./styles.ts";
import { requestSubscribeMessage } from "./subscribe.ts";
import { systemApis } from "./system.ts";
import { requestMerchantTransfer } from "./transfer.ts";
import { windowEventApis } from "./windowEvents.ts";

/** What tests and the person at the console may look at: `__phone.saved`, `__phone.clipboard.text`. */
export type PhoneInside = {
  readonly saved: SavedPicture[];
  readonly clipboard: Clipboard;
  readonly openid: string;
};

/** Puts `wx` on the page, as the mini program's pages find it. */
export function installWx(
  navigation: Navigation,
  settings: PhoneSettings,
  screen: PhoneScreen,
  { network, session }: Connection,
): void {
  addColours();
  const { openid } = settings;
  const kept = localStorage;
  const look = createLook(location.search, document.documentElement);
  const files = createFileStore();
  const control = createControl(settings.server);
  const permissions = createPermissions(openid, screen, kept);
  const privacy = createPrivacy(openid, screen, kept);
  const inside: PhoneInside = { saved: [], clipboard: { text: undefined }, openid };
  const addressOf = (source: string) =>
    builtinHooks.resolveSource(source, navigation.current()?.path ?? "");
  const dialogs = dialogApis(screen);
  const parts = {
    ...{ settings, openid, screen, control, session, files, look, network, navigation, kept },
    ...{ permissions, privacy, addressOf, appEvents: createAppEvents(navigation) },
    ...{ clipboard: inside.clipboard, toast: (o: object) => call(dialogs["showToast"], o) },
    onSaved: (picture: SavedPicture) => void inside.saved.push(picture),
  };

  resolvePicturesBy((source) =>
    source.startsWith("cloud:") ? addressInCloud(session, source) : files.address(source),
  );
  wireButtons(parts);
  builtinHooks.imageMenu = ({ src }) => void showImageMenu(parts, src);
  onShare((card) => void showShareSheet(settings, screen, card));
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !isAbout<ToPhone>(data, "look")) return;
    look.set(data);
    network.turn(data.isOnline);
  });

  const known: Record<string, unknown> = {
    env: { USER_DATA_PATH },
    cloud: cloudApis(parts),
    ...{ ...navigationApis(navigation), ...pageApis(navigation), ...dialogs },
    ...{ ...storageApis(openid, kept), ...systemApis(parts), ...pictureApis(parts) },
    ...{ ...fileSystemApis(files), ...placeApis(parts), ...personApis(parts) },
    ...{ ...requestApis(network, files), ...windowEventApis() },
    ...{ ...permissions.apis, ...privacy.apis, ...parts.appEvents.apis },
    ...apis({
      login: () => ({ code: codeOf(openid) }),
      checkSession: () => ({}),
      requestPayment: requestPayment(parts),
      requestMerchantTransfer: requestMerchantTransfer(parts),
      requestSubscribeMessage: requestSubscribeMessage(parts),
      openBusinessView: openBusinessView(parts),
      scanCode: scanCode(parts),
    }),
  };
  guardPrivate(known, privacy);
  known["canIUse"] = (schema: unknown) => canIUse(known, String(schema));
  Object.assign(globalThis, { __phone: inside, wx: orNotEmulated("wx", known, screen) });
}

/** APIs that touch personal data wait for the person's consent, where the mini program asks for it. */
function guardPrivate(known: Record<string, unknown>, { before }: Privacy): void {
  const silent = { success: undefined, fail: undefined, complete: undefined };
  for (const name of PRIVATE_APIS) {
    const run = known[name];
    if (typeof run !== "function") throw new Error(`there is no wx.${name}`);
    known[name] = api(
      name,
      before(name, (o) => run({ ...o, ...silent })),
    );
  }
}

/** Only the API's name is looked at (`showToast.object.title` asks for `showToast`); components are not known here. */
function canIUse(known: object, schema: string): boolean {
  const [name = ""] = schema.split(".");
  return name in known;
}
