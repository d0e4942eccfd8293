import type { World } from "./world.ts";

/** Whether text may be redrawn in place: on a terminal that can move its cursor, and not in a CI job's. */
export function mayDraw(env: World["env"]): boolean {
  const ci = (env["CI"] ?? "").toLowerCase();
  return env["TERM"] !== "dumb" && (ci === "" || ci === "false" || ci === "0");
}

/** Whether a terminal shows more than ASCII: not the console of Linux, nor one whose locale says otherwise. */
export function showsUnicode(env: World["env"]): boolean {
  if (env["TERM"] === "linux") return false;
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find((one) => one !== undefined && one !== "");
  return locale === undefined || /utf-?8/i.test(locale);
}
