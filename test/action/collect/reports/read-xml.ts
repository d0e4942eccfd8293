/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Reads a small XML document and throws for what is not well-formed. Made for reports written by us: it knows neither
 * namespaces, comments, CDATA nor a DTD, and says so.
 */
export function readXml(xml: string): XmlElement {
  const at = { index: 0 };
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(xml);
  at.index = declaration?.[0].length ?? 0;
  const root = readElement(xml, at);
  if (xml.slice(at.index).trim() !== "")
    throw new Error(`Something follows the root: ${xml.slice(at.index, at.index + 40)}`);
  return root;
}

function readElement(xml: string, at: { index: number }): XmlElement {
  const open = /<([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/y;
  open.lastIndex = at.index;
  const found = open.exec(xml);
  if (found === null) throw new Error(`No element at ${at.index}: ${xml.slice(at.index, at.index + 40)}`);
  at.index = open.lastIndex;
  const [, name = "", head = "", closed] = found;
  const attributes: Record<string, string> = {};
  for (const [, key = "", value = ""] of head.matchAll(/([a-z]+)="([^"]*)"/g)) {
    if (key in attributes) throw new Error(`Attribute ${key} twice`);
    // A parser makes a space of each line break and tab that is no reference.
    attributes[key] = decoded(value.replaceAll(/[\t\n\r]/g, " "));
  }
  if (closed === "/") return { name, attributes, children: [], text: "" };
  const children: XmlElement[] = [];
  let text = "";
  for (;;) {
    const end = xml.indexOf("<", at.index);
    if (end < 0) throw new Error(`${name} is never closed`);
    text += decoded(xml.slice(at.index, end).replaceAll(/\r\n?/g, "\n"));
    at.index = end;
    if (xml.startsWith(`</${name}>`, end)) {
      at.index += name.length + 3;
      return { name, attributes, children, text };
    }
    children.push(readElement(xml, at));
  }
}

function decoded(text: string): string {
  // oxlint-disable-next-line no-control-regex
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) throw new Error("A character XML forbids");
  if (text.includes("]]>")) throw new Error("]]> in text");
  return text.replaceAll(/&(?:#(\d+)|(\w+));|&/g, (whole, code?: string, name?: string) => {
    const char = code === undefined ? ENTITIES[name ?? ""] : String.fromCodePoint(Number(code));
    if (char === undefined) throw new Error(`No entity: ${whole}`);
    return char;
  });
}
