import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import { cronFault, isTimeZone } from "../../shared/time/cron-times.ts";
import { faultless } from "./fields.ts";

/** A cron expression that has times. */
export const cronSchema = faultless((text) => {
  const fault = cronFault(text);
  return fault === undefined ? undefined : printable(fault);
});

/** The name of a time zone. */
export const timeZoneSchema = faultless((name) => {
  if (isTimeZone(name)) return undefined;
  const meant = closest(name, Intl.supportedValuesOf("timeZone"));
  const instead = meant === undefined ? "write one such as Europe/Berlin or UTC" : `did you mean ${meant}?`;
  return `there is no time zone "${printable(name, 60)}": ${instead}`;
});
