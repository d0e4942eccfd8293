import type { CompletedCommand, Offer } from "./completed.ts";
import { byTaking, takesText } from "./taking.ts";

/** A script for zsh that completes these commands of `sluice`: to be sourced after compinit, or kept as `_sluice` in $fpath. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef sluice
# Completion of sluice for zsh, made by \`sluice completion zsh\`.

# What the option $2 of the command $1 takes goes into \`takes\`.
_sluice_takes() {
  takes=''
  case "$1 $2" in
${byTaking(commands)
  .map(({ takes, options }) => `    (${options.map(quoted).join("|")}) takes=${quoted(takesText(takes))} ;;`)
  .join("\n")}
  esac
}

_sluice() {
  local at='' takes='' files='' word
  local -a offers options
  integer i
  for ((i = 2; i < CURRENT; i++)); do
    word=\${words[i]}
    if [[ -n $takes ]]; then
      takes=''
    elif [[ $word == --*=* ]]; then
      continue
    elif [[ $word == -* ]]; then
      _sluice_takes "$at" "$word"
    else
      case "\${at:+$at }$word" in
        (${commands.flatMap(({ path }) => (path === "" ? [] : [quoted(path)])).join("|")}) at="\${at:+$at }$word" ;;
      esac
    fi
  done
  if [[ -z $takes && \${words[CURRENT]} == --*=* ]]; then
    _sluice_takes "$at" "\${words[CURRENT]%%=*}"
    compset -P '*='
  fi
  case "$at" in
${commands.map(caseOf).join("\n")}
  esac
  case "$takes" in
    (file) _files ;;
    (folder) _files -/ ;;
    (text) _message 'a value' ;;
    ('')
      if [[ \${words[CURRENT]} == -* ]]; then
        _describe -o option options
      elif ((\${#offers})); then
        _describe command offers
      elif [[ -n $files ]]; then
        _files
      fi
      ;;
    (*) compadd -- \${=takes} ;;
  esac
}

if [[ \${funcstack[1]} == _sluice ]]; then
  _sluice "$@"
else
  compdef _sluice sluice
fi
`;
}

function caseOf({ path, words, options, takesFile }: CompletedCommand): string {
  const list = (offers: readonly Offer[]) => offers.map((offer) => `\n        ${offerText(offer)}`).join("");
  return `    (${quoted(path)})\n      offers=(${list(words)}\n      )\n      options=(${list(options)}\n      )\n      files='${takesFile ? "1" : ""}'\n      ;;`;
}

/** A colon parts a word from what it is. */
function offerText({ word, says }: Offer): string {
  return quoted(`${word.replaceAll(":", "\\:")}:${says}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
