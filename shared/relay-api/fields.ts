import { z } from "zod";

/** An instant, in UTC as the relay writes it; with any offset as it is asked for. */
export const instantSchema = z.iso.datetime({ offset: true });

/** An id of the relay's own. */
export const idSchema = z.string().min(1).max(100);

/** How many at most. */
export const limitSchema = z.int().min(1).max(1_000);

/** One value or several, parted by commas, any of which may hold. */
export function listSchema<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).max(100);
}

/** Text as a person or a forge wrote it. */
export const textSchema = z.string().min(1).max(1_000);

/** A refusal. */
export const refusalSchema = z
  .object({
    error: z.object({
      code: z.string().describe("Stable; docs/troubleshooting.md has a section for each."),
      message: z.string().describe("What happened, for a person."),
      hint: z.string().optional().describe("What to do about it."),
    }),
  })
  .meta({ id: "Refusal" });
