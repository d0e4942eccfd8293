import { isUtf8 } from "node:buffer";
import { printable } from "../../shared/text/printable.ts";
import { judgeLink } from "./judge-link.ts";
import { refusalError, refused } from "./refusal.ts";

/** The target of the symbolic link at `path`, from the bytes that hold it. Throws ARTIFACTS_UNSAFE_LINK. */
export function linkTarget(path: string, bytes: Buffer, what: string): string {
  const target = bytes.toString("utf8");
  const wrong = isUtf8(bytes) ? judgeLink(path, target) : "has a target that is not UTF-8";
  if (wrong === undefined) return target;
  throw refusalError(refused("ARTIFACTS_UNSAFE_LINK", `the link \`${printable(path)}\` ${wrong}`), what);
}
