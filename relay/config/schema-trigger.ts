import { z } from "zod";
import { faultless, secretSchema } from "./fields.ts";
import { inputSchema, refsSchema, type TemplateGround, templateSchema } from "./template-fields.ts";

/** The pipeline a route or schedule asks for; its templates are over `ground`. */
export function triggerSchema(ground: TemplateGround) {
  return z.strictObject({
    gitlab: z
      .string()
      .describe("A name under `gitlab`.")
      .meta({ examples: ["main"] }),
    project: z
      .union([z.int().positive(), z.string()], { error: "must be the project's path such as group/deploy, or its id" })
      .superRefine((project, ctx) => {
        const fault = typeof project === "string" ? projectFault(project) : undefined;
        if (fault !== undefined) ctx.addIssue(fault);
      })
      .describe("The project to trigger: full path or id.")
      .meta({ examples: ["group/deploy"] }),
    ref: refsSchema(ground).describe("Branch or tag to run on; may be a template. A list: the first that GitLab has."),
    token: secretSchema
      .describe("The project's pipeline trigger token.")
      .meta({ examples: [{ env: "DEPLOY_TRIGGER_TOKEN" }] }),
    variables: z
      .record(faultless(variableFault), templateSchema(ground))
      .default({})
      .describe("Pipeline variables; values may be templates."),
    inputs: z
      .record(z.string().min(1), inputSchema(ground))
      .default({})
      .describe("Pipeline inputs (spec:inputs); text may be templates."),
    payload: z
      .enum(["object", "text", "merged", "none"])
      .default("object")
      .describe("How the webhook's payload travels."),
    facts: z.enum(["variables", "none"]).default("variables").describe("Whether SLUICE_* facts go along as variables."),
  });
}

function projectFault(text: string): string | undefined {
  if (/^\d+$/.test(text)) return "is an id in quotes: write the number without them";
  if (text.includes("%2F") || text.includes("%2f")) return "is percent-encoded: write the path with plain slashes";
  if (text.includes("://")) return "is a URL: write only the project's path, such as group/deploy";
  return /^[\w.-]+(\/[\w.-]+)+$/.test(text)
    ? undefined
    : "is no project path: write it as group/deploy, or give the project's id";
}

function variableFault(name: string): string | undefined {
  if (name.startsWith("SLUICE_")) return "names starting with SLUICE_ are Sluice's own facts: choose another name";
  if (name === "TRIGGER_PAYLOAD")
    return "GitLab sets TRIGGER_PAYLOAD itself and refuses a second one: choose another name";
  return /^\w{1,255}$/.test(name) ? undefined : "a variable's name has only letters, digits and _: choose another name";
}
