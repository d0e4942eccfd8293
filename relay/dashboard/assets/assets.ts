import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { DASHBOARD } from "../path-to.ts";
import { ICON } from "./icon.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

/** A file that pages refer to. */
export interface Asset {
  readonly type: string;
  readonly text: string;
}

/** Under a name made of its digest, a file may be kept for ever: another one has another name. */
function pathOf(name: string, text: string): string {
  return `${DASHBOARD}/assets/${sha256Hex(Buffer.from(text)).slice(0, 12)}/${name}`;
}

/** Where the style sheet is. */
export const STYLE_PATH = pathOf("style.css", STYLE);
/** Where the script is. */
export const SCRIPT_PATH = pathOf("live.js", SCRIPT);
/** Where the icon is. */
export const ICON_PATH = pathOf("icon.svg", ICON);

/** Every file, by its path. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  [STYLE_PATH, { type: "text/css; charset=utf-8", text: STYLE }],
  [SCRIPT_PATH, { type: "text/javascript; charset=utf-8", text: SCRIPT }],
  [ICON_PATH, { type: "image/svg+xml", text: ICON }],
]);
