import { TypeError as CelTypeError, Environment, EvaluationError, ParseError } from "@marcbachmann/cel-js";
import { oneLine } from "../../shared/errors/describe.ts";
import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import type { ChangeInFull, Origin } from "../model/event.ts";
import { type Answer, no, YES } from "./answer.ts";
import { CelBudget, payForWork } from "./cel-budget.ts";
import { addMatches, asWritten, boundMatches } from "./cel-matches.ts";
import { CHANGE_FIELDS, EXPRESSION_VARIABLES, expressionScope, PayloadTooLarge } from "./expression-scope.ts";
import type { Occasion } from "./occasion.ts";

/** What an expression may be made of; the library has no bound of its own on its length. */
const LONGEST = 4_000;
const LIMITS = {
  maxAstNodes: 1_000,
  maxDepth: 50,
  maxListElements: 200,
  maxMapEntries: 100,
  maxCallArguments: 10,
} as const;

/** Work of one expression for one change, in steps of loops. A push of 2,000 commits with ten paths each takes a quarter of it. */
const MOST_STEPS = 100_000;

/** A CEL expression that parsed and whose types fit. */
interface Compiled {
  readonly evaluate: (scope: object) => unknown;
}

/** What is wrong with an expression, and what to write instead; undefined when it is sound. */
export function expressionFault(text: string): string | undefined {
  const compiled = compile(text);
  return "fault" in compiled ? compiled.fault : undefined;
}

/**
 * Judges changes by a CEL expression, compiled once.
 *
 * An expression that fails on a change (a key the payload lacks, types that do not go together, more work than is reasonable) does
 * not hold for it, and the reason says so. Its work is bounded whatever the payload.
 *
 * @throws Error when the expression is not sound
 */
export function expressionJudge(text: string): (occasion: Occasion, origin: Origin, change: ChangeInFull) => Answer {
  const compiled = compile(text);
  if ("fault" in compiled) throw new Error(compiled.fault);
  const { evaluate } = compiled;
  return (occasion, origin, change) => {
    budget.renew();
    let result: unknown;
    try {
      result = evaluate(expressionScope(occasion, origin, change));
    } catch (error) {
      return no(`its expression fails on this event: ${budget.spent ? TOO_MUCH_WORK : failure(text, error)}`);
    }
    if (budget.spent) return no(`its expression fails on this event: ${TOO_MUCH_WORK}`);
    if (result === true) return YES;
    return no(
      result === false
        ? `its expression is false: ${printable(oneLine(text), 200)}`
        : "its expression gives neither true nor false on this event",
    );
  };
}

const TOO_MUCH_WORK = `it takes more than ${MOST_STEPS} steps`;

/** One for all expressions: nothing else runs while one is evaluated. */
const budget = new CelBudget(MOST_STEPS);

const environment = createEnvironment();

function createEnvironment(): Environment {
  const created = new Environment({ homogeneousAggregateLiterals: false, limits: LIMITS });
  created.registerType("Change", { fields: { ...CHANGE_FIELDS } });
  for (const [name, type] of Object.entries(EXPRESSION_VARIABLES)) created.registerVariable(name, type);
  addMatches(created, budget);
  return created;
}

function compile(text: string): Compiled | { readonly fault: string } {
  if (text.length > LONGEST) return { fault: `is longer than ${LONGEST} characters: make several routes of it` };
  try {
    const parsed = environment.parse(text);
    const patternFault = boundMatches(parsed.ast);
    if (patternFault !== undefined) return { fault: `is no sound CEL expression: ${patternFault}` };
    payForWork(parsed.ast, budget);
    const { valid, type = "", error } = parsed.check();
    if (!valid) return { fault: faultOf(text, error) };
    if (type !== "bool" && type !== "dyn")
      return { fault: `is of type ${type}, and must be true or false: compare it, as in \`repository == "acme/app"\`` };
    return { evaluate: parsed };
  } catch (error) {
    return { fault: faultOf(text, error) };
  }
}

function faultOf(text: string, error: unknown): string {
  return `is no sound CEL expression: ${failure(text, error)}${remedy(text, error)}`;
}

/** What the library says, with the piece of the expression it is about. */
function failure(text: string, error: unknown): string {
  if (error instanceof PayloadTooLarge) return "the payload holds more values than an expression reads";
  if (!isCelError(error)) return printable(oneLine(error), 200);
  const { summary, range } = error;
  const said = printable(inPlainWords(asWritten(summary)), 200);
  const piece = range === undefined ? "" : text.slice(range.start, range.end).trim();
  return piece === "" || piece === text.trim() || said.includes(piece)
    ? said
    : `${said}, in \`${printable(piece, 80)}\``;
}

/** What the library calls tokens, as they are written. */
const TOKENS: Readonly<Record<string, string>> = {
  EOF: "the end",
  IDENTIFIER: "a name",
  LPAREN: "(",
  RPAREN: ")",
  LBRACKET: "[",
  RBRACKET: "]",
  LBRACE: "{",
  RBRACE: "}",
  QUESTION: "?",
  COLON: ":",
  COMMA: ",",
  DOT: ".",
};

function inPlainWords(summary: string): string {
  const said = `${summary.charAt(0).toLowerCase()}${summary.slice(1)}`;
  if (!/^(?:expected|unexpected token)/.test(said)) return said;
  return said.replaceAll(/\b[A-Z]{3,}\b/g, (token) => TOKENS[token] ?? token);
}

function remedy(text: string, error: unknown): string {
  if (!isCelError(error)) return "";
  const { code, range } = error;
  switch (code) {
    case "unknown_variable":
    case "no_such_key": {
      const known = Object.keys(code === "no_such_key" ? CHANGE_FIELDS : EXPRESSION_VARIABLES);
      const meant = closest(range === undefined ? "" : text.slice(range.start, range.end), known);
      return meant === undefined ? `: known are ${known.join(", ")}` : `: did you mean ${meant}?`;
    }
    case "no_such_overload":
      return ": write both sides in one type, text in quotes, or change one with string(…) or int(…)";
    case "no_matching_overload":
      return ": see which functions there are, and for what, in docs/relay-routes.md";
    default:
      return ": write it as in `change.ref_name == 'main' && sender != 'bot'`";
  }
}

function isCelError(error: unknown): error is ParseError | CelTypeError | EvaluationError {
  return error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
}
