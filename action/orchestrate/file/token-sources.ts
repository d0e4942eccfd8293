import type { TokenInput, TokenSource } from "../model.ts";
import { TOKEN_INPUTS } from "./node-fields.ts";
import type { ServerEntry } from "./schema.ts";

/** Where the tokens of a pipeline or a server are kept, as the file says. */
export function tokenSources(entry: Pick<ServerEntry, TokenInput>): Readonly<Partial<Record<TokenInput, TokenSource>>> {
  return Object.fromEntries(
    TOKEN_INPUTS.flatMap((name): readonly [TokenInput, TokenSource][] => {
      const place = entry[name];
      if (place === undefined) return [];
      return [[name, "env" in place ? { kind: "env", name: place.env } : { kind: "file", path: place.file }]];
    }),
  );
}
