/** Where the dashboard begins. */
export const DASHBOARD = "/dashboard";

/** The page about one of these. */
export type Place = "deliveries" | "events" | "sources" | "routes" | "find" | "sign-in" | "sign-out" | "live";

/** What a link may ask for, by name; undefined and empty are left out. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The path of a page of the dashboard; every part of it may be foreign text. */
export function pathTo(place: Place | "overview", parts: readonly string[] = [], query: Query = {}): string {
  const path = [DASHBOARD, ...(place === "overview" ? [] : [place]), ...parts.map(encodeURIComponent)].join("/");
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      (typeof value === "string" ? [value] : (value ?? []))
        .filter((one) => one !== "")
        .map((one): [string, string] => [name, one]),
    ),
  );
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}

/** A path to come back to after signing in, when it is one of the dashboard's own; else the overview. */
export function ownPath(text: string | undefined): string {
  return text !== undefined && /^\/dashboard(?:[/?][\x21-\x5b\x5d-\x7e]*)?$/.test(text) ? text : DASHBOARD;
}
