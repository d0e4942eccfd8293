/**
 * The target of `rel="next"` in a `Link` header (RFC 8288), as written there; undefined when there is none.
 *
 * Commas and semicolons inside `<…>` and inside quotes are part of the text. A malformed header gives what could be read
 * before the damage.
 */
export function nextLink(header: string | readonly string[] | undefined): string | undefined {
  const text = typeof header === "string" ? header : (header ?? []).join(",");
  for (const { target, parameters } of links(text)) {
    const rel = /(?:^|;)\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters);
    const relations = (rel?.[1] ?? rel?.[2] ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next")) return target;
  }
  return undefined;
}

function* links(text: string): Generator<{ target: string; parameters: string }> {
  let at = 0;
  for (;;) {
    const open = text.indexOf("<", at);
    const close = open < 0 ? -1 : text.indexOf(">", open);
    if (close < 0) return;
    const end = endOfParameters(text, close + 1);
    yield { target: text.slice(open + 1, close).trim(), parameters: text.slice(close + 1, end) };
    at = end + 1;
  }
}

function endOfParameters(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === "\\" && quoted) at++;
    else if (char === '"') quoted = !quoted;
    else if (char === "," && !quoted) return at;
  }
  return text.length;
}
