import "tdesign-react/es/_util/react-19-adapter";
import "tdesign-react/es/style/css.js";
import "./style.css";
import "./lib/backGuard.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { readConfig } from "./lib/config.ts";
import { keptLanguage, LanguageProvider } from "./lib/language.tsx";
import { sayIn } from "./lib/said.ts";
import { startSdk } from "./lib/sdk.ts";

/** Opens the console. Without its configuration there is nothing that it could talk to. */
async function main(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) return;
  const [config] = await Promise.all([readConfig().catch(() => null), sayIn(keptLanguage())]);
  if (config === null) {
    root.textContent = "后台没有配置：缺少 config.json。The console lacks its config.json.";
    return;
  }
  startSdk(config);
  createRoot(root).render(
    <LanguageProvider>
      <App config={config} />
    </LanguageProvider>,
  );
}

void main();
