// A TypeScript module of the page, for Node: bundled by esbuild, as the page is.

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

/** The exports of a module by its path under src. */
export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${path}`, import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    define: { __SITE__: "null" },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
