import type { ForgeAnswer } from "../exchange.ts";

/** Where an answer sends the same request, within the forge's own origin: a token goes nowhere else. Undefined when it is no such answer. */
export function redirectOf({ status, headers }: ForgeAnswer, from: URL): URL | undefined {
  const { location } = headers;
  if (![301, 307, 308].includes(status) || typeof location !== "string" || !URL.canParse(location, from.href))
    return undefined;
  const to = new URL(location, from);
  return to.origin === from.origin ? to : undefined;
}
