import type { CompletedCommand } from "./completed.ts";
import { byTaking, takesText } from "./taking.ts";

/** A script for bash 3.2 and newer that completes these commands of `sluice`. It needs nothing but bash. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# Completion of sluice for bash, made by \`sluice completion bash\`.

# What the option $2 of the command $1 takes goes into \`takes\`.
_sluice_takes() {
  takes=
  case "$1 $2" in
${byTaking(commands)
  .map(({ takes, options }) => `    ${patterns(options)}) takes=${quoted(takesText(takes))} ;;`)
  .join("\n")}
  esac
}

_sluice() {
  local cur=\${COMP_WORDS[COMP_CWORD]} path= takes= word words= options= files= at
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    # bash hands --option=value over as three words.
    if [[ $word == "=" ]]; then continue; fi
    if [[ -n $takes ]]; then takes=; continue; fi
    if [[ $word == -* ]]; then
      _sluice_takes "$path" "$word"
      continue
    fi
    case "\${path:+$path }$word" in
      ${patterns(commands.map(({ path }) => path).filter((path) => path !== ""))}) path="\${path:+$path }$word" ;;
    esac
  done
  if [[ $cur == "=" ]]; then cur=; fi
  case "$path" in
${commands.map(caseOf).join("\n")}
  esac
  if [[ -z $takes && -n $files && $cur != -* ]]; then takes=file; fi
  local IFS=$'\\n'
  case "$takes" in
    file) COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null ;;
    folder) COMPREPLY=($(compgen -d -- "$cur")); compopt -o filenames 2>/dev/null ;;
    text) ;;
    "")
      if [[ $cur == -* ]]; then words=$options; fi
      IFS=$' \\n'
      COMPREPLY=($(compgen -W "$words" -- "$cur"))
      ;;
    *)
      IFS=$' \\n'
      COMPREPLY=($(compgen -W "$takes" -- "$cur"))
      ;;
  esac
}

complete -F _sluice sluice
`;
}

function caseOf({ path, words, options, takesFile }: CompletedCommand): string {
  const list = (offers: readonly { readonly word: string }[]) => quoted(offers.map(({ word }) => word).join(" "));
  return `    ${quoted(path)})\n      words=${list(words)}\n      options=${list(options)}\n      files=${takesFile ? "1" : ""}\n      ;;`;
}

function patterns(texts: readonly string[]): string {
  return texts.map(quoted).join("|");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
