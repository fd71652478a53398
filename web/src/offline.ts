// The page works without a network after its first visit. From a folder there is nothing to register.
import { isSingleFile } from "./assets";

/** Registers the service worker where the page is served; a browser that refuses loses only that. */
export function workOffline(): void {
  if (isSingleFile || !location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
  const register = () => {
    navigator.serviceWorker.register(new URL("sw.js", document.baseURI)).catch(() => undefined);
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("rest"));
  };
  // What the visit itself needs comes first.
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
