/** One parameter of a link: `; name`, `; name=token` or `; name="quoted \" text"`. */
const PARAMETER = /\s*;\s*([^\s=;,"<>]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))?/y;

/**
 * The target of `rel="next"` in a `Link` header (RFC 8288), as written there; undefined when there is none.
 *
 * Commas and semicolons inside `<…>` and inside quotes are part of the text. A malformed header gives what could be read of
 * it.
 */
export function nextLink(header: string | readonly string[] | undefined): string | undefined {
  const text = typeof header === "string" ? header : (header ?? []).join(",");
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const close = text.indexOf(">", at);
    if (close < 0) return undefined;
    const { relations, end } = parametersAt(text, close + 1);
    if (relations.includes("next")) return text.slice(at + 1, close).trim();
    at = end;
  }
  return undefined;
}

function parametersAt(text: string, from: number): { relations: readonly string[]; end: number } {
  let relations: readonly string[] = [];
  let end = from;
  for (;;) {
    PARAMETER.lastIndex = end;
    const [whole, name, quoted, token] = PARAMETER.exec(text) ?? [];
    if (whole === undefined) return { relations, end };
    end += whole.length;
    if (name?.toLowerCase() === "rel") relations = (quoted ?? token ?? "").toLowerCase().split(/\s+/);
  }
}
