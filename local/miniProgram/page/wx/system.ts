import { frontPage } from "../runtime/pageTop.ts";
import type { PhoneSettings } from "../phone.ts";
import { apis, call, nothing } from "./answer.ts";
import type { Look } from "./look.ts";
import type { Network } from "./network.ts";

const STATUS_BAR_PX = 44;
const BARS_PX = 88;
const SDK_VERSION = "3.8.12";

/** Where the capsule stands. Pages place their own bars by it. */
export function capsule(width: number) {
  const [height, right, top] = [32, width - 7, STATUS_BAR_PX + 6];
  return { width: 87, height, top, bottom: top + height, left: right - 87, right };
}

/** What a page may know of the phone and of the mini program's start. */
export function systemApis(o: {
  settings: PhoneSettings;
  look: Look;
  network: Network;
}): Record<string, unknown> {
  const { settings, look, network } = o;
  const windowInfo = () =>
    windowOf(document.documentElement.clientWidth || innerWidth, innerHeight);
  const appBase = () => ({
    ...{ SDKVersion: SDK_VERSION, version: "8.0.55", language: languageOf(location.search) },
    ...{ theme: look.theme(), fontSizeSetting: look.fontSize(), enableDebug: false },
    ...{ fontSizeScaleFactor: look.fontSize() / 16, host: { env: "WeChat", appId: "" } },
  });
  const device = () => ({
    ...{ brand: "browser", model: "browser", system: "Browser", platform: "devtools" },
    ...{ abi: "unknown", benchmarkLevel: 40, memorySize: 4096, cpuType: "unknown" },
  });
  const setting = () => ({
    ...{ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true },
    deviceOrientation: "portrait",
  });
  const system = () => ({ ...device(), ...windowInfo(), ...appBase(), ...setting() });
  const { path, query, scene } = settings.launch;
  const launch = () => ({
    path,
    query: { ...query },
    scene,
    referrerInfo: {},
    apiCategory: "default",
  });
  const account = () => ({
    miniProgram: { appId: settings.appId, envVersion: "develop", version: "" },
  });
  const networkNow = () => ({
    networkType: network.isOn() ? "wifi" : "none",
    isConnected: network.isOn(),
  });

  return {
    ...apis({ getSystemInfo: system, getSystemInfoAsync: system, getNetworkType: networkNow }),
    ...apis(Object.fromEntries(SILENT.map((name) => [name, nothing]))),
    ...{ getSystemInfoSync: system, getWindowInfo: windowInfo, getAppBaseInfo: appBase },
    ...{ getDeviceInfo: device, getSystemSetting: setting, getAccountInfoSync: account },
    getAppAuthorizeSetting: () => ({
      ...{ albumAuthorized: "authorized", cameraAuthorized: "authorized" },
      ...{ locationAuthorized: "authorized", notificationAuthorized: "authorized" },
    }),
    getSkylineInfoSync: () => ({ isSupported: false, version: "" }),
    getMenuButtonBoundingClientRect: () => capsule(windowInfo().windowWidth),
    ...{ getLaunchOptionsSync: launch, getEnterOptionsSync: launch },
    getUpdateManager: updateManager,
    getPerformance: () => performance,
    ...{ onThemeChange: look.onChange, offThemeChange: look.offChange },
    ...{ onNetworkStatusChange: network.onChange, offNetworkStatusChange: network.offChange },
    nextTick: (run: unknown) => void Promise.resolve().then(() => call(run)),
    ...Object.fromEntries(SILENT_SYNC.map((name) => [name, () => undefined])),
    getLogManager: () => console,
    getRealtimeLogManager: () => ({ ...LOGS, setFilterMsg: quiet, addFilterMsg: quiet }),
  };
}

const quiet = (): void => undefined;
const LOGS = { info: quiet, warn: quiet, error: quiet, debug: quiet, log: quiet };

/** Done by nobody, since there is nothing to do; pages may ask for it all the same. */
const SILENT = [
  ...["vibrateShort", "vibrateLong", "setKeepScreenOn", "hideKeyboard", "showShareMenu"],
  ...["hideShareMenu", "updateShareMenu", "setScreenBrightness", "setVisualEffectOnCapture"],
  ...["setEnableDebug", "setInnerAudioOption", "updateWeChatApp", "preloadSubpackage"],
];
/** Reports that nobody reads here, and events that a browser's phone never has. */
const SILENT_SYNC = [
  ...["reportEvent", "reportAnalytics", "reportMonitor", "reportPerformance", "preloadWebview"],
  ...["onMemoryWarning", "offMemoryWarning", "onKeyboardHeightChange", "offKeyboardHeightChange"],
  ...["onUserCaptureScreen", "offUserCaptureScreen"],
  ...["onAudioInterruptionBegin", "offAudioInterruptionBegin"],
  ...["onAudioInterruptionEnd", "offAudioInterruptionEnd"],
];

/** Chinese, unless the phone's address says `lang=en`. */
function languageOf(search: string): string {
  return new URLSearchParams(search).get("lang") === "en" ? "en" : "zh_CN";
}

function windowOf(width: number, height: number) {
  return {
    ...{ pixelRatio: devicePixelRatio, screenWidth: width, screenHeight: height },
    // A page's window ends at its bars; before there is a page, at the usual ones.
    ...{ windowWidth: width, windowHeight: frontPage()?.clientHeight ?? height - BARS_PX },
    ...{ statusBarHeight: STATUS_BAR_PX, screenTop: 0 },
    safeArea: {
      ...{ left: 0, right: width, width, top: STATUS_BAR_PX, bottom: height },
      height: height - STATUS_BAR_PX,
    },
  };
}

/** A build that is open is always the newest: the page is loaded anew when it changes. */
function updateManager(): object {
  return {
    onCheckForUpdate: (listener: unknown) =>
      void setTimeout(() => call(listener, { hasUpdate: false })),
    ...{ onUpdateReady: quiet, onUpdateFailed: quiet, applyUpdate: quiet },
  };
}
