/** The environment variable that stands for an input on the command line: `SLUICE_POLL_INTERVAL`. */
export function environmentName(input: string): string {
  return `SLUICE_${input.toUpperCase().replaceAll("-", "_")}`;
}
