import pico from "picocolors";
import type { ExplainedChange, ExplainedRoute, Explanation, Outcome } from "../../relay/explain/explanation.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable, printableWhole } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { answerStatus, deliveriesOf } from "./explanation-json.ts";
import { requestLines } from "./request-lines.ts";

/** How an explanation is drawn. */
export interface PageStyle {
  readonly colour: boolean;
  readonly unicode: boolean;
}

const MARKS = {
  unicode: { yes: "✓", maybe: "~", no: "✗", to: "→" },
  ascii: { yes: "+", maybe: "~", no: "x", to: "->" },
} as const;

const PAST = { create: "created", update: "updated", delete: "deleted" } as const;

/** An explanation as lines for a person. */
export function explanationPage(explanation: Explanation, style: PageStyle): readonly string[] {
  const paint = pico.createColors(style.colour);
  const { source, sourceKind, sizeBytes, assumed, remark, verification, outcome } = explanation;
  const type = outcome.kind === "refused" ? "" : `${printable(outcome.type, 100)}, `;
  const headers = Object.entries(assumed ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [
    `${paint.bold(source)} (${sourceKind}): ${type}${counted(sizeBytes, "byte")}`,
    ...(headers.length === 0 ? [] : [paint.dim(`  assumed: ${headers.join(", ")}`)]),
    ...(remark === undefined ? [] : [paint.yellow(`  ${printableWhole(remark)}`)]),
    ...(verification === undefined ? [] : [`  ${verified(verification, paint)}`]),
    "",
    ...outcomeLines(outcome, style, paint),
    conclusion(explanation),
  ];
}

type Paint = ReturnType<typeof pico.createColors>;

function verified(verification: NonNullable<Explanation["verification"]>, paint: Paint): string {
  switch (verification.kind) {
    case "authentic":
      return paint.green("authentic: its signature or token fits a secret of the source");
    case "ping":
      return "a test of the connection, which its sender does not sign: answered, and not looked at";
    case "refused":
      return paint.red(`not authentic: ${printableWhole(verification.why)}; the relay would not look at any of it`);
  }
}

function outcomeLines(outcome: Outcome, style: PageStyle, paint: Paint): readonly string[] {
  switch (outcome.kind) {
    case "refused":
      return [`${printableWhole(outcome.why, 1_000)} [${outcome.code}]`, ""];
    case "nothing":
      return [`It starts nothing: ${printable(outcome.why)}.`, ""];
    case "pipeline": {
      const { pipelineId, status, marker } = outcome.news;
      const whose = marker === undefined ? "" : `, of delivery ${printable(marker, 100)}`;
      return [`It tells that pipeline ${pipelineId} is ${printable(status, 60)}${whose}. No route is asked.`, ""];
    }
    case "push": {
      const { repository, sender, defaultBranch } = outcome.origin;
      const about = [
        printable(repository),
        sender === undefined ? "sender not told" : `pushed by ${printable(sender)}`,
        defaultBranch === undefined ? "default branch not told" : `default branch ${printable(defaultBranch)}`,
      ];
      return [about.join(", "), "", ...outcome.changes.flatMap((change) => changeLines(change, style, paint))];
    }
  }
}

function changeLines({ change, taken, others }: ExplainedChange, style: PageStyle, paint: Paint): readonly string[] {
  const marks = MARKS[style.unicode ? "unicode" : "ascii"];
  const head = `${printable(change.ref)} ${PAST[change.action]}${moved(change, marks.to)}`;
  const rest = others.map(({ route, why }) => paint.dim(`  ${marks.no} ${route}: ${printableWhole(why, 1_000)}`));
  return [
    paint.bold(head),
    ...taken.map(({ route: { name }, maybe }) =>
      maybe === undefined
        ? paint.green(`  ${marks.yes} ${name}`)
        : paint.yellow(`  ${marks.maybe} ${name}: maybe: ${printableWhole(maybe, 1_000)}`),
    ),
    ...rest,
    ...(taken.length + others.length === 0 ? ["  no route takes events from this source"] : []),
    "",
    ...taken.flatMap((one) => deliveryLines(one, paint)),
  ];
}

/** From which commit to which, where the sender tells. */
function moved({ before, after }: ExplainedChange["change"], to: string): string {
  return /^0*$/.test(before + after) ? "" : `: ${before.slice(0, 12)} ${to} ${after.slice(0, 12)}`;
}

/** What would be made of a change along a route, and the request it would begin with. */
function deliveryLines(explained: ExplainedRoute, paint: Paint): readonly string[] {
  const { route, call } = explained;
  const request = "fault" in call ? [paint.red(printableWhole(call.fault, 2_000))] : requestLines(call, paint.dim);
  const lines = [...treatment(explained).map((line) => paint.dim(line)), ...request];
  return [`  ${paint.bold(route.name)}:`, ...lines.map((line) => (line === "" ? "" : `    ${line}`)), ""];
}

/** How the delivery would be treated on its way. */
function treatment({ route, refs, lane }: ExplainedRoute): readonly string[] {
  const { order, debounceMs, feedback, onAmbiguous } = route;
  const tried = refs.map((ref) => (typeof ref === "string" ? printable(ref) : "(cannot be rendered)"));
  return [
    ...(tried.length > 1 ? [`refs: ${tried.join(", then ")}`] : []),
    `lane: ${printable(lane)}${order === "arrival" ? ", one after the other in the order of arrival" : ""}`,
    ...(debounceMs === undefined ? [] : [`debounce: waits ${formatDuration(debounceMs)} for a newer push of the ref`]),
    ...(feedback === undefined ? [] : [`feedback: status ${printable(feedback.context)} at the commit`]),
    ...(onAmbiguous === "retry"
      ? ["on-ambiguous: sent again when the answer is lost, also where that starts a second one"]
      : []),
  ];
}

function conclusion(explanation: Explanation): string {
  const { outcome } = explanation;
  const status = answerStatus(explanation);
  if (status === 202) return `The relay would answer 202 and make ${counted(deliveriesOf(outcome), "delivery")}.`;
  if (status === 200 && outcome.kind === "push")
    return "The relay would answer 200 and start nothing: no route matches.";
  return `The relay would answer ${status} and start nothing.`;
}
