import { hasTemplateMarks, parseTemplate, type Template } from "../../../shared/text/template.ts";

/** What a text reads where it is a template that parses; what is wrong with any other is told where templates are checked. */
export function pathsIn(text: string): Template["paths"] {
  if (!hasTemplateMarks(text)) return [];
  try {
    return parseTemplate(text).paths;
  } catch {
    return [];
  }
}
