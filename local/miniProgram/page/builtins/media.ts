import { builtin, type Builtin } from "./builtin.ts";
import { giveContext } from "./contexts.ts";
import { withSource } from "./hooks.ts";

const PROPERTIES = {
  ...{ src: "", poster: "", controls: true, autoplay: false, loop: false, muted: false },
  ...{ initialTime: 0, objectFit: "contain", duration: 0, showCenterPlayBtn: true },
  ...{ showPlayBtn: true, showFullscreenBtn: true, showProgress: true, title: "", direction: 0 },
  ...{ enableProgressGesture: true, danmuList: null, danmuBtn: false, enableDanmu: false },
  ...{ pageGesture: false, vslideGesture: false, playBtnPosition: "bottom", showMuteBtn: false },
  ...{ posterForCrawler: "", name: "", author: "", action: null, pictureInPictureMode: null },
};
const EVENTS = ["play", "pause", "ended", "waiting", "seeking", "seeked"];
const EVENT_NAMES: Readonly<Record<string, string>> = { seeked: "seekcomplete" };

/** `video` and the retired `audio`: the browser's own players. */
function media(tag: "video" | "audio"): Builtin {
  const defaults = { ...PROPERTIES, controls: tag === "video" };
  return builtin(tag, defaults, (host) => {
    const native = host.element;
    if (!(native instanceof HTMLMediaElement)) throw new Error(`${tag} is no player`);
    for (const type of EVENTS) {
      native.addEventListener(type, () => host.fire(EVENT_NAMES[type] ?? type, {}));
    }
    native.addEventListener("timeupdate", () => {
      host.fire("timeupdate", { currentTime: native.currentTime, duration: native.duration });
    });
    native.addEventListener("loadedmetadata", () => {
      const size =
        native instanceof HTMLVideoElement
          ? { width: native.videoWidth, height: native.videoHeight }
          : {};
      host.fire("loadedmetadata", { ...size, duration: native.duration });
    });
    native.addEventListener("error", () =>
      host.fire("error", { errMsg: native.error?.message ?? "MEDIA_ERR" }),
    );
    giveContext(native, {
      play: () => void native.play().catch(() => {}),
      pause: () => native.pause(),
      stop() {
        native.pause();
        native.currentTime = 0;
      },
      seek: (seconds: number) => (native.currentTime = seconds),
      playbackRate: (rate: number) => (native.playbackRate = rate),
      requestFullScreen: () => void native.requestFullscreen().catch(() => {}),
      exitFullScreen: () => void document.exitFullscreen().catch(() => {}),
    });
    return {
      update(changed) {
        const { data } = host;
        native.controls = data.controls;
        native.loop = data.loop;
        native.muted = data.muted;
        native.autoplay = data.autoplay;
        native.style.objectFit = data.objectFit;
        const path = host.ownerPath();
        if (changed.has("src")) withSource(data.src, path, (found) => (native.src = found));
        if (changed.has("poster") && native instanceof HTMLVideoElement) {
          withSource(data.poster, path, (found) => (native.poster = found));
        }
        if (changed.has("initialTime") && data.initialTime > 0)
          native.currentTime = data.initialTime;
      },
      detached: () => native.pause(),
    };
  });
}

export const MEDIA: readonly Builtin[] = [media("video"), media("audio")];
