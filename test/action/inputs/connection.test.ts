import { expect, it } from "vitest";
import { connectionOf, readConnection } from "../../../action/inputs/connection.ts";
import { readingInputs } from "./reading-inputs.ts";

const PEM = "# ours\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

it.each([
  { raw: {}, options: {} },
  { raw: { "ca-file": " certs/ca.pem " }, options: { caFile: "/home/ci/certs/ca.pem" } },
  { raw: { "ca-file": "/etc/ca.pem" }, options: { caFile: "/etc/ca.pem" } },
  { raw: { "ca-file": PEM }, options: { caFile: PEM } },
  { raw: { insecure: "true" }, options: { insecure: true } },
])("connects with $options", async ({ raw, options }) => {
  const { value, problems } = await readingInputs(raw, readConnection);

  expect(problems).toEqual([]);
  expect(connectionOf("https://gitlab.com", value, "/home/ci")).toEqual({ url: "https://gitlab.com", ...options });
});

it("refuses a path that no file can have", async () => {
  expect((await readingInputs({ "ca-file": "a\0b" }, readConnection)).problems).toEqual([
    "`ca-file`: it is no path. Write the path of a file or folder.",
  ]);
});
