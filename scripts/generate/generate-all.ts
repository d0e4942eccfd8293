import { relayConfigJsonSchema } from "../../relay/config/schema.ts";
import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { readActionYml } from "./action-yml.ts";
import { cliReference } from "./cli-reference.ts";
import { components } from "./components/components.ts";
import { declaredInputsModule } from "./declared-inputs.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { graphFiles } from "./graph-file.ts";
import { graphSchemas } from "./graph-schemas.ts";
import { inputReference, readmeTables } from "./input-tables.ts";
import { relayApiDocument } from "./relay-api.ts";
import { relaySchema } from "./relay-schema.ts";
import { stepSchemas } from "./step-schemas.ts";
import { troubleshootingPage } from "./troubleshooting.ts";
import { versionModule, versionOf } from "./version-module.ts";

/** The texts that generated files are made from; the error catalogue and the configuration schema are imported. */
export interface GenerateSources {
  readonly actionYml: string;
  readonly packageJson: string;
  /** The script by which a GitLab component gets the command line. */
  readonly getSluice: string;
  /** Undefined where there is no README yet. */
  readonly readme: string | undefined;
}

/** Every generated file as it should stand. Pure: the same sources give the same texts. */
export function generateAll(sources: GenerateSources): readonly GeneratedFile[] {
  const action = readActionYml(sources.actionYml);
  return [
    declaredInputsModule(action),
    versionModule(sources.packageJson),
    inputReference(action),
    cliReference(action.inputs),
    ...(sources.readme === undefined ? [] : [readmeTables(action, sources.readme)]),
    ...components(action.inputs, versionOf(sources.packageJson), sources.getSluice),
    relaySchema(relayConfigJsonSchema()),
    relayApiDocument(),
    ...graphFiles(),
    ...stepSchemas(),
    ...graphSchemas(),
    troubleshootingPage(CATALOGUE),
  ];
}
