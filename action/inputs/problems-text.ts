/** Everything that is wrong with a run's inputs, or with the options of a command, as the message of one error. */
export function problemsText(what: "input" | "option", problems: readonly string[]): string {
  const [only] = problems;
  if (problems.length === 1 && only !== undefined) return `An ${what} cannot be used. ${only}`;
  return [`${problems.length} problems in the ${what}s:`, ...problems.map((problem) => `  ${problem}`)].join("\n");
}
