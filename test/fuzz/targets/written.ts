import { parseSelectors } from "../../../action/collect/selector.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { normalizeBaseUrl, parseAddress } from "../../../shared/gitlab/base-url.ts";
import { jobMatcher } from "../../../shared/gitlab/job-glob.ts";
import { parsePipelineUrl } from "../../../shared/gitlab/pipeline-url.ts";
import { parseByteSize } from "../../../shared/text/byte-size.ts";
import { globMatcher } from "../../../shared/text/glob.ts";
import { linearRegex } from "../../../shared/text/linear-regex/linear-regex.ts";
import { globFault } from "../../../shared/text/parse-glob.ts";
import { parseTemplate } from "../../../shared/text/template.ts";
import { cronFault, cronTimes, isTimeZone } from "../../../shared/time/cron-times.ts";
import { formatDuration, parseDurationMs } from "../../../shared/time/duration.ts";
import { parseMoment } from "../../../shared/time/parse-moment.ts";
import { holds, PARTED, parts, type Target } from "../target.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const GLOB_WORDS = ["*", "**", "?", "/", "[0-9]", "[!a", "]", "{a,b}", "{", ",", "}", "\\", "!", "a", "é", "🚀", "./"];

/** What people write into inputs, configurations and commands. */
export const WRITTEN: readonly Target[] = [
  {
    name: "duration",
    promise: "is no duration, or one that reads the same again once it has been written for people",
    seeds: ["90s", "1h30m", "1h 30m", "500ms", "2d", "1.5h", "7"],
    words: ["ms", "s", "m", "h", "d", " ", ".", "9", "0", "-", "e"],
    check(input) {
      const ms = parseDurationMs(input.toString("utf8"));
      if (ms === undefined) return;
      holds(Number.isSafeInteger(ms) && ms >= 0, () => `${ms} are no milliseconds`);
      const shown = formatDuration(ms);
      const again = parseDurationMs(shown);
      holds(again !== undefined && formatDuration(again) === shown, () => `${shown} reads as ${again}`);
    },
  },
  {
    name: "moment",
    promise: "is no moment, or one in the past or with a date of its own",
    seeds: ["2026-11-22T03:00:00Z", "2026-11-22", "2h", "3d", "2026-11-22T03:00:00.123+0530"],
    words: ["T", "Z", "+", ":", "-", "02-30", "9", "0", "h", "d"],
    check(input) {
      const at = parseMoment(input.toString("utf8"), NOW);
      holds(at === undefined || !Number.isNaN(at.getTime()), () => "is no date");
    },
  },
  {
    name: "byte-size",
    promise: "is no size, or a whole number of bytes above nothing",
    seeds: ["10MB", "1.5 GB", "512", "3kb"],
    words: ["k", "m", "g", "b", " ", ".", "9", "e9", "-"],
    check(input) {
      const size = parseByteSize(input.toString("utf8"));
      holds(size === undefined || (Number.isSafeInteger(size) && size > 0), () => `${size} are no bytes`);
    },
  },
  {
    name: "cron",
    promise: "is refused in words, or has a next time that lies ahead",
    seeds: [
      "0 3 * * *",
      "*/5 0-6 1,15 * MON-FRI",
      "@daily",
      "0 0 29 2 *",
      "0 0 L * *",
      "30 0 3 * * *",
      "0 3 * * *\n--\nEurope/Berlin",
    ],
    words: [
      "*",
      "/",
      "-",
      ",",
      "L",
      "W",
      "#",
      "?",
      "@yearly",
      "MON",
      "JAN",
      "0",
      "59",
      "60",
      " ",
      "UTC",
      "America/New_York",
      "+01:00",
    ],
    check(input) {
      const part = parts(input);
      const [expression, zone] = [part(0), part(1) || "UTC"];
      if (cronFault(expression) !== undefined || !isTimeZone(zone)) return;
      const times = cronTimes(expression, zone);
      const next = times.next(NOW);
      holds(next === undefined || next > NOW, () => `next after ${NOW.toISOString()} is ${next?.toISOString()}`);
      const latest = times.latest(NOW);
      holds(
        latest === undefined || latest <= NOW,
        () => `latest up to ${NOW.toISOString()} is ${latest?.toISOString()}`,
      );
    },
  },
  {
    name: "glob",
    promise: "is refused in words or matches, itself among others, whatever the name it is compared with",
    seeds: [
      "release/**",
      "v[0-9]*.{1,2}\n--\nv1.2",
      "!main\n--\ndev",
      "feat/*/x?\n--\nfeat/a/xy",
      "a{b,c{d,e}}",
      "**/**/**/a\n--\na/a/a/b",
    ],
    words: [...GLOB_WORDS, PARTED],
    check(input) {
      const part = parts(input);
      for (const brackets of ["class", "text"] as const) {
        globFault(part(0), { brackets });
        const matches = globMatcher([part(0)], { brackets });
        matches(part(1));
        const name = part(0);
        holds(name.startsWith("!") || matches(name), () => "does not match itself");
      }
    },
  },
  {
    name: "job-glob",
    promise: "answers yes or no for any list of globs and any name of a job",
    seeds: ["build: [*]\n--\nbuild: [amd64]", "test {a,b}\n--\ntest a", "!deploy*"],
    words: [...GLOB_WORDS, "\n", PARTED, ": ["],
    check(input) {
      const part = parts(input);
      const answer = jobMatcher(part(0).split("\n"))(part(1));
      holds(typeof answer === "boolean", () => "gives no answer");
    },
  },
  {
    name: "artifact-selector",
    promise: "is a list of selectors that stay inside the archive, or of problems",
    seeds: ["true", "build: out/**", "job-*, !other", "build: [amd64, debug]: a/b", "test {a,b}: x.{y,z}"],
    words: ["!", ":", ": ", "[", "]", "{", "}", ",", "\n", "..", "/", "\\", "C:", "true", "false"],
    check(input) {
      const read = parseSelectors(input.toString("utf8"));
      if (read.kind === "problems") return holds(read.problems.length > 0, () => "has problems, and none");
      for (const { paths = "", job } of read.selectors)
        holds(
          job !== "" && !paths.startsWith("/") && !paths.split(/[/\\]/).includes(".."),
          () => `selects ${job}: ${paths}`,
        );
    },
  },
  {
    name: "template",
    promise: "is refused by an Error, or gives a text of bounded length from what it may see",
    seeds: [
      '{{ ref.name | replace: "/", "-" }}',
      "{% if a == 'b' %}x{% else %}y{% endif %}",
      "{{ a | default: 'x' | upcase }}",
      "{% assign x = a %}{{ x }}",
      "{% raw %}{{{% endraw %}",
      "{{ a | split: '' | join: a }}",
    ],
    words: [
      "{{",
      "}}",
      "{%",
      "%}",
      "|",
      "a",
      "ref.name",
      "ref['name']",
      "append: a",
      "times: 9",
      "assign",
      "capture x",
      "endcapture",
      "case",
      "when",
      "if",
      "endif",
      "unless",
      "for",
      "join",
      "repeat",
      "__proto__",
      "constructor",
      "pop",
      "where_exp:",
    ],
    check(input) {
      try {
        const text = parseTemplate(input.toString("utf8")).render({ a: "b", ref: { name: "feat/x" } });
        holds(text.length <= 65_536, () => `gives ${text.length} characters`);
        holds(!/native code|\[object Function/.test(text), () => `shows what is no value: ${text.slice(0, 80)}`);
      } catch (error) {
        if (!(error instanceof Error) || error instanceof RangeError) throw error;
      }
    },
  },
  {
    name: "regular-expression",
    promise: "is refused by an Error, or searches any text in work that grows with its length and the text's",
    seeds: [
      "^v[0-9]+$\n--\nv12",
      "(a|b)*c{2,3}",
      "(?i)x.y",
      "\\bfix\\b\n--\na fix",
      "[^\\d\\s]+?",
      "(a*)*b\n--\naaaaaaaaaaaaaaaaaaaaaaaaaa",
    ],
    words: [
      "(",
      ")",
      "*",
      "+",
      "?",
      "{2}",
      "{1000}",
      "[",
      "^",
      "]",
      "\\w",
      "\\pL",
      "\\x{1F600}",
      "|",
      "(?:",
      "(?i)",
      "$",
      ".",
      "-",
      PARTED,
    ],
    check(input) {
      const part = parts(input);
      let regex;
      try {
        regex = linearRegex(part(0));
      } catch (error) {
        if (!(error instanceof Error) || error instanceof RangeError) throw error;
        return;
      }
      let work = 0;
      const text = part(1).slice(0, 2_000);
      regex.test(text, (states) => (work += states));
      holds(work <= 12_000 * (text.length + 2), () => `enters ${work} states for ${text.length} characters`);
    },
  },
  {
    name: "pipeline-url",
    promise: "is no address, or one whose project and number are names that can be asked for",
    seeds: [
      "https://gitlab.com/a/b/-/pipelines/7",
      "https://gitlab.example.com/root/a/b/-/pipelines/7?x#y\n--\nhttps://gitlab.example.com/root",
      "http://[::1]:8080/a/b/pipelines/9",
    ],
    words: ["https://", "/-/", "pipelines", "/", "%2F", "%", "@", ":", "?", "#", "..", "999999999999999999999"],
    check(input) {
      const part = parts(input);
      const found = parsePipelineUrl(part(0), part(1) === "" ? undefined : part(1));
      if (found !== undefined) holds(!JSON.stringify(found).includes("@@"), () => "");
      parseAddress(part(0).trim());
      try {
        const url = normalizeBaseUrl(part(0));
        holds(normalizeBaseUrl(url) === url && !url.endsWith("/"), () => `${url} is not normal`);
      } catch (error) {
        if (!isCoded(error, "INPUT_INVALID")) throw error;
      }
    },
  },
];
