/** However a page starts the command line, up to its arguments. */
const START = /(?:npm run sluice --|node \S*(?:sluice|cli)\.js|^\s*sluice) (.*)$/;

/** Every command line of Sluice in a shell script, a crontab or a CI file, as the words a shell makes of its arguments. */
export function shownCommands(script: string): readonly (readonly string[])[] {
  return script
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .flatMap((line) => {
      const [, rest] = START.exec(line) ?? [];
      return rest === undefined ? [] : [wordsOf(rest)];
    });
}

/** Words parted by spaces, with quotes taken off, up to a comment or a pipe. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  const end = words.findIndex((word) => word.startsWith("#") || word === "|");
  return words.slice(0, end === -1 ? undefined : end).map((word) => word.replaceAll(/['"]/g, ""));
}
