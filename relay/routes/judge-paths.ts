import { counted } from "../../shared/text/counted.ts";
import { globMatcher } from "../../shared/text/glob.ts";
import type { ChangeInFull } from "../model/event.ts";
import { type Answer, no, YES } from "./answer.ts";
import { quotedList } from "./quoted.ts";

/**
 * Whether a change touches one of the paths, compiled.
 *
 * Senders cap the commits and files they list, and some list none. A list that is certainly complete answers yes or no. One that
 * is not answers yes where something in it matches, and else maybe: leaving out a pipeline that was wanted is the fault nobody
 * notices.
 */
export function pathsJudge(globs: readonly string[]): (change: ChangeInFull) => Answer {
  const matches = globMatcher(globs);
  const wanted = quotedList(globs);
  return ({ action, touched }) => {
    if (touched?.paths.some(matches) === true) return YES;
    if (touched?.complete === true)
      return no(
        touched.paths.length === 0
          ? `it touches no path, and the route wants ${wanted}`
          : `none of the ${counted(touched.paths.length, "path")} it touches matches ${wanted}`,
      );
    // The files of a ref that is gone are not what its deletion is about.
    if (action === "delete") return no("it is a deletion, which touches no path");
    const told =
      touched === undefined || touched.paths.length === 0
        ? "the sender does not tell which paths it touches"
        : `the sender lists ${counted(touched.paths.length, "path")} and perhaps not all, and none of them matches`;
    return { kind: "maybe", why: `${told}; the route wants ${wanted}` };
  };
}
