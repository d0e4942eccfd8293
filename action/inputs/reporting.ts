import { splitList } from "../../shared/text/split-list.ts";
import { readSelectors } from "./collecting.ts";
import type { InputReader } from "./input-reader.ts";
import { quoted } from "./quoted.ts";
import type { StepInputs } from "./step-inputs.ts";

/** What an output's name may begin with, so that the name can also stand in a dotenv file. */
const PREFIX = /^[A-Za-z_][\w-]{0,99}$/;

/** The part of the inputs that says what is told of the run, and where. */
export type ReportingInputs = Pick<
  StepInputs,
  "dotenvFrom" | "dotenvPrefix" | "dotenvMask" | "junitPath" | "jobLogs" | "comment" | "redact"
>;

/** Reads what is told of the run, and where. */
export function readReporting(reader: InputReader): ReportingInputs {
  const junitPath = reader.filePath("junit-path");
  return {
    dotenvFrom: readSelectors("dotenv-from", reader),
    dotenvPrefix: readPrefix(reader),
    dotenvMask: splitList(reader.text("dotenv-mask")),
    ...(junitPath === undefined ? {} : { junitPath }),
    jobLogs: reader.word("job-logs"),
    comment: reader.boolean("comment"),
    redact: reader.boolean("redact"),
  };
}

function readPrefix(reader: InputReader): string {
  const prefix = reader.text("dotenv-prefix").trim();
  if (prefix === "" || PREFIX.test(prefix)) return prefix;
  reader.complainOf("dotenv-prefix")(
    `${quoted(prefix)} cannot begin the name of an output. Write letters, digits, _ and -, and no digit or - first.`,
  );
  return "";
}
