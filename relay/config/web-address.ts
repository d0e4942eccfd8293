/**
 * What is wrong with a server's address, in words that say what to write; undefined when it is fine.
 *
 * @param example an address as it should be
 */
export function webAddressFault(text: string, example: string): string | undefined {
  const instead = `write it as ${example}`;
  if (!URL.canParse(text)) return `is no URL: ${instead}`;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return `is no web address: ${instead}`;
  if (url.username !== "" || url.password !== "") return `holds a user or password: ${instead}, without them`;
  return url.search !== "" || url.hash !== "" ? `has a query or fragment: ${instead}` : undefined;
}
