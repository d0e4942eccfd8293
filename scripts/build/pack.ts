import { transform } from "esbuild";

/** A piece of a bundle, as esbuild's code splitting makes it: a module that may import others of them. */
export interface Piece {
  /** The file the others import it by, without its folder. */
  readonly file: string;
  /** What to call it in stack traces: the source it begins with. */
  readonly source: string;
  readonly code: string;
}

/** Stands for the end of a comment within one. */
const END_OF_COMMENT = "*@/";

/**
 * One script, or one module, of all pieces, each in a comment until something imports it.
 *
 * Node goes over a comment several times faster than over code, which it parses from end to end before it runs the first
 * line; so what a run does not need costs it next to nothing, and the file still runs alone. A function gives its comment
 * back by `toString`. A script has neither `import` nor `require` of its own, so it runs as a module and as none; a module
 * has the `require` of its banner, and so have its pieces.
 *
 * @param entry the file of the piece that runs first
 * @param exported the names of it that a module exports; absent: it is a script
 * @param target the oldest Node it runs on, as esbuild calls it
 */
export async function packed(
  banner: string,
  pieces: readonly Piece[],
  { entry, exported }: { readonly entry: string; readonly exported?: readonly string[] },
  target: string,
): Promise<string> {
  const names = namesOf(pieces);
  const nameOf = (file: string) => names.get(file);
  const parts = await Promise.all(pieces.map((piece) => partOf(piece, nameOf, target)));
  const [head, tail] = exported === undefined ? ["", ""] : [`export const { ${exported.join(", ")} } = `, "return "];
  const [parameter, argument] = exported === undefined ? ["", ""] : [', "require"', ", require"];
  return `${banner}
${head}(() => {
  // Each part stands in a comment until it is needed: a comment takes Node less time than code.
  const parts = {
${parts.join("\n")}
  };
  const { compileFunction } = process.getBuiltinModule("node:vm");
  const loaded = new Map();
  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const text = parts[name].toString();
    const code = text.slice(text.indexOf("/*") + 2, text.lastIndexOf("*/")).replaceAll("${END_OF_COMMENT}", "*" + "/");
    compileFunction(code, ["module", "load", "loadLater"${parameter}], { filename: "sluice/" + name })(module, load, loadLater${argument});
    return module.exports;
  }
  async function loadLater(name) {
    return Object.hasOwn(parts, name) ? load(name) : import(name);
  }
  ${tail}load(${JSON.stringify(names.get(entry))});
})();
`;
}

async function partOf(
  { file, code }: Piece,
  nameOf: (file: string) => string | undefined,
  target: string,
): Promise<string> {
  // esbuild drops all comments here but such; these say which source comes next.
  const { code: marked } = await transform(code.replaceAll(/^\/\/ /gm, "//! "), {
    format: "cjs",
    platform: "node",
    target,
    legalComments: "inline",
  });
  const script = marked.replaceAll(/^\/\/! /gm, "// ");
  if (script.includes(END_OF_COMMENT))
    throw new Error(`${file} has ${END_OF_COMMENT} in it, which stands for the end of a comment.`);
  const linked = script
    .replaceAll(/\brequire\("\.\/([^"]+)"\)/g, (call, other: string) => {
      const name = nameOf(other);
      return name === undefined ? call : `load(${JSON.stringify(name)})`;
    })
    .replaceAll(/\bimport\("\.\/([^"]+)"\)/g, (_, other: string) => {
      return `loadLater(${JSON.stringify(nameOf(other) ?? `./${other}`)})`;
    });
  return `    ${JSON.stringify(nameOf(file))}() {/*\n${linked.replaceAll("*/", END_OF_COMMENT)}*/},`;
}

/** A name for each piece by its file: the source it begins with, told apart by a number where that is taken. */
function namesOf(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const taken = new Map<string, number>();
  return new Map(
    pieces.map(({ file, source }) => {
      const before = taken.get(source) ?? 0;
      taken.set(source, before + 1);
      return [file, before === 0 ? source : `${source}#${before + 1}`];
    }),
  );
}
