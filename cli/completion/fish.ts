import type { CompletedCommand, Takes } from "./completed.ts";
import { byTaking } from "./taking.ts";

/** A script for fish that completes these commands of `sluice`. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const paths = commands.flatMap(({ path }) => (path === "" ? [] : [quoted(path)]));
  const valued = byTaking(commands).flatMap(({ options }) => options.map(quoted));
  return `# Completion of sluice for fish, made by \`sluice completion fish\`.

set -g __sluice_commands ${paths.join(" ")}
set -g __sluice_valued ${valued.join(" ")}

# Whether the words so far call the command $argv[1].
function __sluice_at
    set -l path ''
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case '--*=*'
            case '-*'
                contains -- "$path $word" $__sluice_valued; and set skip 1
            case '*'
                set -l longer (string trim -- "$path $word")
                contains -- $longer $__sluice_commands; and set path $longer
        end
    end
    test "$path" = "$argv[1]"
end

complete -c sluice -f
${commands.flatMap(linesOf).join("\n")}
`;
}

function linesOf({ path, words, options, takesFile }: CompletedCommand): readonly string[] {
  const at = `complete -c sluice -n ${quoted(`__sluice_at ${quoted(path)}`)}`;
  return [
    ...(takesFile ? [`${at} -F`] : []),
    ...words.map(({ word, says }) => `${at} -a ${quoted(word)} -d ${quoted(says)}`),
    ...options.map(({ word, says, takes }) => `${at} -l ${word.slice(2)}${valueOf(takes)} -d ${quoted(says)}`),
  ];
}

function valueOf(takes: Takes): string {
  switch (takes.kind) {
    case "nothing":
      return "";
    case "text":
      return " -x";
    case "file":
      return " -r -F";
    case "folder":
      return " -x -a '(__fish_complete_directories)'";
    case "words":
      return ` -x -a ${quoted(takes.words.join(" "))}`;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
