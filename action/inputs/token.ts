import { Secret } from "../../shared/text/secret.ts";
import type { Complain } from "./complain.ts";

/** The inputs that hold tokens. */
export type TokenInput = "trigger-token" | "access-token" | "job-token";

/** What GitLab's own tokens begin with (doc/security/tokens: token prefixes), and where each belongs. */
const KINDS: readonly { readonly prefix: string; readonly is: string; readonly belongsIn?: TokenInput }[] = [
  { prefix: "glptt-", is: "a pipeline trigger token", belongsIn: "trigger-token" },
  { prefix: "glpat-", is: "a personal, project or group access token", belongsIn: "access-token" },
  { prefix: "glcbt-", is: "a job token", belongsIn: "job-token" },
  { prefix: "gldt-", is: "a deploy token" },
  { prefix: "glrt-", is: "a runner token" },
  { prefix: "glft-", is: "a feed token" },
  { prefix: "glsoat-", is: "a SCIM token" },
];

const NEEDED: Readonly<Record<TokenInput, string>> = {
  "trigger-token":
    "Write a pipeline trigger token of the target project (Settings > CI/CD > Pipeline trigger tokens); it begins with glptt-",
  "access-token": "Write a personal, project or group access token with the scope read_api",
  "job-token": "Write a GitLab CI/CD job token, or leave the input out inside a GitLab job",
};

/**
 * A token as it came in, safe from here on; undefined when there is none or after a complaint.
 *
 * Line breaks at the end are taken off, since files and `echo` add them. Anything else that no token can hold is refused
 * here: sent along, it would come back as a puzzling 401 or 404.
 */
export function readToken(name: TokenInput, text: string | undefined, complain: Complain): Secret | undefined {
  const value = text?.replace(/[\r\n]+$/, "") ?? "";
  if (value === "") return undefined;
  if (!/^[\u0021-\u007e]+$/.test(value)) {
    complain(`its value has a blank, a line break or another character that no token has. ${NEEDED[name]}.`);
    return undefined;
  }
  if (/^\$\{?\w+\}?$/.test(value) || value.includes("${{")) {
    complain(
      `its value is the name of a variable, not its content: the variable is not defined here. ${NEEDED[name]}.`,
    );
    return undefined;
  }
  const kind = KINDS.find(({ prefix }) => value.startsWith(prefix));
  if (kind !== undefined && kind.belongsIn !== name) {
    const move = kind.belongsIn === undefined ? "" : ` It belongs in \`${kind.belongsIn}\`.`;
    complain(`its value is ${kind.is}, which does not work here.${move} ${NEEDED[name]}.`);
    return undefined;
  }
  return new Secret(value);
}
