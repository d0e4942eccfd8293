import { invalid } from "../http/refusal.ts";
import { isHash, type ParamHash } from "./nested.ts";

/** An optional text. Numbers and booleans become text, as Grape coerces them; a hash or list is a 400. */
export function optionalText(params: ParamHash, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw invalid(`${name} is invalid`);
}

/** A text that must be there; may be empty. */
export function requiredText(params: ParamHash, name: string): string {
  const value = optionalText(params, name);
  if (value === undefined) throw invalid(`${name} is missing`);
  return value;
}

/** A text that must be there and not blank. */
export function filledText(params: ParamHash, name: string): string {
  const problems = blankProblems(params, name);
  if (problems.length > 0) throw invalid(problems.join(", "));
  return requiredText(params, name);
}

/** What Grape finds wrong with a `requires … allow_blank: false`; a parameter that is missing is empty, too. */
export function blankProblems(params: ParamHash, name: string): readonly string[] {
  const value = params[name];
  const missing = value === undefined ? [`${name} is missing`] : [];
  const blank = value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  return blank ? [...missing, `${name} is empty`] : missing;
}

/** One of a list of words. */
export function optionalWord<Word extends string>(
  params: ParamHash,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = optionalText(params, name);
  if (value === undefined) return undefined;
  const word = words.find((known) => known === value);
  if (word === undefined) throw invalid(`${name} does not have a valid value`);
  return word;
}

/** One word or a list of words, as `scope=a` or `scope[]=a&scope[]=b`. */
export function words(params: ParamHash, name: string, known: readonly string[]): readonly string[] | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : isHash(value) ? Object.values(value) : [value];
  const texts = list.filter((word): word is string => typeof word === "string");
  if (texts.length !== list.length || texts.some((word) => !known.includes(word))) {
    throw invalid(`${name} does not have a valid value`);
  }
  return texts;
}

const TRUE: readonly unknown[] = [true, 1, "true", "t", "1", "yes", "y", "on"];
const FALSE: readonly unknown[] = [false, 0, "false", "f", "0", "no", "n", "off"];

/** A boolean in any of the spellings Grape reads. */
export function optionalBoolean(params: ParamHash, name: string): boolean | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === "") return undefined;
  const folded = typeof value === "string" ? value.toLowerCase() : value;
  if (TRUE.includes(folded)) return true;
  if (FALSE.includes(folded)) return false;
  throw invalid(`${name} is invalid`);
}

/** An instant, in milliseconds: ISO 8601, or anything else Ruby's DateTime.parse would make sense of. */
export function optionalInstant(params: ParamHash, name: string): number | undefined {
  const text = optionalText(params, name);
  if (text === undefined || text === "") return undefined;
  // A plus sign that was not percent-encoded arrives as a space: GitLab asks for %2B, so this is no date.
  const zoned =
    /(Z|[+-]\d{2}:?\d{2}|[A-Za-z]{3,})\s*$/u.test(text) || /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : `${text}Z`;
  const at = Date.parse(zoned);
  if (Number.isNaN(at)) throw invalid(`${name} is invalid`);
  return at;
}

/** A whole number. */
export function optionalInteger(params: ParamHash, name: string): number | undefined {
  const text = optionalText(params, name);
  if (text === undefined || text === "") return undefined;
  if (!/^-?\d+$/u.test(text)) throw invalid(`${name} is invalid`);
  return Number(text);
}

/** A whole number in the path; anything else is a 400 as Grape's `type: Integer` has it. */
export function pathInteger(text: string | undefined, name: string): number {
  if (text === undefined || !/^-?\d+$/u.test(text)) throw invalid(`${name} is invalid`);
  return Number(text);
}
