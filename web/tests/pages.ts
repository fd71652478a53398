// The two forms in which people open the page.
import { fileURLToPath, pathToFileURL } from "node:url";

const file = fileURLToPath(new URL("../dist/dosecalc.html", import.meta.url));

/** The site is relative to the server that the tests run; the single file is opened from its folder. */
export const forms = [
  { form: "site", address: "./" },
  { form: "single file", address: pathToFileURL(file).href },
];
