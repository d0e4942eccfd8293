/** A Markdown page, as far as it can be wrong about other files. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** Where its links and images lead, as written. */
  readonly links: readonly string[];
  /** What `#…` may name in it: its headings as GitHub spells them, and its `<a id>`s. */
  readonly anchors: ReadonlySet<string>;
  /** Files and folders of this repository it names in code: `relay/http/`. */
  readonly paths: readonly string[];
}

/** What comes first in a path that is meant as one of this repository. */
const OURS = /^(?:action|bench|cli|docs|examples|relay|scripts|shared|test)\/[\w./-]*$/;

/** Reads a page. Links and headings inside code blocks are none. */
export function pageOf(path: string, text: string): Page {
  const prose = text.replaceAll(/^( *)(```+|~~~+)[\s\S]*?^\1\2 *$/gm, "");
  const uncoded = prose.replaceAll(/`[^`\n]*`/g, "");
  const links = [...uncoded.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(([, link = ""]) => link);
  const defined = [...uncoded.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)].map(([, link = ""]) => link);
  const codes = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return {
    path,
    text,
    links: [...links, ...defined],
    anchors: anchorsOf(prose),
    paths: codes.filter((code) => OURS.test(code)),
  };
}

function anchorsOf(prose: string): ReadonlySet<string> {
  const anchors = new Set([...prose.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id));
  for (const [, heading = ""] of prose.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");
    let unique = slug;
    for (let n = 1; anchors.has(unique); n++) unique = `${slug}-${n}`;
    anchors.add(unique);
  }
  return anchors;
}
