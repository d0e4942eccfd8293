/** A number of things in words: `1 file`, `2 deliveries`, `3 keys`. */
export function counted(count: number, thing: string): string {
  if (count === 1) return `1 ${thing}`;
  return `${count} ${/[^aeiou]y$/.test(thing) ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}
