import { type RateLimit, rateLimitIn } from "../../shared/gitlab/rate-limit.ts";
import { IN_THE_CLEAR, sendsInTheClear } from "../plan/in-the-clear.ts";
import type { DoctorCase } from "./case.ts";
import { type DoctorDeps, orRefusal } from "./deps.ts";
import { judgeAddress } from "./judge-address.ts";
import { judgeCertificate } from "./judge-certificate.ts";
import { judgeClock } from "./judge-server.ts";

/** What was seen of the server. */
interface ServerSight {
  /** Whether GitLab can be talked to. */
  readonly isReachable: boolean;
  readonly limit?: RateLimit;
}

/** Looks at the way to the server; resolves with whether GitLab can be talked to, and the headers it answered with. */
export async function lookAtServer(
  deps: DoctorDeps,
  { host, connection }: DoctorCase,
  signal: AbortSignal,
): Promise<ServerSight> {
  const proxy = deps.proxy(host);
  const sounding = await deps.sound(connection, signal);
  const address = judgeAddress({ host, sounding, ...(proxy === undefined ? {} : { proxy }) });
  deps.tell(address);
  // Where no connection came to stand, there is no certificate either.
  const isThere = sounding.kind === "answered" || sounding.error.code === "GITLAB_TLS_FAILED";
  const shown =
    host.startsWith("https:") && isThere ? await orRefusal(deps.certificate(connection, signal), signal) : undefined;
  deps.tell(
    judgeCertificate({
      host,
      insecure: connection.insecure ?? false,
      ...(shown === undefined || shown instanceof Error ? {} : { certificate: shown }),
      ...(sounding.kind === "failed" && sounding.error.code !== "GITLAB_UNREACHABLE"
        ? { tlsError: sounding.error }
        : {}),
      ...(sendsInTheClear(host) ? { inTheClear: IN_THE_CLEAR } : {}),
      now: deps.clock.now(),
    }),
  );
  if (sounding.kind === "failed") return { isReachable: false };
  deps.tell(judgeClock(sounding.clockAheadMs));
  const limit = rateLimitIn(sounding.headers);
  return { isReachable: address.state !== "failed", ...(limit === undefined ? {} : { limit }) };
}
