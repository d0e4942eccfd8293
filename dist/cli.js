#!/usr/bin/env node
"use strict";
if (!process.getBuiltinModule) {
  console.error("error: Sluice cannot run on Node.js " + process.versions.node + ". [UNSUPPORTED_NODE]");
  console.error("  what to do: Install Node.js 20.16 or newer; the relay needs 22.13 or newer.");
  process.exit(2);
}
"use strict";
(() => {
  var __create = Object.create;
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __getProtoOf = Object.getPrototypeOf;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
    get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
  }) : x)(function(x) {
    if (typeof require !== "undefined") return require.apply(this, arguments);
    throw Error('Dynamic require of "' + x + '" is not supported');
  });
  var __esm = (fn, res, err) => function __init() {
    if (err) throw err[0];
    try {
      return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
    } catch (e) {
      throw err = [e], e;
    }
  };
  var __commonJS = (cb, mod) => function __require2() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
    // If the importer is in node compatibility mode or this is not an ESM
    // file that has been converted to a CommonJS file using a Babel-
    // compatible transform (i.e. "__esModule" has not been set), then set
    // "default" to the CommonJS "module.exports" for node compatibility.
    isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
    mod
  ));

  // builtin:fs
  var builtin, pick, fs_default, $appendFileSync, $closeSync, $futimesSync, $mkdirSync, $openSync, $readFileSync, $writeSync;
  var init_fs = __esm({
    "builtin:fs"() {
      builtin = process.getBuiltinModule("node:fs");
      pick = (name) => builtin[name];
      fs_default = builtin;
      $appendFileSync = /* @__PURE__ */ pick("appendFileSync");
      $closeSync = /* @__PURE__ */ pick("closeSync");
      $futimesSync = /* @__PURE__ */ pick("futimesSync");
      $mkdirSync = /* @__PURE__ */ pick("mkdirSync");
      $openSync = /* @__PURE__ */ pick("openSync");
      $readFileSync = /* @__PURE__ */ pick("readFileSync");
      $writeSync = /* @__PURE__ */ pick("writeSync");
    }
  });

  // builtin:process
  var builtin3, pick3, process_default, $platform;
  var init_process = __esm({
    "builtin:process"() {
      builtin3 = process.getBuiltinModule("node:process");
      pick3 = (name) => builtin3[name];
      process_default = builtin3;
      $platform = /* @__PURE__ */ pick3("platform");
    }
  });

  // shared/errors/catalogue-gitlab.ts
  var GITLAB_ERRORS;
  var init_catalogue_gitlab = __esm({
    "shared/errors/catalogue-gitlab.ts"() {
      "use strict";
      GITLAB_ERRORS = {
        // GitLab: triggering a pipeline
        GITLAB_PARAMETER_MISSING: {
          means: "GitLab says that `token` or `ref` did not arrive.",
          hint: "Something between here and GitLab (a proxy, a gateway) drops request bodies, or `host` is not a GitLab server: check both.",
          exitCode: 2
        },
        GITLAB_REF_EMPTY: {
          means: "GitLab received an empty ref.",
          hint: "Set `ref` to the branch or tag the pipeline shall run on.",
          exitCode: 2
        },
        GITLAB_VARIABLES_INVALID: {
          means: "GitLab did not accept `variables` as a map.",
          hint: "Give `variables` as a map of names to strings.",
          exitCode: 2
        },
        GITLAB_VARIABLES_NOT_STRINGS: {
          means: "A pipeline variable has a value that is not a string.",
          hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values.",
          exitCode: 2
        },
        GITLAB_PIPELINE_HOOK_REFUSED: {
          means: "GitLab refused the trigger because the request carried `X-Gitlab-Event: Pipeline Hook`.",
          hint: "GitLab blocks pipelines that trigger themselves through a pipeline webhook. Do not forward the webhook's headers, and subscribe to push or tag events instead.",
          exitCode: 3
        },
        GITLAB_TRIGGER_NOT_FOUND: {
          means: "GitLab answered 404 to a trigger call. It does so for a project that does not exist, for a token that is not a trigger token of this project, and for a job token that may not see the project, so as not to reveal which.",
          hint: "Tell the three causes apart: (1) open the project's page: no such page for a member means that id or path is wrong; (2) compare the token with Settings > CI/CD > Pipeline trigger tokens of this very project: a personal, project or group access token never works here; (3) with a job token, check that the target lists the calling project under Settings > CI/CD > Job token permissions and that the job's user is a member of the target.",
          exitCode: 3
        },
        GITLAB_PROJECT_NOT_FOUND: {
          means: "The project does not exist, or the credential may not know that it does.",
          hint: "Check the project's id or full path (group/subgroup/name, without the host), and that the token's owner is a member.",
          exitCode: 3
        },
        GITLAB_TRIGGER_TOKEN_UNKNOWN: {
          means: "The project exists, but the token is not one of its pipeline trigger tokens.",
          hint: "Create one under Settings > CI/CD > Pipeline trigger tokens of the target project. A personal, project or group access token does not work as a trigger token, nor does one of another project.",
          exitCode: 3
        },
        GITLAB_JOB_TOKEN_NOT_ALLOWED: {
          means: "The job token is valid, but the target project does not let it in.",
          hint: "In the target project, add the calling project under Settings > CI/CD > Job token permissions, and make the user who started the job a member of the target.",
          exitCode: 3
        },
        GITLAB_JOB_NOT_RUNNING: {
          means: "The job whose token was used is no longer running, so its token no longer works.",
          hint: "Trigger and wait inside the job itself: a job token ends with its job.",
          exitCode: 3
        },
        GITLAB_JOB_ERASED: {
          means: "The job whose token was used has been erased.",
          hint: "Run the job again; its new run gets a new token.",
          exitCode: 3
        },
        GITLAB_JOB_PROJECT_DELETED: {
          means: "The project of the job whose token was used has been deleted.",
          hint: "Use a token of a project that exists.",
          exitCode: 3
        },
        GITLAB_JOB_TOKEN_EXPIRED: {
          means: "The job token has expired.",
          hint: "Run the job again; raise the job's timeout when it legitimately takes longer.",
          exitCode: 3
        },
        GITLAB_REF_NOT_FOUND: {
          means: "The target project has no such branch or tag.",
          hint: "Check `ref`: it takes the name of a branch or tag of the target project, never a commit. A mirror may need a moment until a new ref arrives.",
          exitCode: 2
        },
        GITLAB_FILTERED_BY_WORKFLOW_RULES: {
          means: "The target's `workflow: rules` exclude this pipeline.",
          hint: 'Allow the source in the target\'s `workflow: rules`: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token gives `"pipeline"`.',
          exitCode: 2
        },
        GITLAB_NO_JOBS: {
          means: "The target's configuration adds no job to this pipeline.",
          hint: 'Look at the `rules` of the target\'s jobs: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token gives `"pipeline"`.',
          exitCode: 2
        },
        GITLAB_NO_CI_FILE: {
          means: "The ref has no CI configuration file.",
          hint: "Add .gitlab-ci.yml on that ref, or check the project's CI/CD configuration path.",
          exitCode: 2
        },
        GITLAB_VARIABLES_FORBIDDEN: {
          means: "The token's owner may not set pipeline variables in the target project.",
          hint: "Lower `Minimum role to use pipeline variables` in the target's CI/CD settings, give the owner that role, or pass typed `inputs` instead, which this setting does not restrict. GitLab counts its own TRIGGER_PAYLOAD in some versions, so this can happen with no variable at all.",
          exitCode: 3
        },
        GITLAB_PIPELINE_FORBIDDEN: {
          means: "The token's owner may not create pipelines in the target project.",
          hint: "Give the owner of the trigger token, or the user of the job, at least the Developer role in the target project.",
          exitCode: 3
        },
        GITLAB_REF_PROTECTED: {
          means: "The token's owner may not run pipelines on this protected branch or tag.",
          hint: "Let the owner merge or push to the protected ref, or use another ref.",
          exitCode: 3
        },
        GITLAB_PIPELINES_DISABLED: {
          means: "CI/CD is switched off in the target project.",
          hint: "Enable CI/CD under Settings > General > Visibility, project features, permissions.",
          exitCode: 2
        },
        GITLAB_CREATION_RATE_LIMIT: {
          means: "GitLab's limit on pipeline creations is reached.",
          hint: "Wait a minute, spread the triggers out, or have an administrator raise the pipeline creation limit.",
          exitCode: 4
        },
        GITLAB_VARIABLE_DUPLICATE: {
          means: "A pipeline variable was given twice; GitLab stored a failed pipeline.",
          hint: "Give each variable once. TRIGGER_PAYLOAD is always set by GitLab and cannot be given.",
          exitCode: 2
        },
        GITLAB_PIPELINE_INVALID: {
          means: "GitLab stored the pipeline as failed at once, mostly because its configuration is invalid.",
          hint: "Open the target's CI/CD > Editor on this ref and read its validation message.",
          exitCode: 2
        },
        GITLAB_INPUTS_REFUSED: {
          means: "GitLab refused the pipeline inputs.",
          hint: "Compare `inputs` with `spec: inputs` of the target's CI file: names, types and allowed options must match.",
          exitCode: 2
        },
        GITLAB_PIPELINE_REFUSED: {
          means: "GitLab refused to create the pipeline for a reason this version of Sluice does not know.",
          hint: "Read GitLab's own words in the message.",
          exitCode: 2
        },
        TRIGGER_AMBIGUOUS: {
          means: "The trigger was sent, but what came back does not tell whether GitLab created the pipeline.",
          hint: "Look at the target's pipeline list for one started at this time before triggering again: a second call would start a second pipeline.",
          exitCode: 4
        },
        // GitLab: any request
        GITLAB_TOKEN_REJECTED: {
          means: "GitLab answered 401: the token is wrong, revoked, expired, or not taken on this route.",
          hint: "Check the token's value, its expiry, and that it is of the kind the message names.",
          exitCode: 3
        },
        GITLAB_FORBIDDEN: {
          means: "GitLab answered 403: the credential is known but may not do this.",
          hint: "Give the token's owner the role, or the token the scope, that the message names (read_api to read, api to change).",
          exitCode: 3
        },
        GITLAB_POLICY_REFUSED: {
          means: "The target's fine-grained job token permissions do not include what is needed.",
          hint: "In the target project, under Settings > CI/CD > Job token permissions, grant the calling project the permission named in the message.",
          exitCode: 3
        },
        GITLAB_NOT_FOUND: {
          means: "GitLab answered 404: the thing does not exist, or the credential may not know that it does.",
          hint: "Check the id or name in the message and that the token may read the project.",
          exitCode: 3
        },
        GITLAB_STORAGE_REFUSED: {
          means: "The storage or CDN that GitLab redirected a download to refused it.",
          hint: "Run the step again: GitLab signs a new address each time. When it persists, have the administrator check GitLab's object storage: its clock, its keys, and whether the file is still there.",
          exitCode: 4
        },
        GITLAB_RATE_LIMITED: {
          means: "GitLab answered 429: too many requests.",
          hint: "Wait as long as the message says, poll less often, or raise the limit on a self-managed GitLab.",
          exitCode: 4
        },
        GITLAB_REQUEST_REFUSED: {
          means: "GitLab refused the request with a status this version has no better explanation for.",
          hint: "Read GitLab's own words in the message.",
          exitCode: 4
        },
        GITLAB_SERVER_ERROR: {
          means: "GitLab, or a proxy before it, answered with a server error.",
          hint: "Look at the GitLab server's status page or logs, then run the step again.",
          exitCode: 4
        },
        GITLAB_UNREACHABLE: {
          means: "No connection to GitLab could be made, so nothing was sent.",
          hint: "Check `host`, DNS, firewall, and HTTPS_PROXY/NO_PROXY on this machine.",
          exitCode: 4
        },
        GITLAB_TLS_FAILED: {
          means: "The TLS handshake with GitLab failed, so nothing was sent.",
          hint: "For a private certificate authority set `ca-file` (or NODE_EXTRA_CA_CERTS) to its PEM file; check this machine's clock and the certificate's host name.",
          exitCode: 4
        },
        GITLAB_CONNECTION_LOST: {
          means: "The connection broke after the request was sent and before the answer was complete.",
          hint: "Run the step again; when it happens often, look for a proxy with a short timeout.",
          exitCode: 4
        },
        GITLAB_DEADLINE: {
          means: "GitLab did not answer in time.",
          hint: "Run the step again; when GitLab is slow in general, look at its load.",
          exitCode: 4
        },
        GITLAB_ANSWER_TOO_LARGE: {
          means: "GitLab's answer is larger than Sluice reads into memory.",
          hint: "Check that `host` names a GitLab server and not something else.",
          exitCode: 4
        },
        GITLAB_ANSWER_UNREADABLE: {
          means: "GitLab's answer is not what its API promises (no JSON, or a field is missing).",
          hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
          exitCode: 4
        },
        GITLAB_REDIRECT_REFUSED: {
          means: "GitLab answered with a redirect that Sluice does not follow (too many, not HTTP, or of a request that changes something).",
          hint: "Set `host` to the address the server really answers at, with https:// where it redirects to it.",
          exitCode: 4
        }
      };
    }
  });

  // shared/errors/catalogue-relay.ts
  var RELAY_ERRORS;
  var init_catalogue_relay = __esm({
    "shared/errors/catalogue-relay.ts"() {
      "use strict";
      RELAY_ERRORS = {
        // Relay: webhooks
        WEBHOOK_UNKNOWN_SOURCE: {
          means: "The request's path names no source of the configuration.",
          hint: "Set the webhook's URL to /hooks/ followed by the name of a source in relay.yml.",
          exitCode: 4,
          httpStatus: 404
        },
        WEBHOOK_UNAUTHENTICATED: {
          means: "The request's signature or token is missing, malformed or wrong.",
          hint: "Set the same secret at the forge's webhook and in the source's `secrets`; check the clocks when the signature has a timestamp.",
          exitCode: 3,
          httpStatus: 401
        },
        WEBHOOK_TOO_LARGE: {
          means: "The request's body is larger than the source accepts.",
          hint: "Raise the source's `max-body` if such events are wanted; forges send up to 25 MB.",
          exitCode: 4,
          httpStatus: 413
        },
        WEBHOOK_UNSUPPORTED_MEDIA: {
          means: "The request's content type or encoding is not one this source sends.",
          hint: "Set the webhook's content type to application/json; compressed bodies are not accepted.",
          exitCode: 4,
          httpStatus: 415
        },
        WEBHOOK_UNPARSEABLE: {
          means: "The request is authentic, but its body is not the JSON or form it claims to be.",
          hint: "Redeliver it from the forge; check any proxy or template that rewrites bodies.",
          exitCode: 4,
          httpStatus: 400
        },
        WEBHOOK_INCOMPLETE: {
          means: "The request's body ended before its announced length.",
          hint: "Redeliver it from the forge; check any proxy between forge and relay.",
          exitCode: 4,
          httpStatus: 400
        },
        RELAY_OVERLOADED: {
          means: "The bodies being received right now already fill the memory the relay allows them.",
          hint: "Redeliver it from the forge; lower `max-body`, or look for who sends so much at once.",
          exitCode: 4,
          httpStatus: 503
        },
        // Relay: store and deliveries
        STORE_UNAVAILABLE: {
          means: "The store cannot take the event now (disk full, locked, closed). Nothing of it was stored.",
          hint: "Free disk space or repair the store; forges that do not retry need a redelivery.",
          exitCode: 4,
          httpStatus: 503
        },
        STORE_INVALID: {
          means: "The store file cannot be opened: not SQLite, damaged, or written by a newer version.",
          hint: "Restore it from a backup, or move it away and start with an empty store.",
          exitCode: 2
        },
        STORE_IN_USE: {
          means: "Another relay process is using this store.",
          hint: "Stop the other relay, or give this one a store of its own.",
          exitCode: 2
        },
        DELIVERY_ATTEMPTS_EXHAUSTED: {
          means: "Every attempt of a delivery failed with a passing fault.",
          hint: "Read the last attempt's answer; redeliver once GitLab is well again.",
          exitCode: 4
        },
        DELIVERY_INTERRUPTED: {
          means: "The relay ended before the request of this attempt left, so nothing was sent.",
          hint: "Nothing: the delivery goes again by itself.",
          exitCode: 4
        },
        DELIVERY_HELD: {
          means: "A trigger was sent but its answer never reached the disk, so the pipeline may or may not exist.",
          hint: "Look in GitLab for a pipeline with the variable SLUICE_DELIVERY of this delivery. If there is none, `sluice relay release` sends it again; if there is one, nothing is left to do.",
          exitCode: 4
        },
        DELIVERY_RENDER_FAILED: {
          means: "A template of the route could not be rendered for this change.",
          hint: "Correct the template in the route; `sluice relay check` finds most mistakes before they matter.",
          exitCode: 2
        },
        DELIVERY_ROUTE_GONE: {
          means: "A stored delivery belongs to a route the configuration no longer has. Nothing was sent for it.",
          hint: "Put a route of that name back and release the delivery, or leave it: it starts nothing by itself.",
          exitCode: 2
        },
        DELIVERY_NOT_RELEASABLE: {
          means: "Only held and dead deliveries can be released, and this one is neither.",
          hint: "Look it up with `sluice relay deliveries`: what is pending or dispatching goes by itself, what is delivered has its pipeline.",
          exitCode: 2
        },
        LISTEN_FAILED: {
          means: "The relay cannot listen on its address.",
          hint: "Choose a free port in `listen`, or stop what holds it.",
          exitCode: 2
        }
      };
    }
  });

  // shared/errors/catalogue-step.ts
  var STEP_ERRORS;
  var init_catalogue_step = __esm({
    "shared/errors/catalogue-step.ts"() {
      "use strict";
      STEP_ERRORS = {
        // Inputs and configuration
        INPUT_INVALID: {
          means: "One or more inputs are missing, malformed or contradict each other.",
          hint: "Correct each input named in the message; docs/reference/inputs.md lists what every input takes.",
          exitCode: 2
        },
        USAGE: {
          means: "The command line has an unknown command or option, or an argument is missing.",
          hint: "Run the command with --help to see its options and examples.",
          exitCode: 2
        },
        FILE_UNREADABLE: {
          means: "A file named on the command line or in the configuration cannot be read.",
          hint: "Check the path and that this user may read the file.",
          exitCode: 2
        },
        CA_FILE_INVALID: {
          means: "The file given as `ca-file` holds no certificate, or one that cannot be read.",
          hint: "Give a PEM file: one or more blocks that begin with -----BEGIN CERTIFICATE-----.",
          exitCode: 2
        },
        CONFIG_INVALID: {
          means: "The relay's configuration file has problems; all of them are listed with their lines.",
          hint: "Correct the lines listed; docs/reference/relay-config.md shows every key.",
          exitCode: 2
        },
        CONFIG_SECRET_MISSING: {
          means: "A secret named in the configuration is not set, is empty, or its file cannot be read.",
          hint: "Set the environment variable or create the file the message names, then start again.",
          exitCode: 2
        },
        // Waiting
        WATCH_FORBIDDEN: {
          means: "None of the credentials at hand may read the pipeline's status.",
          hint: "Add `access-token` (read_api) or correct the one refused, or let the job token read: on GitLab 18 and newer, grant the calling project read_jobs or read_pipelines under Job token permissions of the target. Or set `wait: false`.",
          exitCode: 3
        },
        WATCH_OUTAGE: {
          means: "GitLab could not be reached for longer than the wait tolerates; the pipeline may still be running.",
          hint: "Open the pipeline's URL to see how it stands.",
          exitCode: 4
        },
        // Artifacts
        ARTIFACTS_MISSING: {
          means: "No job of the pipeline has an artifact that was asked for.",
          hint: "Compare `artifacts` with the job names and their `artifacts: paths`; expired artifacts and report-only jobs have no archive.",
          exitCode: 7
        },
        ARTIFACTS_GONE: {
          means: "A job is listed with an archive, and GitLab answers 404 to its download.",
          hint: "The archive has expired or was deleted since the job ended: raise `artifacts: expire_in` in that job, or run it again.",
          exitCode: 7
        },
        ARTIFACTS_TRUNCATED: {
          means: "The archive ended early, or has another length than announced.",
          hint: "Run the step again; when it persists, look for a proxy that cuts large answers.",
          exitCode: 7
        },
        ARTIFACTS_DOWNLOAD_FAILED: {
          means: "The archive could not be downloaded.",
          hint: "Read the cause in the message; run the step again when it is a passing fault.",
          exitCode: 7
        },
        ARTIFACTS_NOT_A_ZIP: {
          means: "What came instead of the archive is not a zip file.",
          hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
          exitCode: 7
        },
        ARTIFACTS_CORRUPT: {
          means: "An entry's size or CRC differs from what the archive says.",
          hint: "Run the step again; when it persists, the archive is damaged on the server: run the job again.",
          exitCode: 7
        },
        ARTIFACTS_ENCRYPTED: {
          means: "The archive has encrypted entries, which GitLab runners never write.",
          hint: "Find out what wrote this archive; nothing of it was extracted.",
          exitCode: 7
        },
        ARTIFACTS_UNSUPPORTED: {
          means: "An entry uses a compression method Sluice does not know.",
          hint: "Have the job pack that file itself, or download the archive by hand; nothing of it was extracted.",
          exitCode: 7
        },
        ARTIFACTS_UNSAFE_PATH: {
          means: "An entry's name leads out of the target folder (.., absolute, drive letter, NUL, reserved name).",
          hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
          exitCode: 7
        },
        ARTIFACTS_UNSAFE_LINK: {
          means: "An entry is a symbolic link that leads out of the target folder, or a later entry would be written through a link.",
          hint: "Have the job publish the file itself in place of the link. Nothing of the archive was extracted.",
          exitCode: 7
        },
        ARTIFACTS_UNSAFE_TYPE: {
          means: "An entry is neither a file, a folder nor a symbolic link (a device, a pipe, a socket).",
          hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
          exitCode: 7
        },
        ARTIFACTS_NAME_COLLISION: {
          means: "Two entries would land on the same path, or on paths that differ only in case or Unicode form.",
          hint: "Rename one of the files in the job. Nothing of the archive was extracted.",
          exitCode: 7
        },
        ARTIFACTS_TOO_MANY_ENTRIES: {
          means: "The archive has more entries than Sluice accepts.",
          hint: "Publish fewer files, or pack them into one. Nothing of the archive was extracted.",
          exitCode: 7
        },
        ARTIFACTS_TOO_LARGE: {
          means: "The archive, or what it unpacks to, is larger than Sluice accepts.",
          hint: "Publish less, or select fewer files. Nothing of the archive was extracted.",
          exitCode: 7
        },
        ARTIFACTS_BOMB: {
          means: "The archive unpacks to an implausible multiple of its size, or its entries overlap: a zip bomb.",
          hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
          exitCode: 7
        },
        ARTIFACTS_TARGET_OCCUPIED: {
          means: "The folder for the artifacts exists and has other content than an earlier run of Sluice.",
          hint: "Empty the folder, or name another one in `artifacts-path`.",
          exitCode: 7
        },
        ARTIFACTS_WRITE_FAILED: {
          means: "A file or folder could not be written, moved or read (disk full, no permission, name too long).",
          hint: "Free disk space, or point `artifacts-path` at a folder this user may write to.",
          exitCode: 7
        },
        // Everything else
        UNSUPPORTED_NODE: {
          means: "This Node.js is too old for the command.",
          hint: "Install Node.js 20.16 or newer; the relay needs 22.13 or newer.",
          exitCode: 2
        },
        RELAY_MISSING: {
          means: "This copy of the command line comes without the relay.",
          hint: "Run it from a clone of the project, or copy dist/relay.js into the folder of cli.js.",
          exitCode: 2
        },
        INTERNAL: {
          means: "Sluice met a state it should never be in: a defect of ours.",
          hint: "Run again with --verbose and report the output, please.",
          exitCode: 4
        }
      };
    }
  });

  // shared/errors/catalogue.ts
  var ENTRIES, CATALOGUE;
  var init_catalogue = __esm({
    "shared/errors/catalogue.ts"() {
      "use strict";
      init_catalogue_gitlab();
      init_catalogue_relay();
      init_catalogue_step();
      ENTRIES = { ...STEP_ERRORS, ...GITLAB_ERRORS, ...RELAY_ERRORS };
      CATALOGUE = ENTRIES;
    }
  });

  // shared/errors/coded-error.ts
  function isCoded(error, ...codes) {
    return error instanceof CodedError && (codes.length === 0 || codes.includes(error.code));
  }
  var CodedError;
  var init_coded_error = __esm({
    "shared/errors/coded-error.ts"() {
      "use strict";
      init_catalogue();
      CodedError = class extends Error {
        name = "CodedError";
        code;
        hint;
        status;
        retryAfterMs;
        constructor(code, message, details = {}) {
          super(message, details.cause === void 0 ? void 0 : { cause: details.cause });
          this.code = code;
          this.hint = details.hint ?? CATALOGUE[code].hint;
          this.status = details.status;
          this.retryAfterMs = details.retryAfterMs;
        }
        /** The exit code of a command that ends with this error. */
        get exitCode() {
          return CATALOGUE[this.code].exitCode;
        }
      };
    }
  });

  // shared/errors/describe.ts
  function troubleshootingLink(code) {
    return `docs/troubleshooting.md#${code.toLowerCase().replaceAll("_", "-")}`;
  }
  function describe(error) {
    if (error instanceof CodedError) {
      const causes = causeLines(error.cause);
      return [
        `${error.message} [${error.code}]`,
        ...causes.map((line) => `  because: ${line}`),
        `  what to do: ${error.hint}`,
        `  more: ${troubleshootingLink(error.code)}`
      ].join("\n");
    }
    return [
      `Sluice met something it did not expect: ${oneLine(error)} [INTERNAL]`,
      `  what to do: ${CATALOGUE.INTERNAL.hint}`,
      `  more: ${troubleshootingLink("INTERNAL")}`
    ].join("\n");
  }
  function oneLine(error) {
    return textOf(error).replaceAll(/\s+/g, " ").replaceAll(CONTROLS, "\uFFFD").trim();
  }
  function textOf(error) {
    if (!(error instanceof Error))
      return typeof error === "object" && error !== null ? "an object was thrown" : String(error);
    if (error.message !== "") return error.message;
    if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(textOf).join("; ");
    return error.name;
  }
  function causeLines(cause) {
    const lines = [];
    for (let at = cause, depth = 0; at !== void 0 && depth < MOST_CAUSES; depth++) {
      const line = oneLine(at);
      if (line !== "" && !lines.includes(line)) lines.push(line);
      at = at instanceof Error ? at.cause : void 0;
    }
    return lines;
  }
  var CONTROLS, MOST_CAUSES;
  var init_describe = __esm({
    "shared/errors/describe.ts"() {
      "use strict";
      init_catalogue();
      init_coded_error();
      CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
      MOST_CAUSES = 4;
    }
  });

  // shared/text/redact.ts
  function redactor(secrets) {
    const spellings = /* @__PURE__ */ new Set();
    for (const secret of secrets) {
      const value = secret.reveal();
      if (value.length < SHORTEST_LITERAL) continue;
      for (const spelling of [value, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)])
        spellings.add(spelling);
    }
    const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
    return (text2) => {
      let out = text2;
      for (const spelling of longestFirst) out = out.replaceAll(spelling, HIDDEN);
      return out.replaceAll(TOKEN_SHAPES, HIDDEN).replaceAll(QUERY_TOKEN, `$1${HIDDEN}`).replaceAll(URL_PASSWORD, `$1${HIDDEN}@`);
    };
  }
  var HIDDEN, TOKEN_SHAPES, QUERY_TOKEN, URL_PASSWORD, SHORTEST_LITERAL;
  var init_redact = __esm({
    "shared/text/redact.ts"() {
      "use strict";
      HIDDEN = "***";
      TOKEN_SHAPES = /\b(?:gl(?:pat|ptt|cbt|rt|dt|soat|agent|ft|imt)-|gh[pousr]_|github_pat_)[\w.-]{8,}/g;
      QUERY_TOKEN = /([?&](?:token|private_token|job_token|access_token|secret)=)[^&#\s"']+/gi;
      URL_PASSWORD = /(\b[a-z][a-z\d+.-]*:\/\/[^/\s:@"]*:)[^/\s@"]+@/gi;
      SHORTEST_LITERAL = 4;
    }
  });

  // builtin:util
  var builtin5, pick5, $inspect, $stripVTControlCharacters;
  var init_util = __esm({
    "builtin:util"() {
      builtin5 = process.getBuiltinModule("node:util");
      pick5 = (name) => builtin5[name];
      $inspect = /* @__PURE__ */ pick5("inspect");
      $stripVTControlCharacters = /* @__PURE__ */ pick5("stripVTControlCharacters");
    }
  });

  // shared/text/secret.ts
  var HIDDEN2, Secret;
  var init_secret = __esm({
    "shared/text/secret.ts"() {
      "use strict";
      init_util();
      HIDDEN2 = "***";
      Secret = class {
        #value;
        constructor(value) {
          this.#value = value;
        }
        /** The value itself. */
        reveal() {
          return this.#value;
        }
        toString() {
          return HIDDEN2;
        }
        toJSON() {
          return HIDDEN2;
        }
        [$inspect.custom]() {
          return HIDDEN2;
        }
      };
    }
  });

  // action/inputs/declared.generated.ts
  var DECLARED_INPUTS;
  var init_declared_generated = __esm({
    "action/inputs/declared.generated.ts"() {
      "use strict";
      DECLARED_INPUTS = [
        { "name": "host", "description": "The GitLab server, as a URL or a bare host name; a server below a path (https://example.com/gitlab) works too. Without it, the server of the surrounding GitLab job ($CI_SERVER_URL) is used, and https://gitlab.com everywhere else.", "required": false, "secret": false },
        { "name": "project", "description": "The project whose pipeline is triggered: its full path (group/subgroup/name), its numeric id, or the URL of its page on `host`.", "required": true, "secret": false },
        { "name": "ref", "description": "The branch or tag the pipeline runs on. GitLab takes no commit here.", "required": true, "secret": false },
        { "name": "trigger-token", "description": "A pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens). Without it, the pipeline is triggered with `job-token`.", "required": false, "secret": true },
        { "name": "access-token", "description": "A project, group or personal access token that may read the pipeline and its artifacts (scope read_api), and cancel it when the step is cancelled (scope api). Without it, the step looks with `job-token`, then without any token.", "required": false, "secret": true },
        { "name": "job-token", "description": "A GitLab CI/CD job token, which triggers when there is no `trigger-token` and reads when there is no `access-token`. Inside a GitLab job, $CI_JOB_TOKEN is used for it by itself.", "required": false, "secret": true },
        { "name": "variables", "description": "Pipeline variables, as a JSON object, a YAML map, or lines of NAME=value. Every value travels as a string.", "required": false, "secret": false },
        { "name": "inputs", "description": "Typed inputs for `spec: inputs` of the project's CI file, as a JSON object or a YAML map. Numbers, booleans and lists keep their types.", "required": false, "secret": false },
        { "name": "wait", "description": "Whether to wait until the pipeline has ended. With false, the step ends as soon as the pipeline exists.", "default": "true", "required": false, "secret": false },
        { "name": "timeout", "description": "How long to wait for the pipeline at most, for example 90s, 45m or 1h30m. The pipeline itself runs on after that.", "default": "1h", "required": false, "secret": false },
        { "name": "poll-interval", "description": "The pause between two looks at the pipeline, for example 10s. Without it, the step looks every second at first and ever less often later, at least every 15 seconds.", "required": false, "secret": false },
        { "name": "artifacts", "description": 'Which artifacts to bring back: true for those of every job, or job names with globs, one per line or parted by commas, each followed by path globs where only some files are wanted ("test-*: reports/**"). False brings none.', "default": "false", "required": false, "secret": false },
        { "name": "artifacts-path", "description": "The folder the artifacts are extracted to, those of each job to a folder of the job's name in it. It is made when missing, and must be empty or of an earlier run, whose artifacts of the same project are replaced: two steps for one project take a folder each.", "default": "downstream-artifacts", "required": false, "secret": false },
        { "name": "if-no-artifacts", "description": "What to do when artifacts were asked for and the pipeline has none of them: fail, warn or ignore.", "default": "fail", "required": false, "secret": false },
        { "name": "ca-file", "description": "A PEM file with the certificate authority of a GitLab server whose certificate is not signed by a public one.", "required": false, "secret": false }
      ];
    }
  });

  // node_modules/commander/lib/error.js
  var CommanderError, InvalidArgumentError;
  var init_error = __esm({
    "node_modules/commander/lib/error.js"() {
      CommanderError = class extends Error {
        /**
         * Constructs the CommanderError class
         * @param {number} exitCode suggested exit code which could be used with process.exit
         * @param {string} code an id string representing the error
         * @param {string} message human-readable description of the error
         */
        constructor(exitCode, code, message) {
          super(message);
          Error.captureStackTrace(this, this.constructor);
          this.name = this.constructor.name;
          this.code = code;
          this.exitCode = exitCode;
          this.nestedError = void 0;
        }
      };
      InvalidArgumentError = class extends CommanderError {
        /**
         * Constructs the InvalidArgumentError class
         * @param {string} [message] explanation of why argument is invalid
         */
        constructor(message) {
          super(1, "commander.invalidArgument", message);
          Error.captureStackTrace(this, this.constructor);
          this.name = this.constructor.name;
        }
      };
    }
  });

  // node_modules/commander/lib/argument.js
  function humanReadableArgName(arg) {
    const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
    return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
  }
  var Argument;
  var init_argument = __esm({
    "node_modules/commander/lib/argument.js"() {
      init_error();
      Argument = class {
        /**
         * Initialize a new command argument with the given name and description.
         * The default is that the argument is required, and you can explicitly
         * indicate this with <> around the name. Put [] around the name for an optional argument.
         *
         * @param {string} name
         * @param {string} [description]
         */
        constructor(name, description) {
          this.description = description || "";
          this.variadic = false;
          this.parseArg = void 0;
          this.defaultValue = void 0;
          this.defaultValueDescription = void 0;
          this.argChoices = void 0;
          switch (name[0]) {
            case "<":
              this.required = true;
              this._name = name.slice(1, -1);
              break;
            case "[":
              this.required = false;
              this._name = name.slice(1, -1);
              break;
            default:
              this.required = true;
              this._name = name;
              break;
          }
          if (this._name.endsWith("...")) {
            this.variadic = true;
            this._name = this._name.slice(0, -3);
          }
        }
        /**
         * Return argument name.
         *
         * @return {string}
         */
        name() {
          return this._name;
        }
        /**
         * @package
         */
        _collectValue(value, previous) {
          if (previous === this.defaultValue || !Array.isArray(previous)) {
            return [value];
          }
          previous.push(value);
          return previous;
        }
        /**
         * Set the default value, and optionally supply the description to be displayed in the help.
         *
         * @param {*} value
         * @param {string} [description]
         * @return {Argument}
         */
        default(value, description) {
          this.defaultValue = value;
          this.defaultValueDescription = description;
          return this;
        }
        /**
         * Set the custom handler for processing CLI command arguments into argument values.
         *
         * @param {Function} [fn]
         * @return {Argument}
         */
        argParser(fn) {
          this.parseArg = fn;
          return this;
        }
        /**
         * Only allow argument value to be one of choices.
         *
         * @param {string[]} values
         * @return {Argument}
         */
        choices(values) {
          this.argChoices = values.slice();
          this.parseArg = (arg, previous) => {
            if (!this.argChoices.includes(arg)) {
              throw new InvalidArgumentError(
                `Allowed choices are ${this.argChoices.join(", ")}.`
              );
            }
            if (this.variadic) {
              return this._collectValue(arg, previous);
            }
            return arg;
          };
          return this;
        }
        /**
         * Make argument required.
         *
         * @returns {Argument}
         */
        argRequired() {
          this.required = true;
          return this;
        }
        /**
         * Make argument optional.
         *
         * @returns {Argument}
         */
        argOptional() {
          this.required = false;
          return this;
        }
      };
    }
  });

  // builtin:events
  var builtin6, pick6, $EventEmitter;
  var init_events = __esm({
    "builtin:events"() {
      builtin6 = process.getBuiltinModule("node:events");
      pick6 = (name) => builtin6[name];
      $EventEmitter = /* @__PURE__ */ pick6("EventEmitter");
    }
  });

  // builtin:child_process
  var builtin7, child_process_default;
  var init_child_process = __esm({
    "builtin:child_process"() {
      builtin7 = process.getBuiltinModule("node:child_process");
      child_process_default = builtin7;
    }
  });

  // builtin:path
  var builtin8, pick7, path_default, $resolve, $join, $dirname;
  var init_path = __esm({
    "builtin:path"() {
      builtin8 = process.getBuiltinModule("node:path");
      pick7 = (name) => builtin8[name];
      path_default = builtin8;
      $resolve = /* @__PURE__ */ pick7("resolve");
      $join = /* @__PURE__ */ pick7("join");
      $dirname = /* @__PURE__ */ pick7("dirname");
    }
  });

  // node_modules/commander/lib/help.js
  var Help;
  var init_help = __esm({
    "node_modules/commander/lib/help.js"() {
      init_argument();
      init_util();
      Help = class {
        constructor() {
          this.helpWidth = void 0;
          this.minWidthToWrap = 40;
          this.sortSubcommands = false;
          this.sortOptions = false;
          this.showGlobalOptions = false;
        }
        /**
         * prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
         * and just before calling `formatHelp()`.
         *
         * Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
         *
         * @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
         */
        prepareContext(contextOptions) {
          this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
        }
        /**
         * Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
         *
         * @param {Command} cmd
         * @returns {Command[]}
         */
        visibleCommands(cmd) {
          const visibleCommands = cmd.commands.filter((cmd2) => !cmd2._hidden);
          const helpCommand = cmd._getHelpCommand();
          if (helpCommand && !helpCommand._hidden) {
            visibleCommands.push(helpCommand);
          }
          if (this.sortSubcommands) {
            visibleCommands.sort((a, b) => {
              return a.name().localeCompare(b.name());
            });
          }
          return visibleCommands;
        }
        /**
         * Compare options for sort.
         *
         * @param {Option} a
         * @param {Option} b
         * @returns {number}
         */
        compareOptions(a, b) {
          const getSortKey = (option) => {
            return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
          };
          return getSortKey(a).localeCompare(getSortKey(b));
        }
        /**
         * Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
         *
         * @param {Command} cmd
         * @returns {Option[]}
         */
        visibleOptions(cmd) {
          const visibleOptions = cmd.options.filter((option) => !option.hidden);
          const helpOption = cmd._getHelpOption();
          if (helpOption && !helpOption.hidden) {
            const removeShort = helpOption.short && cmd._findOption(helpOption.short);
            const removeLong = helpOption.long && cmd._findOption(helpOption.long);
            if (!removeShort && !removeLong) {
              visibleOptions.push(helpOption);
            } else if (helpOption.long && !removeLong) {
              visibleOptions.push(
                cmd.createOption(helpOption.long, helpOption.description).helpGroup(helpOption.helpGroupHeading)
              );
            } else if (helpOption.short && !removeShort) {
              visibleOptions.push(
                cmd.createOption(helpOption.short, helpOption.description).helpGroup(helpOption.helpGroupHeading)
              );
            }
          }
          if (this.sortOptions) {
            visibleOptions.sort(this.compareOptions);
          }
          return visibleOptions;
        }
        /**
         * Get an array of the visible global options. (Not including help.)
         *
         * @param {Command} cmd
         * @returns {Option[]}
         */
        visibleGlobalOptions(cmd) {
          if (!this.showGlobalOptions) return [];
          const globalOptions = [];
          for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
            const visibleOptions = ancestorCmd.options.filter(
              (option) => !option.hidden
            );
            globalOptions.push(...visibleOptions);
          }
          if (this.sortOptions) {
            globalOptions.sort(this.compareOptions);
          }
          return globalOptions;
        }
        /**
         * Get an array of the arguments if any have a description.
         *
         * @param {Command} cmd
         * @returns {Argument[]}
         */
        visibleArguments(cmd) {
          if (cmd._argsDescription) {
            cmd.registeredArguments.forEach((argument) => {
              argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
            });
          }
          if (cmd.registeredArguments.find((argument) => argument.description)) {
            return cmd.registeredArguments;
          }
          return [];
        }
        /**
         * Get the command term to show in the list of subcommands.
         *
         * @param {Command} cmd
         * @returns {string}
         */
        subcommandTerm(cmd) {
          const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
          return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + // simplistic check for non-help option
          (args ? " " + args : "");
        }
        /**
         * Get the option term to show in the list of options.
         *
         * @param {Option} option
         * @returns {string}
         */
        optionTerm(option) {
          return option.flags;
        }
        /**
         * Get the argument term to show in the list of arguments.
         *
         * @param {Argument} argument
         * @returns {string}
         */
        argumentTerm(argument) {
          return argument.name();
        }
        /**
         * Get the longest command term length.
         *
         * @param {Command} cmd
         * @param {Help} helper
         * @returns {number}
         */
        longestSubcommandTermLength(cmd, helper) {
          return helper.visibleCommands(cmd).reduce((max, command) => {
            return Math.max(
              max,
              this.displayWidth(
                helper.styleSubcommandTerm(helper.subcommandTerm(command))
              )
            );
          }, 0);
        }
        /**
         * Get the longest option term length.
         *
         * @param {Command} cmd
         * @param {Help} helper
         * @returns {number}
         */
        longestOptionTermLength(cmd, helper) {
          return helper.visibleOptions(cmd).reduce((max, option) => {
            return Math.max(
              max,
              this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))
            );
          }, 0);
        }
        /**
         * Get the longest global option term length.
         *
         * @param {Command} cmd
         * @param {Help} helper
         * @returns {number}
         */
        longestGlobalOptionTermLength(cmd, helper) {
          return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
            return Math.max(
              max,
              this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))
            );
          }, 0);
        }
        /**
         * Get the longest argument term length.
         *
         * @param {Command} cmd
         * @param {Help} helper
         * @returns {number}
         */
        longestArgumentTermLength(cmd, helper) {
          return helper.visibleArguments(cmd).reduce((max, argument) => {
            return Math.max(
              max,
              this.displayWidth(
                helper.styleArgumentTerm(helper.argumentTerm(argument))
              )
            );
          }, 0);
        }
        /**
         * Get the command usage to be displayed at the top of the built-in help.
         *
         * @param {Command} cmd
         * @returns {string}
         */
        commandUsage(cmd) {
          let cmdName = cmd._name;
          if (cmd._aliases[0]) {
            cmdName = cmdName + "|" + cmd._aliases[0];
          }
          let ancestorCmdNames = "";
          for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
            ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
          }
          return ancestorCmdNames + cmdName + " " + cmd.usage();
        }
        /**
         * Get the description for the command.
         *
         * @param {Command} cmd
         * @returns {string}
         */
        commandDescription(cmd) {
          return cmd.description();
        }
        /**
         * Get the subcommand summary to show in the list of subcommands.
         * (Fallback to description for backwards compatibility.)
         *
         * @param {Command} cmd
         * @returns {string}
         */
        subcommandDescription(cmd) {
          return cmd.summary() || cmd.description();
        }
        /**
         * Get the option description to show in the list of options.
         *
         * @param {Option} option
         * @return {string}
         */
        optionDescription(option) {
          const extraInfo = [];
          if (option.argChoices) {
            extraInfo.push(
              // use stringify to match the display of the default value
              `choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`
            );
          }
          if (option.defaultValue !== void 0) {
            const showDefault = option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean";
            if (showDefault) {
              extraInfo.push(
                `default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`
              );
            }
          }
          if (option.presetArg !== void 0 && option.optional) {
            extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
          }
          if (option.envVar !== void 0) {
            extraInfo.push(`env: ${option.envVar}`);
          }
          if (extraInfo.length > 0) {
            const extraDescription = `(${extraInfo.join(", ")})`;
            if (option.description) {
              return `${option.description} ${extraDescription}`;
            }
            return extraDescription;
          }
          return option.description;
        }
        /**
         * Get the argument description to show in the list of arguments.
         *
         * @param {Argument} argument
         * @return {string}
         */
        argumentDescription(argument) {
          const extraInfo = [];
          if (argument.argChoices) {
            extraInfo.push(
              // use stringify to match the display of the default value
              `choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`
            );
          }
          if (argument.defaultValue !== void 0) {
            extraInfo.push(
              `default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`
            );
          }
          if (extraInfo.length > 0) {
            const extraDescription = `(${extraInfo.join(", ")})`;
            if (argument.description) {
              return `${argument.description} ${extraDescription}`;
            }
            return extraDescription;
          }
          return argument.description;
        }
        /**
         * Format a list of items, given a heading and an array of formatted items.
         *
         * @param {string} heading
         * @param {string[]} items
         * @param {Help} helper
         * @returns string[]
         */
        formatItemList(heading, items, helper) {
          if (items.length === 0) return [];
          return [helper.styleTitle(heading), ...items, ""];
        }
        /**
         * Group items by their help group heading.
         *
         * @param {Command[] | Option[]} unsortedItems
         * @param {Command[] | Option[]} visibleItems
         * @param {Function} getGroup
         * @returns {Map<string, Command[] | Option[]>}
         */
        groupItems(unsortedItems, visibleItems, getGroup) {
          const result = /* @__PURE__ */ new Map();
          unsortedItems.forEach((item) => {
            const group = getGroup(item);
            if (!result.has(group)) result.set(group, []);
          });
          visibleItems.forEach((item) => {
            const group = getGroup(item);
            if (!result.has(group)) {
              result.set(group, []);
            }
            result.get(group).push(item);
          });
          return result;
        }
        /**
         * Generate the built-in help text.
         *
         * @param {Command} cmd
         * @param {Help} helper
         * @returns {string}
         */
        formatHelp(cmd, helper) {
          const termWidth = helper.padWidth(cmd, helper);
          const helpWidth = helper.helpWidth ?? 80;
          function callFormatItem(term, description) {
            return helper.formatItem(term, termWidth, description, helper);
          }
          let output = [
            `${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`,
            ""
          ];
          const commandDescription = helper.commandDescription(cmd);
          if (commandDescription.length > 0) {
            output = output.concat([
              helper.boxWrap(
                helper.styleCommandDescription(commandDescription),
                helpWidth
              ),
              ""
            ]);
          }
          const argumentList = helper.visibleArguments(cmd).map((argument) => {
            return callFormatItem(
              helper.styleArgumentTerm(helper.argumentTerm(argument)),
              helper.styleArgumentDescription(helper.argumentDescription(argument))
            );
          });
          output = output.concat(
            this.formatItemList("Arguments:", argumentList, helper)
          );
          const optionGroups = this.groupItems(
            cmd.options,
            helper.visibleOptions(cmd),
            (option) => option.helpGroupHeading ?? "Options:"
          );
          optionGroups.forEach((options, group) => {
            const optionList = options.map((option) => {
              return callFormatItem(
                helper.styleOptionTerm(helper.optionTerm(option)),
                helper.styleOptionDescription(helper.optionDescription(option))
              );
            });
            output = output.concat(this.formatItemList(group, optionList, helper));
          });
          if (helper.showGlobalOptions) {
            const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
              return callFormatItem(
                helper.styleOptionTerm(helper.optionTerm(option)),
                helper.styleOptionDescription(helper.optionDescription(option))
              );
            });
            output = output.concat(
              this.formatItemList("Global Options:", globalOptionList, helper)
            );
          }
          const commandGroups = this.groupItems(
            cmd.commands,
            helper.visibleCommands(cmd),
            (sub) => sub.helpGroup() || "Commands:"
          );
          commandGroups.forEach((commands, group) => {
            const commandList = commands.map((sub) => {
              return callFormatItem(
                helper.styleSubcommandTerm(helper.subcommandTerm(sub)),
                helper.styleSubcommandDescription(helper.subcommandDescription(sub))
              );
            });
            output = output.concat(this.formatItemList(group, commandList, helper));
          });
          return output.join("\n");
        }
        /**
         * Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
         *
         * @param {string} str
         * @returns {number}
         */
        displayWidth(str) {
          return $stripVTControlCharacters(str).length;
        }
        /**
         * Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
         *
         * @param {string} str
         * @returns {string}
         */
        styleTitle(str) {
          return str;
        }
        styleUsage(str) {
          return str.split(" ").map((word) => {
            if (word === "[options]") return this.styleOptionText(word);
            if (word === "[command]") return this.styleSubcommandText(word);
            if (word[0] === "[" || word[0] === "<")
              return this.styleArgumentText(word);
            return this.styleCommandText(word);
          }).join(" ");
        }
        styleCommandDescription(str) {
          return this.styleDescriptionText(str);
        }
        styleOptionDescription(str) {
          return this.styleDescriptionText(str);
        }
        styleSubcommandDescription(str) {
          return this.styleDescriptionText(str);
        }
        styleArgumentDescription(str) {
          return this.styleDescriptionText(str);
        }
        styleDescriptionText(str) {
          return str;
        }
        styleOptionTerm(str) {
          return this.styleOptionText(str);
        }
        styleSubcommandTerm(str) {
          return str.split(" ").map((word) => {
            if (word === "[options]") return this.styleOptionText(word);
            if (word[0] === "[" || word[0] === "<")
              return this.styleArgumentText(word);
            return this.styleSubcommandText(word);
          }).join(" ");
        }
        styleArgumentTerm(str) {
          return this.styleArgumentText(str);
        }
        styleOptionText(str) {
          return str;
        }
        styleArgumentText(str) {
          return str;
        }
        styleSubcommandText(str) {
          return str;
        }
        styleCommandText(str) {
          return str;
        }
        /**
         * Calculate the pad width from the maximum term length.
         *
         * @param {Command} cmd
         * @param {Help} helper
         * @returns {number}
         */
        padWidth(cmd, helper) {
          return Math.max(
            helper.longestOptionTermLength(cmd, helper),
            helper.longestGlobalOptionTermLength(cmd, helper),
            helper.longestSubcommandTermLength(cmd, helper),
            helper.longestArgumentTermLength(cmd, helper)
          );
        }
        /**
         * Detect manually wrapped and indented strings by checking for line break followed by whitespace.
         *
         * @param {string} str
         * @returns {boolean}
         */
        preformatted(str) {
          return /\n[^\S\r\n]/.test(str);
        }
        /**
         * Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
         *
         * So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
         *   TTT  DDD DDDD
         *        DD DDD
         *
         * @param {string} term
         * @param {number} termWidth
         * @param {string} description
         * @param {Help} helper
         * @returns {string}
         */
        formatItem(term, termWidth, description, helper) {
          const itemIndent = 2;
          const itemIndentStr = " ".repeat(itemIndent);
          if (!description) return itemIndentStr + term;
          const paddedTerm = term.padEnd(
            termWidth + term.length - helper.displayWidth(term)
          );
          const spacerWidth = 2;
          const helpWidth = this.helpWidth ?? 80;
          const remainingWidth = helpWidth - termWidth - spacerWidth - itemIndent;
          let formattedDescription;
          if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) {
            formattedDescription = description;
          } else {
            const wrappedDescription = helper.boxWrap(description, remainingWidth);
            formattedDescription = wrappedDescription.replace(
              /\n/g,
              "\n" + " ".repeat(termWidth + spacerWidth)
            );
          }
          return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `
${itemIndentStr}`);
        }
        /**
         * Wrap a string at whitespace, preserving existing line breaks.
         * Wrapping is skipped if the width is less than `minWidthToWrap`.
         *
         * @param {string} str
         * @param {number} width
         * @returns {string}
         */
        boxWrap(str, width) {
          if (width < this.minWidthToWrap) return str;
          const rawLines = str.split(/\r\n|\n/);
          const chunkPattern = /[\s]*[^\s]+/g;
          const wrappedLines = [];
          rawLines.forEach((line) => {
            const chunks = line.match(chunkPattern);
            if (chunks === null) {
              wrappedLines.push("");
              return;
            }
            let sumChunks = [chunks.shift()];
            let sumWidth = this.displayWidth(sumChunks[0]);
            chunks.forEach((chunk) => {
              const visibleWidth = this.displayWidth(chunk);
              if (sumWidth + visibleWidth <= width) {
                sumChunks.push(chunk);
                sumWidth += visibleWidth;
                return;
              }
              wrappedLines.push(sumChunks.join(""));
              const nextChunk = chunk.trimStart();
              sumChunks = [nextChunk];
              sumWidth = this.displayWidth(nextChunk);
            });
            wrappedLines.push(sumChunks.join(""));
          });
          return wrappedLines.join("\n");
        }
      };
    }
  });

  // node_modules/commander/lib/option.js
  function camelcase(str) {
    return str.split("-").reduce((str2, word) => {
      return str2 + word[0].toUpperCase() + word.slice(1);
    });
  }
  function splitOptionFlags(flags) {
    let shortFlag;
    let longFlag;
    const shortFlagExp = /^-[^-]$/;
    const longFlagExp = /^--[^-]/;
    const flagParts = flags.split(/[ |,]+/).concat("guard");
    if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
    if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
    if (!shortFlag && shortFlagExp.test(flagParts[0]))
      shortFlag = flagParts.shift();
    if (!shortFlag && longFlagExp.test(flagParts[0])) {
      shortFlag = longFlag;
      longFlag = flagParts.shift();
    }
    if (flagParts[0].startsWith("-")) {
      const unsupportedFlag = flagParts[0];
      const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
      if (/^-[^-][^-]/.test(unsupportedFlag))
        throw new Error(
          `${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`
        );
      if (shortFlagExp.test(unsupportedFlag))
        throw new Error(`${baseError}
- too many short flags`);
      if (longFlagExp.test(unsupportedFlag))
        throw new Error(`${baseError}
- too many long flags`);
      throw new Error(`${baseError}
- unrecognised flag format`);
    }
    if (shortFlag === void 0 && longFlag === void 0)
      throw new Error(
        `option creation failed due to no flags found in '${flags}'.`
      );
    return { shortFlag, longFlag };
  }
  var Option, DualOptions;
  var init_option = __esm({
    "node_modules/commander/lib/option.js"() {
      init_error();
      Option = class {
        /**
         * Initialize a new `Option` with the given `flags` and `description`.
         *
         * @param {string} flags
         * @param {string} [description]
         */
        constructor(flags, description) {
          this.flags = flags;
          this.description = description || "";
          this.required = flags.includes("<");
          this.optional = flags.includes("[");
          this.variadic = new RegExp("\\p{ID_Continue}\\.\\.\\.[>\\]]$", "u").test(flags);
          this.mandatory = false;
          const optionFlags = splitOptionFlags(flags);
          this.short = optionFlags.shortFlag;
          this.long = optionFlags.longFlag;
          this.negate = false;
          if (this.long) {
            this.negate = this.long.startsWith("--no-");
          }
          this.defaultValue = void 0;
          this.defaultValueDescription = void 0;
          this.presetArg = void 0;
          this.envVar = void 0;
          this.parseArg = void 0;
          this.hidden = false;
          this.argChoices = void 0;
          this.conflictsWith = [];
          this.implied = void 0;
          this.helpGroupHeading = void 0;
        }
        /**
         * Set the default value, and optionally supply the description to be displayed in the help.
         *
         * @param {*} value
         * @param {string} [description]
         * @return {Option}
         */
        default(value, description) {
          this.defaultValue = value;
          this.defaultValueDescription = description;
          return this;
        }
        /**
         * Preset to use when option used without option-argument, especially optional but also boolean and negated.
         * The custom processing (parseArg) is called.
         *
         * @example
         * new Option('--color').default('GREYSCALE').preset('RGB');
         * new Option('--donate [amount]').preset('20').argParser(parseFloat);
         *
         * @param {*} arg
         * @return {Option}
         */
        preset(arg) {
          this.presetArg = arg;
          return this;
        }
        /**
         * Add option name(s) that conflict with this option.
         * An error will be displayed if conflicting options are found during parsing.
         *
         * @example
         * new Option('--rgb').conflicts('cmyk');
         * new Option('--js').conflicts(['ts', 'jsx']);
         *
         * @param {(string | string[])} names
         * @return {Option}
         */
        conflicts(names2) {
          this.conflictsWith = this.conflictsWith.concat(names2);
          return this;
        }
        /**
         * Specify implied option values for when this option is set and the implied options are not.
         *
         * The custom processing (parseArg) is not called on the implied values.
         *
         * @example
         * program
         *   .addOption(new Option('--log', 'write logging information to file'))
         *   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
         *
         * @param {object} impliedOptionValues
         * @return {Option}
         */
        implies(impliedOptionValues) {
          let newImplied = impliedOptionValues;
          if (typeof impliedOptionValues === "string") {
            newImplied = { [impliedOptionValues]: true };
          }
          this.implied = Object.assign(this.implied || {}, newImplied);
          return this;
        }
        /**
         * Set environment variable to check for option value.
         *
         * An environment variable is only used if when processed the current option value is
         * undefined, or the source of the current value is 'default' or 'config' or 'env'.
         *
         * @param {string} name
         * @return {Option}
         */
        env(name) {
          this.envVar = name;
          return this;
        }
        /**
         * Set the custom handler for processing CLI option arguments into option values.
         *
         * @param {Function} [fn]
         * @return {Option}
         */
        argParser(fn) {
          this.parseArg = fn;
          return this;
        }
        /**
         * Whether the option is mandatory and must have a value after parsing.
         *
         * @param {boolean} [mandatory=true]
         * @return {Option}
         */
        makeOptionMandatory(mandatory = true) {
          this.mandatory = !!mandatory;
          return this;
        }
        /**
         * Hide option in help.
         *
         * @param {boolean} [hide=true]
         * @return {Option}
         */
        hideHelp(hide2 = true) {
          this.hidden = !!hide2;
          return this;
        }
        /**
         * @package
         */
        _collectValue(value, previous) {
          if (previous === this.defaultValue || !Array.isArray(previous)) {
            return [value];
          }
          previous.push(value);
          return previous;
        }
        /**
         * Only allow option value to be one of choices.
         *
         * @param {string[]} values
         * @return {Option}
         */
        choices(values) {
          this.argChoices = values.slice();
          this.parseArg = (arg, previous) => {
            if (!this.argChoices.includes(arg)) {
              throw new InvalidArgumentError(
                `Allowed choices are ${this.argChoices.join(", ")}.`
              );
            }
            if (this.variadic) {
              return this._collectValue(arg, previous);
            }
            return arg;
          };
          return this;
        }
        /**
         * Return option name.
         *
         * @return {string}
         */
        name() {
          if (this.long) {
            return this.long.replace(/^--/, "");
          }
          return this.short.replace(/^-/, "");
        }
        /**
         * Return option name, in a camelcase format that can be used
         * as an object attribute key.
         *
         * @return {string}
         */
        attributeName() {
          if (this.negate) {
            return camelcase(this.name().replace(/^no-/, ""));
          }
          return camelcase(this.name());
        }
        /**
         * Set the help group heading.
         *
         * @param {string} heading
         * @return {Option}
         */
        helpGroup(heading) {
          this.helpGroupHeading = heading;
          return this;
        }
        /**
         * Check if `arg` matches the short or long flag.
         *
         * @param {string} arg
         * @return {boolean}
         * @package
         */
        is(arg) {
          return this.short === arg || this.long === arg;
        }
        /**
         * Return whether a boolean option.
         *
         * Options are one of boolean, negated, required argument, or optional argument.
         *
         * @return {boolean}
         * @package
         */
        isBoolean() {
          return !this.required && !this.optional && !this.negate;
        }
      };
      DualOptions = class {
        /**
         * @param {Option[]} options
         */
        constructor(options) {
          this.positiveOptions = /* @__PURE__ */ new Map();
          this.negativeOptions = /* @__PURE__ */ new Map();
          this.dualOptions = /* @__PURE__ */ new Set();
          options.forEach((option) => {
            if (option.negate) {
              this.negativeOptions.set(option.attributeName(), option);
            } else {
              this.positiveOptions.set(option.attributeName(), option);
            }
          });
          this.negativeOptions.forEach((value, key) => {
            if (this.positiveOptions.has(key)) {
              this.dualOptions.add(key);
            }
          });
        }
        /**
         * Did the value come from the option, and not from possible matching dual option?
         *
         * @param {*} value
         * @param {Option} option
         * @returns {boolean}
         */
        valueFromOption(value, option) {
          const optionKey = option.attributeName();
          if (!this.dualOptions.has(optionKey)) return true;
          const preset = this.negativeOptions.get(optionKey).presetArg;
          const negativeValue = preset !== void 0 ? preset : false;
          return option.negate === (negativeValue === value);
        }
      };
    }
  });

  // node_modules/commander/lib/suggestSimilar.js
  function editDistance(a, b) {
    if (Math.abs(a.length - b.length) > maxDistance)
      return Math.max(a.length, b.length);
    const d = [];
    for (let i = 0; i <= a.length; i++) {
      d[i] = [i];
    }
    for (let j = 0; j <= b.length; j++) {
      d[0][j] = j;
    }
    for (let j = 1; j <= b.length; j++) {
      for (let i = 1; i <= a.length; i++) {
        let cost;
        if (a[i - 1] === b[j - 1]) {
          cost = 0;
        } else {
          cost = 1;
        }
        d[i][j] = Math.min(
          d[i - 1][j] + 1,
          // deletion
          d[i][j - 1] + 1,
          // insertion
          d[i - 1][j - 1] + cost
          // substitution
        );
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length][b.length];
  }
  function suggestSimilar(word, candidates) {
    if (!candidates || candidates.length === 0) return "";
    candidates = Array.from(new Set(candidates));
    const searchingOptions = word.startsWith("--");
    if (searchingOptions) {
      word = word.slice(2);
      candidates = candidates.map((candidate) => candidate.slice(2));
    }
    let similar = [];
    let bestDistance = maxDistance;
    const minSimilarity = 0.4;
    candidates.forEach((candidate) => {
      if (candidate.length <= 1) return;
      const distance = editDistance(word, candidate);
      const length = Math.max(word.length, candidate.length);
      const similarity = (length - distance) / length;
      if (similarity > minSimilarity) {
        if (distance < bestDistance) {
          bestDistance = distance;
          similar = [candidate];
        } else if (distance === bestDistance) {
          similar.push(candidate);
        }
      }
    });
    similar.sort((a, b) => a.localeCompare(b));
    if (searchingOptions) {
      similar = similar.map((candidate) => `--${candidate}`);
    }
    if (similar.length > 1) {
      return `
(Did you mean one of ${similar.join(", ")}?)`;
    }
    if (similar.length === 1) {
      return `
(Did you mean ${similar[0]}?)`;
    }
    return "";
  }
  var maxDistance;
  var init_suggestSimilar = __esm({
    "node_modules/commander/lib/suggestSimilar.js"() {
      maxDistance = 3;
    }
  });

  // node_modules/commander/lib/command.js
  function incrementNodeInspectorPort(args) {
    return args.map((arg) => {
      if (!arg.startsWith("--inspect")) {
        return arg;
      }
      let debugOption;
      let debugHost = "127.0.0.1";
      let debugPort = "9229";
      let match;
      if ((match = arg.match(/^(--inspect(-brk|-wait)?)$/)) !== null) {
        debugOption = match[1];
      } else if ((match = arg.match(
        /^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+)$/
      )) !== null) {
        debugOption = match[1];
        if (/^\d+$/.test(match[3])) {
          debugPort = match[3];
        } else {
          debugHost = match[3];
        }
      } else if ((match = arg.match(
        /^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+):(\d+)$/
      )) !== null) {
        debugOption = match[1];
        debugHost = match[3];
        debugPort = match[4];
      }
      if (debugOption && debugPort !== "0") {
        return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
      }
      return arg;
    });
  }
  function useColor() {
    if (process_default.env.NO_COLOR || process_default.env.FORCE_COLOR === "0" || process_default.env.FORCE_COLOR === "false")
      return false;
    if (process_default.env.FORCE_COLOR || process_default.env.CLICOLOR_FORCE !== void 0)
      return true;
    return void 0;
  }
  var Command;
  var init_command = __esm({
    "node_modules/commander/lib/command.js"() {
      init_events();
      init_child_process();
      init_path();
      init_fs();
      init_process();
      init_util();
      init_argument();
      init_error();
      init_help();
      init_option();
      init_suggestSimilar();
      Command = class _Command extends $EventEmitter {
        /**
         * Initialize a new `Command`.
         *
         * @param {string} [name]
         */
        constructor(name) {
          super();
          this.commands = [];
          this.options = [];
          this.parent = null;
          this._allowUnknownOption = false;
          this._allowExcessArguments = false;
          this.registeredArguments = [];
          this._args = this.registeredArguments;
          this.args = [];
          this.rawArgs = [];
          this.processedArgs = [];
          this._scriptPath = null;
          this._name = name || "";
          this._optionValues = {};
          this._optionValueSources = {};
          this._storeOptionsAsProperties = false;
          this._actionHandler = null;
          this._executableHandler = false;
          this._executableFile = null;
          this._executableDir = null;
          this._defaultCommandName = null;
          this._exitCallback = null;
          this._aliases = [];
          this._combineFlagAndOptionalValue = true;
          this._description = "";
          this._summary = "";
          this._argsDescription = void 0;
          this._enablePositionalOptions = false;
          this._passThroughOptions = false;
          this._lifeCycleHooks = {};
          this._showHelpAfterError = false;
          this._showSuggestionAfterError = true;
          this._savedState = null;
          this._outputConfiguration = {
            writeOut: (str) => process_default.stdout.write(str),
            writeErr: (str) => process_default.stderr.write(str),
            outputError: (str, write) => write(str),
            getOutHelpWidth: () => process_default.stdout.isTTY ? process_default.stdout.columns : void 0,
            getErrHelpWidth: () => process_default.stderr.isTTY ? process_default.stderr.columns : void 0,
            getOutHasColors: () => useColor() ?? (process_default.stdout.isTTY && process_default.stdout.hasColors?.()),
            getErrHasColors: () => useColor() ?? (process_default.stderr.isTTY && process_default.stderr.hasColors?.()),
            stripColor: (str) => $stripVTControlCharacters(str)
          };
          this._hidden = false;
          this._helpOption = void 0;
          this._addImplicitHelpCommand = void 0;
          this._helpCommand = void 0;
          this._helpConfiguration = {};
          this._helpGroupHeading = void 0;
          this._defaultCommandGroup = void 0;
          this._defaultOptionGroup = void 0;
        }
        /**
         * Copy settings that are useful to have in common across root command and subcommands.
         *
         * (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
         *
         * @param {Command} sourceCommand
         * @return {Command} `this` command for chaining
         */
        copyInheritedSettings(sourceCommand) {
          this._outputConfiguration = sourceCommand._outputConfiguration;
          this._helpOption = sourceCommand._helpOption;
          this._helpCommand = sourceCommand._helpCommand;
          this._helpConfiguration = sourceCommand._helpConfiguration;
          this._exitCallback = sourceCommand._exitCallback;
          this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
          this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
          this._allowExcessArguments = sourceCommand._allowExcessArguments;
          this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
          this._showHelpAfterError = sourceCommand._showHelpAfterError;
          this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
          return this;
        }
        /**
         * @returns {Command[]}
         * @private
         */
        _getCommandAndAncestors() {
          const result = [];
          for (let command = this; command; command = command.parent) {
            result.push(command);
          }
          return result;
        }
        /**
         * Define a command.
         *
         * There are two styles of command: pay attention to where to put the description.
         *
         * @example
         * // Command implemented using action handler (description is supplied separately to `.command`)
         * program
         *   .command('clone <source> [destination]')
         *   .description('clone a repository into a newly created directory')
         *   .action((source, destination) => {
         *     console.log('clone command called');
         *   });
         *
         * // Command implemented using separate executable file (description is second parameter to `.command`)
         * program
         *   .command('start <service>', 'start named service')
         *   .command('stop [service]', 'stop named service, or all if no name supplied');
         *
         * @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
         * @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
         * @param {object} [execOpts] - configuration options (for executable)
         * @return {Command} returns new command for action handler, or `this` for executable command
         */
        command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
          let desc = actionOptsOrExecDesc;
          let opts = execOpts;
          if (typeof desc === "object" && desc !== null) {
            opts = desc;
            desc = null;
          }
          opts = opts || {};
          const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
          const cmd = this.createCommand(name);
          if (desc) {
            cmd.description(desc);
            cmd._executableHandler = true;
          }
          if (opts.isDefault) this._defaultCommandName = cmd._name;
          cmd._hidden = !!(opts.noHelp || opts.hidden);
          cmd._executableFile = opts.executableFile || null;
          if (args) cmd.arguments(args);
          this._registerCommand(cmd);
          cmd.parent = this;
          cmd.copyInheritedSettings(this);
          if (desc) return this;
          return cmd;
        }
        /**
         * Factory routine to create a new unattached command.
         *
         * See .command() for creating an attached subcommand, which uses this routine to
         * create the command. You can override createCommand to customise subcommands.
         *
         * @param {string} [name]
         * @return {Command} new command
         */
        createCommand(name) {
          return new _Command(name);
        }
        /**
         * You can customise the help with a subclass of Help by overriding createHelp,
         * or by overriding Help properties using configureHelp().
         *
         * @return {Help}
         */
        createHelp() {
          return Object.assign(new Help(), this.configureHelp());
        }
        /**
         * You can customise the help by overriding Help properties using configureHelp(),
         * or with a subclass of Help by overriding createHelp().
         *
         * @param {object} [configuration] - configuration options
         * @return {(Command | object)} `this` command for chaining, or stored configuration
         */
        configureHelp(configuration) {
          if (configuration === void 0) return this._helpConfiguration;
          this._helpConfiguration = configuration;
          return this;
        }
        /**
         * The default output goes to stdout and stderr. You can customise this for special
         * applications. You can also customise the display of errors by overriding outputError.
         *
         * The configuration properties are all functions:
         *
         *     // change how output being written, defaults to stdout and stderr
         *     writeOut(str)
         *     writeErr(str)
         *     // change how output being written for errors, defaults to writeErr
         *     outputError(str, write) // used for displaying errors and not used for displaying help
         *     // specify width for wrapping help
         *     getOutHelpWidth()
         *     getErrHelpWidth()
         *     // color support, currently only used with Help
         *     getOutHasColors()
         *     getErrHasColors()
         *     stripColor() // used to remove ANSI escape codes if output does not have colors
         *
         * @param {object} [configuration] - configuration options
         * @return {(Command | object)} `this` command for chaining, or stored configuration
         */
        configureOutput(configuration) {
          if (configuration === void 0) return this._outputConfiguration;
          this._outputConfiguration = {
            ...this._outputConfiguration,
            ...configuration
          };
          return this;
        }
        /**
         * Display the help or a custom message after an error occurs.
         *
         * @param {(boolean|string)} [displayHelp]
         * @return {Command} `this` command for chaining
         */
        showHelpAfterError(displayHelp = true) {
          if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
          this._showHelpAfterError = displayHelp;
          return this;
        }
        /**
         * Display suggestion of similar commands for unknown commands, or options for unknown options.
         *
         * @param {boolean} [displaySuggestion]
         * @return {Command} `this` command for chaining
         */
        showSuggestionAfterError(displaySuggestion = true) {
          this._showSuggestionAfterError = !!displaySuggestion;
          return this;
        }
        /**
         * Add a prepared subcommand.
         *
         * See .command() for creating an attached subcommand which inherits settings from its parent.
         *
         * @param {Command} cmd - new subcommand
         * @param {object} [opts] - configuration options
         * @return {Command} `this` command for chaining
         */
        addCommand(cmd, opts) {
          if (!cmd._name) {
            throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
          }
          opts = opts || {};
          if (opts.isDefault) this._defaultCommandName = cmd._name;
          if (opts.noHelp || opts.hidden) cmd._hidden = true;
          this._registerCommand(cmd);
          cmd.parent = this;
          cmd._checkForBrokenPassThrough();
          return this;
        }
        /**
         * Factory routine to create a new unattached argument.
         *
         * See .argument() for creating an attached argument, which uses this routine to
         * create the argument. You can override createArgument to return a custom argument.
         *
         * @param {string} name
         * @param {string} [description]
         * @return {Argument} new argument
         */
        createArgument(name, description) {
          return new Argument(name, description);
        }
        /**
         * Define argument syntax for command.
         *
         * The default is that the argument is required, and you can explicitly
         * indicate this with <> around the name. Put [] around the name for an optional argument.
         *
         * @example
         * program.argument('<input-file>');
         * program.argument('[output-file]');
         *
         * @param {string} name
         * @param {string} [description]
         * @param {(Function|*)} [parseArg] - custom argument processing function or default value
         * @param {*} [defaultValue]
         * @return {Command} `this` command for chaining
         */
        argument(name, description, parseArg, defaultValue) {
          const argument = this.createArgument(name, description);
          if (typeof parseArg === "function") {
            argument.default(defaultValue).argParser(parseArg);
          } else {
            argument.default(parseArg);
          }
          this.addArgument(argument);
          return this;
        }
        /**
         * Define argument syntax for command, adding multiple at once (without descriptions).
         *
         * See also .argument().
         *
         * @example
         * program.arguments('<cmd> [env]');
         *
         * @param {string} names
         * @return {Command} `this` command for chaining
         */
        arguments(names2) {
          names2.trim().split(/ +/).forEach((detail) => {
            this.argument(detail);
          });
          return this;
        }
        /**
         * Define argument syntax for command, adding a prepared argument.
         *
         * @param {Argument} argument
         * @return {Command} `this` command for chaining
         */
        addArgument(argument) {
          const previousArgument = this.registeredArguments.slice(-1)[0];
          if (previousArgument?.variadic) {
            throw new Error(
              `only the last argument can be variadic '${previousArgument.name()}'`
            );
          }
          if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) {
            throw new Error(
              `a default value for a required argument is never used: '${argument.name()}'`
            );
          }
          this.registeredArguments.push(argument);
          return this;
        }
        /**
         * Customise or override default help command. By default a help command is automatically added if your command has subcommands.
         *
         * @example
         *    program.helpCommand('help [cmd]');
         *    program.helpCommand('help [cmd]', 'show help');
         *    program.helpCommand(false); // suppress default help command
         *    program.helpCommand(true); // add help command even if no subcommands
         *
         * @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
         * @param {string} [description] - custom description
         * @return {Command} `this` command for chaining
         */
        helpCommand(enableOrNameAndArgs, description) {
          if (typeof enableOrNameAndArgs === "boolean") {
            this._addImplicitHelpCommand = enableOrNameAndArgs;
            if (enableOrNameAndArgs && this._defaultCommandGroup) {
              this._initCommandGroup(this._getHelpCommand());
            }
            return this;
          }
          const nameAndArgs = enableOrNameAndArgs ?? "help [command]";
          const [, helpName, helpArgs] = nameAndArgs.match(/([^ ]+) *(.*)/);
          const helpDescription = description ?? "display help for command";
          const helpCommand = this.createCommand(helpName);
          helpCommand.helpOption(false);
          if (helpArgs) helpCommand.arguments(helpArgs);
          if (helpDescription) helpCommand.description(helpDescription);
          this._addImplicitHelpCommand = true;
          this._helpCommand = helpCommand;
          if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
          return this;
        }
        /**
         * Add prepared custom help command.
         *
         * @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
         * @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
         * @return {Command} `this` command for chaining
         */
        addHelpCommand(helpCommand, deprecatedDescription) {
          if (typeof helpCommand !== "object") {
            this.helpCommand(helpCommand, deprecatedDescription);
            return this;
          }
          this._addImplicitHelpCommand = true;
          this._helpCommand = helpCommand;
          this._initCommandGroup(helpCommand);
          return this;
        }
        /**
         * Lazy create help command.
         *
         * @return {(Command|null)}
         * @package
         */
        _getHelpCommand() {
          const hasImplicitHelpCommand = this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"));
          if (hasImplicitHelpCommand) {
            if (this._helpCommand === void 0) {
              this.helpCommand(void 0, void 0);
            }
            return this._helpCommand;
          }
          return null;
        }
        /**
         * Add hook for life cycle event.
         *
         * @param {string} event
         * @param {Function} listener
         * @return {Command} `this` command for chaining
         */
        hook(event, listener) {
          const allowedValues = ["preSubcommand", "preAction", "postAction"];
          if (!allowedValues.includes(event)) {
            throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
          }
          if (this._lifeCycleHooks[event]) {
            this._lifeCycleHooks[event].push(listener);
          } else {
            this._lifeCycleHooks[event] = [listener];
          }
          return this;
        }
        /**
         * Register callback to use as replacement for calling process.exit.
         *
         * @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
         * @return {Command} `this` command for chaining
         */
        exitOverride(fn) {
          if (fn) {
            this._exitCallback = fn;
          } else {
            this._exitCallback = (err) => {
              if (err.code !== "commander.executeSubCommandAsync") {
                throw err;
              } else {
              }
            };
          }
          return this;
        }
        /**
         * Call process.exit, and _exitCallback if defined.
         *
         * @param {number} exitCode exit code for using with process.exit
         * @param {string} code an id string representing the error
         * @param {string} message human-readable description of the error
         * @return never
         * @private
         */
        _exit(exitCode, code, message) {
          if (this._exitCallback) {
            this._exitCallback(new CommanderError(exitCode, code, message));
          }
          process_default.exit(exitCode);
        }
        /**
         * Register callback `fn` for the command.
         *
         * @example
         * program
         *   .command('serve')
         *   .description('start service')
         *   .action(function() {
         *      // do work here
         *   });
         *
         * @param {Function} fn
         * @return {Command} `this` command for chaining
         */
        action(fn) {
          const listener = (args) => {
            const expectedArgsCount = this.registeredArguments.length;
            const actionArgs = args.slice(0, expectedArgsCount);
            if (this._storeOptionsAsProperties) {
              actionArgs[expectedArgsCount] = this;
            } else {
              actionArgs[expectedArgsCount] = this.opts();
            }
            actionArgs.push(this);
            return fn.apply(this, actionArgs);
          };
          this._actionHandler = listener;
          return this;
        }
        /**
         * Factory routine to create a new unattached option.
         *
         * See .option() for creating an attached option, which uses this routine to
         * create the option. You can override createOption to return a custom option.
         *
         * @param {string} flags
         * @param {string} [description]
         * @return {Option} new option
         */
        createOption(flags, description) {
          return new Option(flags, description);
        }
        /**
         * Wrap parseArgs to catch 'commander.invalidArgument'.
         *
         * @param {(Option | Argument)} target
         * @param {string} value
         * @param {*} previous
         * @param {string} invalidArgumentMessage
         * @private
         */
        _callParseArg(target, value, previous, invalidArgumentMessage) {
          try {
            return target.parseArg(value, previous);
          } catch (err) {
            if (err.code === "commander.invalidArgument") {
              const message = `${invalidArgumentMessage} ${err.message}`;
              this.error(message, { exitCode: err.exitCode, code: err.code });
            }
            throw err;
          }
        }
        /**
         * Check for option flag conflicts.
         * Register option if no conflicts found, or throw on conflict.
         *
         * @param {Option} option
         * @private
         */
        _registerOption(option) {
          const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
          if (matchingOption) {
            const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
            throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
          }
          this._initOptionGroup(option);
          this.options.push(option);
        }
        /**
         * Check for command name and alias conflicts with existing commands.
         * Register command if no conflicts found, or throw on conflict.
         *
         * @param {Command} command
         * @private
         */
        _registerCommand(command) {
          const knownBy = (cmd) => {
            return [cmd.name()].concat(cmd.aliases());
          };
          const alreadyUsed = knownBy(command).find(
            (name) => this._findCommand(name)
          );
          if (alreadyUsed) {
            const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
            const newCmd = knownBy(command).join("|");
            throw new Error(
              `cannot add command '${newCmd}' as already have command '${existingCmd}'`
            );
          }
          this._initCommandGroup(command);
          this.commands.push(command);
        }
        /**
         * Add an option.
         *
         * @param {Option} option
         * @return {Command} `this` command for chaining
         */
        addOption(option) {
          this._registerOption(option);
          const oname = option.name();
          const name = option.attributeName();
          if (option.defaultValue !== void 0) {
            this.setOptionValueWithSource(name, option.defaultValue, "default");
          }
          const handleOptionValue = (val, invalidValueMessage, valueSource) => {
            if (val == null && option.presetArg !== void 0) {
              val = option.presetArg;
            }
            const oldValue = this.getOptionValue(name);
            if (val !== null && option.parseArg) {
              val = this._callParseArg(option, val, oldValue, invalidValueMessage);
            } else if (val !== null && option.variadic) {
              val = option._collectValue(val, oldValue);
            }
            if (val == null) {
              if (option.negate) {
                val = false;
              } else if (option.isBoolean() || option.optional) {
                val = true;
              } else {
                val = "";
              }
            }
            this.setOptionValueWithSource(name, val, valueSource);
          };
          this.on("option:" + oname, (val) => {
            const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
            handleOptionValue(val, invalidValueMessage, "cli");
          });
          if (option.envVar) {
            this.on("optionEnv:" + oname, (val) => {
              const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
              handleOptionValue(val, invalidValueMessage, "env");
            });
          }
          return this;
        }
        /**
         * Internal implementation shared by .option() and .requiredOption()
         *
         * @return {Command} `this` command for chaining
         * @private
         */
        _optionEx(config2, flags, description, fn, defaultValue) {
          if (typeof flags === "object" && flags instanceof Option) {
            throw new Error(
              "To add an Option object use addOption() instead of option() or requiredOption()"
            );
          }
          const option = this.createOption(flags, description);
          option.makeOptionMandatory(!!config2.mandatory);
          if (typeof fn === "function") {
            option.default(defaultValue).argParser(fn);
          } else if (fn instanceof RegExp) {
            const regex = fn;
            fn = (val, def) => {
              const m = regex.exec(val);
              return m ? m[0] : def;
            };
            option.default(defaultValue).argParser(fn);
          } else {
            option.default(fn);
          }
          return this.addOption(option);
        }
        /**
         * Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
         *
         * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
         * option-argument is indicated by `<>` and an optional option-argument by `[]`.
         *
         * See the README for more details, and see also addOption() and requiredOption().
         *
         * @example
         * program
         *     .option('-p, --pepper', 'add pepper')
         *     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
         *     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
         *     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
         *
         * @param {string} flags
         * @param {string} [description]
         * @param {(Function|*)} [parseArg] - custom option processing function or default value
         * @param {*} [defaultValue]
         * @return {Command} `this` command for chaining
         */
        option(flags, description, parseArg, defaultValue) {
          return this._optionEx({}, flags, description, parseArg, defaultValue);
        }
        /**
         * Add a required option which must have a value after parsing. This usually means
         * the option must be specified on the command line. (Otherwise the same as .option().)
         *
         * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
         *
         * @param {string} flags
         * @param {string} [description]
         * @param {(Function|*)} [parseArg] - custom option processing function or default value
         * @param {*} [defaultValue]
         * @return {Command} `this` command for chaining
         */
        requiredOption(flags, description, parseArg, defaultValue) {
          return this._optionEx(
            { mandatory: true },
            flags,
            description,
            parseArg,
            defaultValue
          );
        }
        /**
         * Alter parsing of short flags with optional values.
         *
         * @example
         * // for `.option('-f,--flag [value]'):
         * program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
         * program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
         *
         * @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
         * @return {Command} `this` command for chaining
         */
        combineFlagAndOptionalValue(combine = true) {
          this._combineFlagAndOptionalValue = !!combine;
          return this;
        }
        /**
         * Allow unknown options on the command line.
         *
         * @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
         * @return {Command} `this` command for chaining
         */
        allowUnknownOption(allowUnknown = true) {
          this._allowUnknownOption = !!allowUnknown;
          return this;
        }
        /**
         * Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
         *
         * @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
         * @return {Command} `this` command for chaining
         */
        allowExcessArguments(allowExcess = true) {
          this._allowExcessArguments = !!allowExcess;
          return this;
        }
        /**
         * Enable positional options. Positional means global options are specified before subcommands which lets
         * subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
         * The default behaviour is non-positional and global options may appear anywhere on the command line.
         *
         * @param {boolean} [positional]
         * @return {Command} `this` command for chaining
         */
        enablePositionalOptions(positional = true) {
          this._enablePositionalOptions = !!positional;
          return this;
        }
        /**
         * Pass through options that come after command-arguments rather than treat them as command-options,
         * so actual command-options come before command-arguments. Turning this on for a subcommand requires
         * positional options to have been enabled on the program (parent commands).
         * The default behaviour is non-positional and options may appear before or after command-arguments.
         *
         * @param {boolean} [passThrough] for unknown options.
         * @return {Command} `this` command for chaining
         */
        passThroughOptions(passThrough = true) {
          this._passThroughOptions = !!passThrough;
          this._checkForBrokenPassThrough();
          return this;
        }
        /**
         * @private
         */
        _checkForBrokenPassThrough() {
          if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) {
            throw new Error(
              `passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`
            );
          }
        }
        /**
         * Whether to store option values as properties on command object,
         * or store separately (specify false). In both cases the option values can be accessed using .opts().
         *
         * @param {boolean} [storeAsProperties=true]
         * @return {Command} `this` command for chaining
         */
        storeOptionsAsProperties(storeAsProperties = true) {
          if (this.options.length) {
            throw new Error("call .storeOptionsAsProperties() before adding options");
          }
          if (Object.keys(this._optionValues).length) {
            throw new Error(
              "call .storeOptionsAsProperties() before setting option values"
            );
          }
          this._storeOptionsAsProperties = !!storeAsProperties;
          return this;
        }
        /**
         * Retrieve option value.
         *
         * @param {string} key
         * @return {object} value
         */
        getOptionValue(key) {
          if (this._storeOptionsAsProperties) {
            return this[key];
          }
          return this._optionValues[key];
        }
        /**
         * Store option value.
         *
         * @param {string} key
         * @param {object} value
         * @return {Command} `this` command for chaining
         */
        setOptionValue(key, value) {
          return this.setOptionValueWithSource(key, value, void 0);
        }
        /**
         * Store option value and where the value came from.
         *
         * @param {string} key
         * @param {object} value
         * @param {string} source - expected values are default/config/env/cli/implied
         * @return {Command} `this` command for chaining
         */
        setOptionValueWithSource(key, value, source) {
          if (this._storeOptionsAsProperties) {
            this[key] = value;
          } else {
            this._optionValues[key] = value;
          }
          this._optionValueSources[key] = source;
          return this;
        }
        /**
         * Get source of option value.
         * Expected values are default | config | env | cli | implied
         *
         * @param {string} key
         * @return {string}
         */
        getOptionValueSource(key) {
          return this._optionValueSources[key];
        }
        /**
         * Get source of option value. See also .optsWithGlobals().
         * Expected values are default | config | env | cli | implied
         *
         * @param {string} key
         * @return {string}
         */
        getOptionValueSourceWithGlobals(key) {
          let source;
          this._getCommandAndAncestors().forEach((cmd) => {
            if (Object.hasOwn(cmd._optionValueSources, key)) {
              source = cmd.getOptionValueSource(key);
            }
          });
          return source;
        }
        /**
         * Get user arguments from implied or explicit arguments.
         * Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
         *
         * @private
         */
        _prepareUserArgs(argv, parseOptions) {
          if (argv !== void 0 && !Array.isArray(argv)) {
            throw new Error("first parameter to parse must be array or undefined");
          }
          parseOptions = parseOptions || {};
          if (argv === void 0 && parseOptions.from === void 0) {
            if (process_default.versions?.electron) {
              parseOptions.from = "electron";
            }
            const execArgv = process_default.execArgv ?? [];
            if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) {
              parseOptions.from = "eval";
            }
          }
          if (argv === void 0) {
            argv = process_default.argv;
          }
          this.rawArgs = argv.slice();
          let userArgs;
          switch (parseOptions.from) {
            case void 0:
            case "node":
              this._scriptPath = argv[1];
              userArgs = argv.slice(2);
              break;
            case "electron":
              if (process_default.defaultApp) {
                this._scriptPath = argv[1];
                userArgs = argv.slice(2);
              } else {
                userArgs = argv.slice(1);
              }
              break;
            case "user":
              userArgs = argv.slice(0);
              break;
            case "eval":
              userArgs = argv.slice(1);
              break;
            default:
              throw new Error(
                `unexpected parse option { from: '${parseOptions.from}' }`
              );
          }
          if (!this._name && this._scriptPath)
            this.nameFromFilename(this._scriptPath);
          this._name = this._name || "program";
          return userArgs;
        }
        /**
         * Parse `argv`, setting options and invoking commands when defined.
         *
         * Use parseAsync instead of parse if any of your action handlers are async.
         *
         * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
         *
         * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
         * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
         * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
         * - `'user'`: just user arguments
         *
         * @example
         * program.parse(); // parse process.argv and auto-detect electron and special node flags
         * program.parse(process.argv); // assume argv[0] is app and argv[1] is script
         * program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
         *
         * @param {string[]} [argv] - optional, defaults to process.argv
         * @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
         * @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
         * @return {Command} `this` command for chaining
         */
        parse(argv, parseOptions) {
          this._prepareForParse();
          const userArgs = this._prepareUserArgs(argv, parseOptions);
          this._parseCommand([], userArgs);
          return this;
        }
        /**
         * Parse `argv`, setting options and invoking commands when defined.
         *
         * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
         *
         * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
         * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
         * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
         * - `'user'`: just user arguments
         *
         * @example
         * await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
         * await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
         * await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
         *
         * @param {string[]} [argv]
         * @param {object} [parseOptions]
         * @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
         * @return {Promise}
         */
        async parseAsync(argv, parseOptions) {
          this._prepareForParse();
          const userArgs = this._prepareUserArgs(argv, parseOptions);
          await this._parseCommand([], userArgs);
          return this;
        }
        _prepareForParse() {
          if (this._savedState === null) {
            this.options.filter(
              (option) => option.negate && option.defaultValue === void 0 && this.getOptionValue(option.attributeName()) === void 0
            ).forEach((option) => {
              const positiveLongFlag = option.long.replace(/^--no-/, "--");
              if (!this._findOption(positiveLongFlag)) {
                this.setOptionValueWithSource(
                  option.attributeName(),
                  true,
                  "default"
                );
              }
            });
            this.saveStateBeforeParse();
          } else {
            this.restoreStateBeforeParse();
          }
        }
        /**
         * Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
         * Not usually called directly, but available for subclasses to save their custom state.
         *
         * This is called in a lazy way. Only commands used in parsing chain will have state saved.
         */
        saveStateBeforeParse() {
          this._savedState = {
            // name is stable if supplied by author, but may be unspecified for root command and deduced during parsing
            _name: this._name,
            // option values before parse have default values (including false for negated options)
            // shallow clones
            _optionValues: { ...this._optionValues },
            _optionValueSources: { ...this._optionValueSources }
          };
        }
        /**
         * Restore state before parse for calls after the first.
         * Not usually called directly, but available for subclasses to save their custom state.
         *
         * This is called in a lazy way. Only commands used in parsing chain will have state restored.
         */
        restoreStateBeforeParse() {
          if (this._storeOptionsAsProperties)
            throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
          this._name = this._savedState._name;
          this._scriptPath = null;
          this.rawArgs = [];
          this._optionValues = { ...this._savedState._optionValues };
          this._optionValueSources = { ...this._savedState._optionValueSources };
          this.args = [];
          this.processedArgs = [];
        }
        /**
         * Throw if expected executable is missing. Add lots of help for author.
         *
         * @param {string} executableFile
         * @param {string} executableDir
         * @param {string} subcommandName
         */
        _checkForMissingExecutable(executableFile, executableDir, subcommandName) {
          if (fs_default.existsSync(executableFile)) return;
          const executableDirMessage = executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory";
          const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDirMessage}`;
          throw new Error(executableMissing);
        }
        /**
         * Execute a sub-command executable.
         *
         * @private
         */
        _executeSubCommand(subcommand, args) {
          args = args.slice();
          const sourceExt = [".js", ".ts", ".tsx", ".mjs", ".cjs"];
          function findFile(baseDir, baseName) {
            const localBin = path_default.resolve(baseDir, baseName);
            if (fs_default.existsSync(localBin)) return localBin;
            if (sourceExt.includes(path_default.extname(baseName))) return void 0;
            const foundExt = sourceExt.find(
              (ext) => fs_default.existsSync(`${localBin}${ext}`)
            );
            if (foundExt) return `${localBin}${foundExt}`;
            return void 0;
          }
          this._checkForMissingMandatoryOptions();
          this._checkForConflictingOptions();
          let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
          let executableDir = this._executableDir || "";
          if (this._scriptPath) {
            let resolvedScriptPath;
            try {
              resolvedScriptPath = fs_default.realpathSync(this._scriptPath);
            } catch {
              resolvedScriptPath = this._scriptPath;
            }
            executableDir = path_default.resolve(
              path_default.dirname(resolvedScriptPath),
              executableDir
            );
          }
          if (executableDir) {
            let localFile = findFile(executableDir, executableFile);
            if (!localFile && !subcommand._executableFile && this._scriptPath) {
              const legacyName = path_default.basename(
                this._scriptPath,
                path_default.extname(this._scriptPath)
              );
              if (legacyName !== this._name) {
                localFile = findFile(
                  executableDir,
                  `${legacyName}-${subcommand._name}`
                );
              }
            }
            executableFile = localFile || executableFile;
          }
          const launchWithNode = sourceExt.includes(path_default.extname(executableFile));
          let proc;
          if (process_default.platform !== "win32") {
            if (launchWithNode) {
              args.unshift(executableFile);
              args = incrementNodeInspectorPort(process_default.execArgv).concat(args);
              proc = child_process_default.spawn(process_default.argv[0], args, { stdio: "inherit" });
            } else {
              proc = child_process_default.spawn(executableFile, args, { stdio: "inherit" });
            }
          } else {
            this._checkForMissingExecutable(
              executableFile,
              executableDir,
              subcommand._name
            );
            args.unshift(executableFile);
            args = incrementNodeInspectorPort(process_default.execArgv).concat(args);
            proc = child_process_default.spawn(process_default.execPath, args, { stdio: "inherit" });
          }
          if (!proc.killed) {
            const signals = ["SIGUSR1", "SIGUSR2", "SIGTERM", "SIGINT", "SIGHUP"];
            signals.forEach((signal) => {
              process_default.on(signal, () => {
                if (proc.killed === false && proc.exitCode === null) {
                  proc.kill(signal);
                }
              });
            });
          }
          const exitCallback = this._exitCallback;
          proc.on("close", (code) => {
            code = code ?? 1;
            if (!exitCallback) {
              process_default.exit(code);
            } else {
              exitCallback(
                new CommanderError(
                  code,
                  "commander.executeSubCommandAsync",
                  "(close)"
                )
              );
            }
          });
          proc.on("error", (err) => {
            if (err.code === "ENOENT") {
              this._checkForMissingExecutable(
                executableFile,
                executableDir,
                subcommand._name
              );
            } else if (err.code === "EACCES") {
              throw new Error(`'${executableFile}' not executable`);
            }
            if (!exitCallback) {
              process_default.exit(1);
            } else {
              const wrappedError = new CommanderError(
                1,
                "commander.executeSubCommandAsync",
                "(error)"
              );
              wrappedError.nestedError = err;
              exitCallback(wrappedError);
            }
          });
          this.runningCommand = proc;
        }
        /**
         * @private
         */
        _dispatchSubcommand(commandName, operands, unknown2) {
          const subCommand = this._findCommand(commandName);
          if (!subCommand) this.help({ error: true });
          subCommand._prepareForParse();
          let promiseChain;
          promiseChain = this._chainOrCallSubCommandHook(
            promiseChain,
            subCommand,
            "preSubcommand"
          );
          promiseChain = this._chainOrCall(promiseChain, () => {
            if (subCommand._executableHandler) {
              this._executeSubCommand(subCommand, operands.concat(unknown2));
            } else {
              return subCommand._parseCommand(operands, unknown2);
            }
          });
          return promiseChain;
        }
        /**
         * Invoke help directly if possible, or dispatch if necessary.
         * e.g. help foo
         *
         * @private
         */
        _dispatchHelpCommand(subcommandName) {
          if (!subcommandName) {
            this.help();
          }
          const subCommand = this._findCommand(subcommandName);
          if (subCommand && !subCommand._executableHandler) {
            subCommand.help();
          }
          return this._dispatchSubcommand(
            subcommandName,
            [],
            [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]
          );
        }
        /**
         * Check this.args against expected this.registeredArguments.
         *
         * @private
         */
        _checkNumberOfArguments() {
          this.registeredArguments.forEach((arg, i) => {
            if (arg.required && this.args[i] == null) {
              this.missingArgument(arg.name());
            }
          });
          if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) {
            return;
          }
          if (this.args.length > this.registeredArguments.length) {
            this._excessArguments(this.args);
          }
        }
        /**
         * Process this.args using this.registeredArguments and save as this.processedArgs!
         *
         * @private
         */
        _processArguments() {
          const myParseArg = (argument, value, previous) => {
            let parsedValue = value;
            if (value !== null && argument.parseArg) {
              const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
              parsedValue = this._callParseArg(
                argument,
                value,
                previous,
                invalidValueMessage
              );
            }
            return parsedValue;
          };
          this._checkNumberOfArguments();
          const processedArgs = [];
          this.registeredArguments.forEach((declaredArg, index) => {
            let value = declaredArg.defaultValue;
            if (declaredArg.variadic) {
              if (index < this.args.length) {
                value = this.args.slice(index);
                if (declaredArg.parseArg) {
                  value = value.reduce((processed, v) => {
                    return myParseArg(declaredArg, v, processed);
                  }, declaredArg.defaultValue);
                }
              } else if (value === void 0) {
                value = [];
              }
            } else if (index < this.args.length) {
              value = this.args[index];
              if (declaredArg.parseArg) {
                value = myParseArg(declaredArg, value, declaredArg.defaultValue);
              }
            }
            processedArgs[index] = value;
          });
          this.processedArgs = processedArgs;
        }
        /**
         * Once we have a promise we chain, but call synchronously until then.
         *
         * @param {(Promise|undefined)} promise
         * @param {Function} fn
         * @return {(Promise|undefined)}
         * @private
         */
        _chainOrCall(promise, fn) {
          if (promise?.then && typeof promise.then === "function") {
            return promise.then(() => fn());
          }
          return fn();
        }
        /**
         *
         * @param {(Promise|undefined)} promise
         * @param {string} event
         * @return {(Promise|undefined)}
         * @private
         */
        _chainOrCallHooks(promise, event) {
          let result = promise;
          const hooks = [];
          this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
            hookedCommand._lifeCycleHooks[event].forEach((callback) => {
              hooks.push({ hookedCommand, callback });
            });
          });
          if (event === "postAction") {
            hooks.reverse();
          }
          hooks.forEach((hookDetail) => {
            result = this._chainOrCall(result, () => {
              return hookDetail.callback(hookDetail.hookedCommand, this);
            });
          });
          return result;
        }
        /**
         *
         * @param {(Promise|undefined)} promise
         * @param {Command} subCommand
         * @param {string} event
         * @return {(Promise|undefined)}
         * @private
         */
        _chainOrCallSubCommandHook(promise, subCommand, event) {
          let result = promise;
          if (this._lifeCycleHooks[event] !== void 0) {
            this._lifeCycleHooks[event].forEach((hook) => {
              result = this._chainOrCall(result, () => {
                return hook(this, subCommand);
              });
            });
          }
          return result;
        }
        /**
         * Process arguments in context of this command.
         * Returns action result, in case it is a promise.
         *
         * @private
         */
        _parseCommand(operands, unknown2) {
          const parsed = this.parseOptions(unknown2);
          this._parseOptionsEnv();
          this._parseOptionsImplied();
          operands = operands.concat(parsed.operands);
          unknown2 = parsed.unknown;
          this.args = operands.concat(unknown2);
          if (operands && this._findCommand(operands[0])) {
            return this._dispatchSubcommand(operands[0], operands.slice(1), unknown2);
          }
          if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) {
            return this._dispatchHelpCommand(operands[1]);
          }
          if (this._defaultCommandName) {
            this._outputHelpIfRequested(unknown2);
            return this._dispatchSubcommand(
              this._defaultCommandName,
              operands,
              unknown2
            );
          }
          if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) {
            this.help({ error: true });
          }
          this._outputHelpIfRequested(parsed.unknown);
          this._checkForMissingMandatoryOptions();
          this._checkForConflictingOptions();
          const checkForUnknownOptions = () => {
            if (parsed.unknown.length > 0) {
              this.unknownOption(parsed.unknown[0]);
            }
          };
          const commandEvent = `command:${this.name()}`;
          if (this._actionHandler) {
            checkForUnknownOptions();
            this._processArguments();
            let promiseChain;
            promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
            promiseChain = this._chainOrCall(
              promiseChain,
              () => this._actionHandler(this.processedArgs)
            );
            if (this.parent) {
              promiseChain = this._chainOrCall(promiseChain, () => {
                this.parent.emit(commandEvent, operands, unknown2);
              });
            }
            promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
            return promiseChain;
          }
          if (this.parent?.listenerCount(commandEvent)) {
            checkForUnknownOptions();
            this._processArguments();
            this.parent.emit(commandEvent, operands, unknown2);
          } else if (operands.length) {
            if (this._findCommand("*")) {
              return this._dispatchSubcommand("*", operands, unknown2);
            }
            if (this.listenerCount("command:*")) {
              this.emit("command:*", operands, unknown2);
            } else if (this.commands.length) {
              this.unknownCommand();
            } else {
              checkForUnknownOptions();
              this._processArguments();
            }
          } else if (this.commands.length) {
            checkForUnknownOptions();
            this.help({ error: true });
          } else {
            checkForUnknownOptions();
            this._processArguments();
          }
        }
        /**
         * Find matching command.
         *
         * @private
         * @return {Command | undefined}
         */
        _findCommand(name) {
          if (!name) return void 0;
          return this.commands.find(
            (cmd) => cmd._name === name || cmd._aliases.includes(name)
          );
        }
        /**
         * Return an option matching `arg` if any.
         *
         * @param {string} arg
         * @return {Option}
         * @package
         */
        _findOption(arg) {
          return this.options.find((option) => option.is(arg));
        }
        /**
         * Display an error message if a mandatory option does not have a value.
         * Called after checking for help flags in leaf subcommand.
         *
         * @private
         */
        _checkForMissingMandatoryOptions() {
          this._getCommandAndAncestors().forEach((cmd) => {
            cmd.options.forEach((anOption) => {
              if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) {
                cmd.missingMandatoryOptionValue(anOption);
              }
            });
          });
        }
        /**
         * Display an error message if conflicting options are used together in this.
         *
         * @private
         */
        _checkForConflictingLocalOptions() {
          const definedNonDefaultOptions = this.options.filter((option) => {
            const optionKey = option.attributeName();
            if (this.getOptionValue(optionKey) === void 0) {
              return false;
            }
            return this.getOptionValueSource(optionKey) !== "default";
          });
          const optionsWithConflicting = definedNonDefaultOptions.filter(
            (option) => option.conflictsWith.length > 0
          );
          optionsWithConflicting.forEach((option) => {
            const conflictingAndDefined = definedNonDefaultOptions.find(
              (defined) => option.conflictsWith.includes(defined.attributeName())
            );
            if (conflictingAndDefined) {
              this._conflictingOption(option, conflictingAndDefined);
            }
          });
        }
        /**
         * Display an error message if conflicting options are used together.
         * Called after checking for help flags in leaf subcommand.
         *
         * @private
         */
        _checkForConflictingOptions() {
          this._getCommandAndAncestors().forEach((cmd) => {
            cmd._checkForConflictingLocalOptions();
          });
        }
        /**
         * Parse options from `argv` removing known options,
         * and return argv split into operands and unknown arguments.
         *
         * Side effects: modifies command by storing options. Does not reset state if called again.
         *
         * Examples:
         *
         *     argv => operands, unknown
         *     --known kkk op => [op], []
         *     op --known kkk => [op], []
         *     sub --unknown uuu op => [sub], [--unknown uuu op]
         *     sub -- --unknown uuu op => [sub --unknown uuu op], []
         *
         * @param {string[]} args
         * @return {{operands: string[], unknown: string[]}}
         */
        parseOptions(args) {
          const operands = [];
          const unknown2 = [];
          let dest = operands;
          function maybeOption(arg) {
            return arg.length > 1 && arg[0] === "-";
          }
          const negativeNumberArg = (arg) => {
            if (!/^-(\d+|\d*\.\d+)([eE][+-]?\d+)?$/.test(arg)) return false;
            return !this._getCommandAndAncestors().some(
              (cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short))
            );
          };
          let activeVariadicOption = null;
          let activeGroup = null;
          let i = 0;
          while (i < args.length || activeGroup) {
            const arg = activeGroup ?? args[i++];
            activeGroup = null;
            if (arg === "--") {
              if (dest === unknown2) dest.push(arg);
              dest.push(...args.slice(i));
              break;
            }
            if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
              this.emit(`option:${activeVariadicOption.name()}`, arg);
              continue;
            }
            activeVariadicOption = null;
            if (maybeOption(arg)) {
              const option = this._findOption(arg);
              if (option) {
                if (option.required) {
                  const value = args[i++];
                  if (value === void 0) this.optionMissingArgument(option);
                  this.emit(`option:${option.name()}`, value);
                } else if (option.optional) {
                  let value = null;
                  if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) {
                    value = args[i++];
                  }
                  this.emit(`option:${option.name()}`, value);
                } else {
                  this.emit(`option:${option.name()}`);
                }
                activeVariadicOption = option.variadic ? option : null;
                continue;
              }
            }
            if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
              const option = this._findOption(`-${arg[1]}`);
              if (option) {
                if (option.required || option.optional && this._combineFlagAndOptionalValue) {
                  this.emit(`option:${option.name()}`, arg.slice(2));
                } else {
                  this.emit(`option:${option.name()}`);
                  activeGroup = `-${arg.slice(2)}`;
                }
                continue;
              }
            }
            if (/^--[^=]+=/.test(arg)) {
              const index = arg.indexOf("=");
              const option = this._findOption(arg.slice(0, index));
              if (option && (option.required || option.optional)) {
                this.emit(`option:${option.name()}`, arg.slice(index + 1));
                continue;
              }
            }
            if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) {
              dest = unknown2;
            }
            if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown2.length === 0) {
              if (this._findCommand(arg)) {
                operands.push(arg);
                unknown2.push(...args.slice(i));
                break;
              } else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
                operands.push(arg, ...args.slice(i));
                break;
              } else if (this._defaultCommandName) {
                unknown2.push(arg, ...args.slice(i));
                break;
              }
            }
            if (this._passThroughOptions) {
              dest.push(arg, ...args.slice(i));
              break;
            }
            dest.push(arg);
          }
          return { operands, unknown: unknown2 };
        }
        /**
         * Return an object containing local option values as key-value pairs.
         *
         * @return {object}
         */
        opts() {
          if (this._storeOptionsAsProperties) {
            const result = {};
            const len = this.options.length;
            for (let i = 0; i < len; i++) {
              const key = this.options[i].attributeName();
              result[key] = key === this._versionOptionName ? this._version : this[key];
            }
            return result;
          }
          return this._optionValues;
        }
        /**
         * Return an object containing merged local and global option values as key-value pairs.
         *
         * @return {object}
         */
        optsWithGlobals() {
          return this._getCommandAndAncestors().reduce(
            (combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()),
            {}
          );
        }
        /**
         * Display error message and exit (or call exitOverride).
         *
         * @param {string} message
         * @param {object} [errorOptions]
         * @param {string} [errorOptions.code] - an id string representing the error
         * @param {number} [errorOptions.exitCode] - used with process.exit
         */
        error(message, errorOptions) {
          this._outputConfiguration.outputError(
            `${message}
`,
            this._outputConfiguration.writeErr
          );
          if (typeof this._showHelpAfterError === "string") {
            this._outputConfiguration.writeErr(`${this._showHelpAfterError}
`);
          } else if (this._showHelpAfterError) {
            this._outputConfiguration.writeErr("\n");
            this.outputHelp({ error: true });
          }
          const config2 = errorOptions || {};
          const exitCode = config2.exitCode || 1;
          const code = config2.code || "commander.error";
          this._exit(exitCode, code, message);
        }
        /**
         * Apply any option related environment variables, if option does
         * not have a value from cli or client code.
         *
         * @private
         */
        _parseOptionsEnv() {
          this.options.forEach((option) => {
            if (option.envVar && option.envVar in process_default.env) {
              const optionKey = option.attributeName();
              if (this.getOptionValue(optionKey) === void 0 || ["default", "config", "env"].includes(
                this.getOptionValueSource(optionKey)
              )) {
                if (option.required || option.optional) {
                  this.emit(`optionEnv:${option.name()}`, process_default.env[option.envVar]);
                } else {
                  this.emit(`optionEnv:${option.name()}`);
                }
              }
            }
          });
        }
        /**
         * Apply any implied option values, if option is undefined or default value.
         *
         * @private
         */
        _parseOptionsImplied() {
          const dualHelper = new DualOptions(this.options);
          const hasCustomOptionValue = (optionKey) => {
            return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
          };
          this.options.filter(
            (option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(
              this.getOptionValue(option.attributeName()),
              option
            )
          ).forEach((option) => {
            Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
              this.setOptionValueWithSource(
                impliedKey,
                option.implied[impliedKey],
                "implied"
              );
            });
          });
        }
        /**
         * Argument `name` is missing.
         *
         * @param {string} name
         * @private
         */
        missingArgument(name) {
          const message = `error: missing required argument '${name}'`;
          this.error(message, { code: "commander.missingArgument" });
        }
        /**
         * `Option` is missing an argument.
         *
         * @param {Option} option
         * @private
         */
        optionMissingArgument(option) {
          const message = `error: option '${option.flags}' argument missing`;
          this.error(message, { code: "commander.optionMissingArgument" });
        }
        /**
         * `Option` does not have a value, and is a mandatory option.
         *
         * @param {Option} option
         * @private
         */
        missingMandatoryOptionValue(option) {
          const message = `error: required option '${option.flags}' not specified`;
          this.error(message, { code: "commander.missingMandatoryOptionValue" });
        }
        /**
         * `Option` conflicts with another option.
         *
         * @param {Option} option
         * @param {Option} conflictingOption
         * @private
         */
        _conflictingOption(option, conflictingOption) {
          const findBestOptionFromValue = (option2) => {
            const optionKey = option2.attributeName();
            const optionValue = this.getOptionValue(optionKey);
            const negativeOption = this.options.find(
              (target) => target.negate && optionKey === target.attributeName()
            );
            const positiveOption = this.options.find(
              (target) => !target.negate && optionKey === target.attributeName()
            );
            if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) {
              return negativeOption;
            }
            return positiveOption || option2;
          };
          const getErrorMessage = (option2) => {
            const bestOption = findBestOptionFromValue(option2);
            const optionKey = bestOption.attributeName();
            const source = this.getOptionValueSource(optionKey);
            if (source === "env") {
              return `environment variable '${bestOption.envVar}'`;
            }
            return `option '${bestOption.flags}'`;
          };
          const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
          this.error(message, { code: "commander.conflictingOption" });
        }
        /**
         * Unknown option `flag`.
         *
         * @param {string} flag
         * @private
         */
        unknownOption(flag2) {
          if (this._allowUnknownOption) return;
          let suggestion = "";
          if (flag2.startsWith("--") && this._showSuggestionAfterError) {
            let candidateFlags = [];
            let command = this;
            do {
              const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
              candidateFlags = candidateFlags.concat(moreFlags);
              command = command.parent;
            } while (command && !command._enablePositionalOptions);
            suggestion = suggestSimilar(flag2, candidateFlags);
          }
          const message = `error: unknown option '${flag2}'${suggestion}`;
          this.error(message, { code: "commander.unknownOption" });
        }
        /**
         * Excess arguments, more than expected.
         *
         * @param {string[]} receivedArgs
         * @private
         */
        _excessArguments(receivedArgs) {
          if (this._allowExcessArguments) return;
          const expected = this.registeredArguments.length;
          const s = expected === 1 ? "" : "s";
          const received = receivedArgs.length;
          const forSubcommand = this.parent ? ` for '${this.name()}'` : "";
          const details = receivedArgs.join(", ");
          const message = `error: too many arguments${forSubcommand}. Expected ${expected} argument${s} but got ${received}: ${details}.`;
          this.error(message, { code: "commander.excessArguments" });
        }
        /**
         * Unknown command.
         *
         * @private
         */
        unknownCommand() {
          const unknownName = this.args[0];
          let suggestion = "";
          if (this._showSuggestionAfterError) {
            const candidateNames = [];
            this.createHelp().visibleCommands(this).forEach((command) => {
              candidateNames.push(command.name());
              if (command.alias()) candidateNames.push(command.alias());
            });
            suggestion = suggestSimilar(unknownName, candidateNames);
          }
          const message = `error: unknown command '${unknownName}'${suggestion}`;
          this.error(message, { code: "commander.unknownCommand" });
        }
        /**
         * Get or set the program version.
         *
         * This method auto-registers the "-V, --version" option which will print the version number.
         *
         * You can optionally supply the flags and description to override the defaults.
         *
         * @param {string} [str]
         * @param {string} [flags]
         * @param {string} [description]
         * @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
         */
        version(str, flags, description) {
          if (str === void 0) return this._version;
          this._version = str;
          flags = flags || "-V, --version";
          description = description || "output the version number";
          const versionOption = this.createOption(flags, description);
          this._versionOptionName = versionOption.attributeName();
          this._registerOption(versionOption);
          this.on("option:" + versionOption.name(), () => {
            this._outputConfiguration.writeOut(`${str}
`);
            this._exit(0, "commander.version", str);
          });
          return this;
        }
        /**
         * Set the description.
         *
         * @param {string} [str]
         * @param {object} [argsDescription]
         * @return {(string|Command)}
         */
        description(str, argsDescription) {
          if (str === void 0 && argsDescription === void 0)
            return this._description;
          this._description = str;
          if (argsDescription) {
            this._argsDescription = argsDescription;
          }
          return this;
        }
        /**
         * Set the summary. Used when listed as subcommand of parent.
         *
         * @param {string} [str]
         * @return {(string|Command)}
         */
        summary(str) {
          if (str === void 0) return this._summary;
          this._summary = str;
          return this;
        }
        /**
         * Set an alias for the command.
         *
         * You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
         *
         * @param {string} [alias]
         * @return {(string|Command)}
         */
        alias(alias) {
          if (alias === void 0) return this._aliases[0];
          let command = this;
          if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) {
            command = this.commands[this.commands.length - 1];
          }
          if (alias === command._name)
            throw new Error("Command alias can't be the same as its name");
          const matchingCommand = this.parent?._findCommand(alias);
          if (matchingCommand) {
            const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
            throw new Error(
              `cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`
            );
          }
          command._aliases.push(alias);
          return this;
        }
        /**
         * Set aliases for the command.
         *
         * Only the first alias is shown in the auto-generated help.
         *
         * @param {string[]} [aliases]
         * @return {(string[]|Command)}
         */
        aliases(aliases) {
          if (aliases === void 0) return this._aliases;
          aliases.forEach((alias) => this.alias(alias));
          return this;
        }
        /**
         * Set / get the command usage `str`.
         *
         * @param {string} [str]
         * @return {(string|Command)}
         */
        usage(str) {
          if (str === void 0) {
            if (this._usage) return this._usage;
            const args = this.registeredArguments.map((arg) => {
              return humanReadableArgName(arg);
            });
            return [].concat(
              this.options.length || this._helpOption !== null ? "[options]" : [],
              this.commands.length ? "[command]" : [],
              this.registeredArguments.length ? args : []
            ).join(" ");
          }
          this._usage = str;
          return this;
        }
        /**
         * Get or set the name of the command.
         *
         * @param {string} [str]
         * @return {(string|Command)}
         */
        name(str) {
          if (str === void 0) return this._name;
          this._name = str;
          return this;
        }
        /**
         * Set/get the help group heading for this subcommand in parent command's help.
         *
         * @param {string} [heading]
         * @return {Command | string}
         */
        helpGroup(heading) {
          if (heading === void 0) return this._helpGroupHeading ?? "";
          this._helpGroupHeading = heading;
          return this;
        }
        /**
         * Set/get the default help group heading for subcommands added to this command.
         * (This does not override a group set directly on the subcommand using .helpGroup().)
         *
         * @example
         * program.commandsGroup('Development Commands:');
         * program.command('watch')...
         * program.command('lint')...
         * ...
         *
         * @param {string} [heading]
         * @returns {Command | string}
         */
        commandsGroup(heading) {
          if (heading === void 0) return this._defaultCommandGroup ?? "";
          this._defaultCommandGroup = heading;
          return this;
        }
        /**
         * Set/get the default help group heading for options added to this command.
         * (This does not override a group set directly on the option using .helpGroup().)
         *
         * @example
         * program
         *   .optionsGroup('Development Options:')
         *   .option('-d, --debug', 'output extra debugging')
         *   .option('-p, --profile', 'output profiling information')
         *
         * @param {string} [heading]
         * @returns {Command | string}
         */
        optionsGroup(heading) {
          if (heading === void 0) return this._defaultOptionGroup ?? "";
          this._defaultOptionGroup = heading;
          return this;
        }
        /**
         * @param {Option} option
         * @private
         */
        _initOptionGroup(option) {
          if (this._defaultOptionGroup && !option.helpGroupHeading)
            option.helpGroup(this._defaultOptionGroup);
        }
        /**
         * @param {Command} cmd
         * @private
         */
        _initCommandGroup(cmd) {
          if (this._defaultCommandGroup && !cmd.helpGroup())
            cmd.helpGroup(this._defaultCommandGroup);
        }
        /**
         * Set the name of the command from script filename, such as process.argv[1],
         * or import.meta.filename.
         *
         * (Used internally and public although not documented in README.)
         *
         * @example
         * program.nameFromFilename(import.meta.filename);
         *
         * @param {string} filename
         * @return {Command}
         */
        nameFromFilename(filename) {
          this._name = path_default.basename(filename, path_default.extname(filename));
          return this;
        }
        /**
         * Get or set the directory for searching for executable subcommands of this command.
         *
         * @example
         * program.executableDir(import.meta.dirname);
         * // or
         * program.executableDir('subcommands');
         *
         * @param {string} [path]
         * @return {(string|null|Command)}
         */
        executableDir(path) {
          if (path === void 0) return this._executableDir;
          this._executableDir = path;
          return this;
        }
        /**
         * Return program help documentation.
         *
         * @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
         * @return {string}
         */
        helpInformation(contextOptions) {
          const helper = this.createHelp();
          const context = this._getOutputContext(contextOptions);
          helper.prepareContext({
            error: context.error,
            helpWidth: context.helpWidth,
            outputHasColors: context.hasColors
          });
          const text2 = helper.formatHelp(this, helper);
          if (context.hasColors) return text2;
          return this._outputConfiguration.stripColor(text2);
        }
        /**
         * @typedef HelpContext
         * @type {object}
         * @property {boolean} error
         * @property {number} helpWidth
         * @property {boolean} hasColors
         * @property {function} write - includes stripColor if needed
         *
         * @returns {HelpContext}
         * @private
         */
        _getOutputContext(contextOptions) {
          contextOptions = contextOptions || {};
          const error = !!contextOptions.error;
          let baseWrite;
          let hasColors;
          let helpWidth;
          if (error) {
            baseWrite = (str) => this._outputConfiguration.writeErr(str);
            hasColors = this._outputConfiguration.getErrHasColors();
            helpWidth = this._outputConfiguration.getErrHelpWidth();
          } else {
            baseWrite = (str) => this._outputConfiguration.writeOut(str);
            hasColors = this._outputConfiguration.getOutHasColors();
            helpWidth = this._outputConfiguration.getOutHelpWidth();
          }
          const write = (str) => {
            if (!hasColors) str = this._outputConfiguration.stripColor(str);
            return baseWrite(str);
          };
          return { error, write, hasColors, helpWidth };
        }
        /**
         * Output help information for this command.
         *
         * Outputs built-in help, and custom text added using `.addHelpText()`.
         *
         * @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
         */
        outputHelp(contextOptions) {
          let deprecatedCallback;
          if (typeof contextOptions === "function") {
            deprecatedCallback = contextOptions;
            contextOptions = void 0;
          }
          const outputContext = this._getOutputContext(contextOptions);
          const eventContext = {
            error: outputContext.error,
            write: outputContext.write,
            command: this
          };
          this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
          this.emit("beforeHelp", eventContext);
          let helpInformation = this.helpInformation({ error: outputContext.error });
          if (deprecatedCallback) {
            helpInformation = deprecatedCallback(helpInformation);
            if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) {
              throw new Error("outputHelp callback must return a string or a Buffer");
            }
          }
          outputContext.write(helpInformation);
          if (this._getHelpOption()?.long) {
            this.emit(this._getHelpOption().long);
          }
          this.emit("afterHelp", eventContext);
          this._getCommandAndAncestors().forEach(
            (command) => command.emit("afterAllHelp", eventContext)
          );
        }
        /**
         * You can pass in flags and a description to customise the built-in help option.
         * Pass in false to disable the built-in help option.
         *
         * @example
         * program.helpOption('-?, --help', 'show help'); // customise
         * program.helpOption(false); // disable
         *
         * @param {(string | boolean)} flags
         * @param {string} [description]
         * @return {Command} `this` command for chaining
         */
        helpOption(flags, description) {
          if (typeof flags === "boolean") {
            if (flags) {
              if (this._helpOption === null) this._helpOption = void 0;
              if (this._defaultOptionGroup) {
                this._initOptionGroup(this._getHelpOption());
              }
            } else {
              this._helpOption = null;
            }
            return this;
          }
          this._helpOption = this.createOption(
            flags ?? "-h, --help",
            description ?? "display help for command"
          );
          if (flags || description) this._initOptionGroup(this._helpOption);
          return this;
        }
        /**
         * Lazy create help option.
         * Returns null if has been disabled with .helpOption(false).
         *
         * @returns {(Option | null)} the help option
         * @package
         */
        _getHelpOption() {
          if (this._helpOption === void 0) {
            this.helpOption(void 0, void 0);
          }
          return this._helpOption;
        }
        /**
         * Supply your own option to use for the built-in help option.
         * This is an alternative to using helpOption() to customise the flags and description etc.
         *
         * @param {Option} option
         * @return {Command} `this` command for chaining
         */
        addHelpOption(option) {
          this._helpOption = option;
          this._initOptionGroup(option);
          return this;
        }
        /**
         * Output help information and exit.
         *
         * Outputs built-in help, and custom text added using `.addHelpText()`.
         *
         * @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
         */
        help(contextOptions) {
          this.outputHelp(contextOptions);
          let exitCode = Number(process_default.exitCode ?? 0);
          if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) {
            exitCode = 1;
          }
          this._exit(exitCode, "commander.help", "(outputHelp)");
        }
        /**
         * // Do a little typing to coordinate emit and listener for the help text events.
         * @typedef HelpTextEventContext
         * @type {object}
         * @property {boolean} error
         * @property {Command} command
         * @property {function} write
         */
        /**
         * Add additional text to be displayed with the built-in help.
         *
         * Position is 'before' or 'after' to affect just this command,
         * and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
         *
         * @param {string} position - before or after built-in help
         * @param {(string | Function)} text - string to add, or a function returning a string
         * @return {Command} `this` command for chaining
         */
        addHelpText(position, text2) {
          const allowedValues = ["beforeAll", "before", "after", "afterAll"];
          if (!allowedValues.includes(position)) {
            throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
          }
          const helpEvent = `${position}Help`;
          this.on(helpEvent, (context) => {
            let helpStr;
            if (typeof text2 === "function") {
              helpStr = text2({ error: context.error, command: context.command });
            } else {
              helpStr = text2;
            }
            if (helpStr) {
              context.write(`${helpStr}
`);
            }
          });
          return this;
        }
        /**
         * Output help information if help flags specified
         *
         * @param {Array} args - array of options to search for help flags
         * @private
         */
        _outputHelpIfRequested(args) {
          const helpOption = this._getHelpOption();
          const helpRequested = helpOption && args.find((arg) => helpOption.is(arg));
          if (helpRequested) {
            this.outputHelp();
            this._exit(0, "commander.helpDisplayed", "(outputHelp)");
          }
        }
      };
    }
  });

  // node_modules/commander/index.js
  var program;
  var init_commander = __esm({
    "node_modules/commander/index.js"() {
      init_argument();
      init_command();
      init_error();
      init_help();
      init_option();
      program = new Command();
    }
  });

  // cli/help-text.ts
  function examples(...list) {
    const lines = list.map(([says, command]) => `  # ${says}
${command.replaceAll(/^/gm, "  ")}`);
    return `
Examples:
${lines.join("\n\n")}`;
  }
  var EXIT_CODES;
  var init_help_text = __esm({
    "cli/help-text.ts"() {
      "use strict";
      EXIT_CODES = `
Exit codes:
  0  succeeded, or triggered without waiting
  1  the downstream pipeline failed
  2  inputs, command line or configuration
  3  credentials or permissions
  4  GitLab unreachable or answering wrongly
  5  timed out waiting
  6  the downstream pipeline was canceled, skipped or is blocked, or the command was stopped
  7  artifacts`;
    }
  });

  // cli/commands/artifacts.ts
  function artifactsCommand(run) {
    return new Command("artifacts").summary("fetch a job's artifacts from another project, by ref and job name").description(
      "Fetches the artifacts of a job by its name, from the newest successful pipeline of a project on a branch or tag, and extracts them safely."
    ).option(
      "--project <project>",
      "The project: its full path (group/subgroup/name) or its numeric id. [SLUICE_PROJECT]"
    ).option("--ref <ref>", "The branch or tag. [SLUICE_REF]").option("--job <name>", "The job's name as in the project's CI file. [SLUICE_JOB]").option(
      "--into <folder>",
      "Where to extract to; made when missing. Default: the current folder. [SLUICE_ARTIFACTS_PATH]"
    ).option(
      "--overwrite",
      "Replace files that stand in the way; without it they end the command, and nothing is changed."
    ).option("--zip <file>", "Keep the archive as this file instead of extracting it.").option("--host <host>", "The GitLab server. Default: $CI_SERVER_URL, else https://gitlab.com. [SLUICE_HOST]").option("--ca-file <file>", "A PEM file with the server's certificate authority. [SLUICE_CA_FILE]").option("--access-token-file <file>", "A file that holds an access token (scope read_api).").option("--job-token-file <file>", "A file that holds a CI/CD job token.").option("--json", "Print the files as one JSON object on standard output.").option("--quiet", "Print nothing but errors.").option("--verbose", "Print every request and retry, and the stack of an unexpected error.").addHelpText("after", TOKENS).addHelpText("after", EXAMPLES).addHelpText("after", EXIT_CODES).action(async (options) => run(options));
  }
  var TOKENS, EXAMPLES;
  var init_artifacts = __esm({
    "cli/commands/artifacts.ts"() {
      "use strict";
      init_commander();
      init_help_text();
      TOKENS = `
The token comes from SLUICE_ACCESS_TOKEN, else SLUICE_JOB_TOKEN, else CI_JOB_TOKEN of a GitLab job, or from the files above;
without any, the artifacts of a public project can be fetched.`;
      EXAMPLES = examples(
        [
          "In a GitLab job, with its job token: what `test` of group/library published on main",
          "sluice artifacts --project group/library --ref main --job test --into library"
        ],
        [
          "The archive itself, from another server",
          "sluice artifacts --host gitlab.example.com --project 9 --ref v2.0 --job build --zip build.zip"
        ]
      );
    }
  });

  // cli/commands/relay.ts
  function relayCommand(run) {
    const relay = withConfig(new Command("relay")).summary("turn webhooks of other forges into triggered pipelines").description(
      "Runs the relay: takes push and tag webhooks, and triggers a GitLab pipeline for each change a route wants."
    ).addHelpText("after", EXAMPLES2).addHelpText("after", EXIT_CODES2).option("--verbose", "Log every step of every delivery too.").action(
      async ({ config: config2, verbose }) => run({ kind: "serve", config: config2, verbose: verbose === true })
    );
    relay.addCommand(
      withConfig(new Command("check")).description("Checks the configuration, lists every problem of it, and starts nothing.").action(async (_, self) => run({ kind: "check", config: configOf(self) }))
    );
    relay.addCommand(
      withConfig(new Command("deliveries")).description("Lists deliveries, newest first: where each stands, and why.").option(
        "--state <states>",
        "Only these, parted by commas: pending, dispatching, delivered, dead, held.",
        readStates
      ).option("--limit <count>", "How many at most.", readCount, 50).option("--json", "Print them as one JSON array on standard output.").action(
        async ({ state = [], limit, json }, self) => run({ kind: "deliveries", config: configOf(self), states: state, limit, json: json === true })
      )
    );
    relay.addCommand(
      withConfig(new Command("release")).description(
        "Sends held or dead deliveries on their way again. Each may start a pipeline, so look in GitLab first."
      ).argument("<delivery...>", "ids of deliveries, as `sluice relay deliveries` shows them").action(async (ids, _, self) => run({ kind: "release", config: configOf(self), ids }))
    );
    return relay;
  }
  function withConfig(command) {
    return command.option("--config <file>", "The relay's configuration.", DEFAULT_CONFIG);
  }
  function configOf(command) {
    const inner = command.getOptionValueSource("config") === "cli" ? command : command.parent ?? command;
    return inner.opts().config;
  }
  function readStates(text2, earlier = []) {
    return [...earlier, ...text2.split(",").map((state) => state.trim())];
  }
  function readCount(text2) {
    if (!/^[1-9]\d{0,5}$/.test(text2)) throw new InvalidArgumentError("It takes a number from 1 to 999999.");
    return Number(text2);
  }
  var DEFAULT_CONFIG, EXIT_CODES2, EXAMPLES2;
  var init_relay = __esm({
    "cli/commands/relay.ts"() {
      "use strict";
      init_commander();
      init_help_text();
      DEFAULT_CONFIG = "relay.yml";
      EXIT_CODES2 = `
Exit codes:
  0  ended because it was asked to (SIGINT, SIGTERM), or the subcommand did what it was asked
  2  command line or configuration
  4  store or network`;
      EXAMPLES2 = examples(
        ["Run it on ./relay.yml", "sluice relay"],
        ["Find every mistake in a configuration before it matters", "sluice relay check --config /etc/sluice/relay.yml"],
        ["What waits for a person?", "sluice relay deliveries --state held,dead"]
      );
    }
  });

  // action/inputs/environment-name.ts
  function environmentName(input) {
    return `SLUICE_${input.toUpperCase().replaceAll("-", "_")}`;
  }
  var init_environment_name = __esm({
    "action/inputs/environment-name.ts"() {
      "use strict";
    }
  });

  // cli/commands/trigger.ts
  function triggerCommand(inputs, run) {
    const command = new Command("trigger").summary("trigger a pipeline, wait for it, bring its artifacts back").description("Triggers a downstream GitLab pipeline, waits for it, and brings its artifacts back.");
    for (const input of inputs) for (const option of inputOptions(input)) command.addOption(option);
    return command.option("--variable <NAME=value>", "One pipeline variable; may be repeated. Wins over --variables.", collect).option("--input <name=text>", "One pipeline input, as text; may be repeated. Wins over --inputs.", collect).option("--json", "Print the result as one JSON object on standard output; progress goes to standard error.").option("--dotenv <file>", "In a GitLab job: write the outputs to this file, for `artifacts: reports: dotenv`.").option("--quiet", "Print no progress, only warnings, errors and what --json prints.").option("--verbose", "Print every request and retry, and the stack of an unexpected error.").addHelpText("after", TOKENS2).addHelpText("after", EXAMPLES3).addHelpText("after", EXIT_CODES).action(async (_options, self) => run(readOptions(inputs, self)));
  }
  function inputOptions(input) {
    const fallback = input.default === void 0 || input.default === "" ? "" : ` Default: ${input.default}.`;
    const from = `${input.description}${fallback} [${environmentName(input.name)}]`;
    if (input.secret) return [new Option(`--${input.name}-file <file>`, `A file that holds the ${words(input.name)}.`)];
    if (SWITCHES.has(input.name)) {
      return [new Option(`--${input.name}`, from), new Option(`--no-${input.name}`, `Do not ${words(input.name)}.`)];
    }
    if (input.name === "artifacts") return [new Option("--artifacts [selectors]", from)];
    return [new Option(`--${input.name} <${placeholder(input)}>`, from)];
  }
  function readOptions(inputs, command) {
    const options = command.opts();
    const given2 = {};
    const tokenFiles = {};
    for (const { name, secret } of inputs) {
      const key = camelCase(secret ? `${name}-file` : name);
      if (command.getOptionValueSource(key) !== "cli") continue;
      const value = options[key];
      if (secret && typeof value === "string") tokenFiles[name] = value;
      else if (typeof value === "string" || typeof value === "boolean") given2[name] = value;
    }
    return {
      given: given2,
      tokenFiles,
      variable: options["variable"] ?? [],
      input: options["input"] ?? [],
      ...typeof options["dotenv"] === "string" ? { dotenv: options["dotenv"] } : {},
      json: options["json"] === true,
      quiet: options["quiet"] === true,
      verbose: options["verbose"] === true
    };
  }
  function collect(value, earlier = []) {
    return [...earlier, value];
  }
  function placeholder({ name, default: fallback }) {
    if (name === "ca-file") return "file";
    if (name === "artifacts-path") return "folder";
    if (name === "variables" || name === "inputs") return "map";
    if (name === "if-no-artifacts") return "choice";
    return /^\d+[smh]$/.test(fallback ?? "") || name === "poll-interval" ? "duration" : name;
  }
  function words(name) {
    return name.replaceAll("-", " ");
  }
  function camelCase(name) {
    return name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  }
  var SWITCHES, TOKENS2, EXAMPLES3;
  var init_trigger = __esm({
    "cli/commands/trigger.ts"() {
      "use strict";
      init_commander();
      init_environment_name();
      init_help_text();
      SWITCHES = /* @__PURE__ */ new Set(["wait"]);
      TOKENS2 = `
Tokens never come from the command line, where other users can read them. They come from the environment
(SLUICE_TRIGGER_TOKEN, SLUICE_ACCESS_TOKEN, SLUICE_JOB_TOKEN, and CI_JOB_TOKEN inside a GitLab job) or from the files above.
Every option can also be given by the environment variable in brackets; the option wins.`;
      EXAMPLES3 = examples(
        ["Trigger and wait; the token is in SLUICE_TRIGGER_TOKEN", "sluice trigger --project group/app --ref main"],
        [
          "In a GitLab job: nothing but the target; the job token does the rest",
          "sluice trigger --project group/deploy --ref main"
        ],
        [
          "Variables, typed inputs, and the reports of two kinds of jobs",
          `sluice trigger --project group/app --ref v1.2.0 --variable CHANNEL=stable \\
  --inputs '{"replicas": 3}' --artifacts 'test-*: reports/**, build' --artifacts-path out`
        ],
        [
          "Only start it, and print the pipeline's id and URL as JSON",
          "sluice trigger --project 42 --ref main --no-wait --json"
        ]
      );
    }
  });

  // shared/text/printable.ts
  function printable(text2, maxLength = 300) {
    return cut(text2.replaceAll(UNPRINTABLE, escaped), maxLength);
  }
  function printableWhole(text2, maxLength = 300) {
    return cut(
      text2.replaceAll(UNPRINTABLE, (char) => char === "\\" ? char : escaped(char)),
      maxLength
    );
  }
  function escaped(char) {
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  }
  function cut(text2, maxLength) {
    return text2.length <= maxLength ? text2 : `${text2.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
  }
  var UNPRINTABLE;
  var init_printable = __esm({
    "shared/text/printable.ts"() {
      "use strict";
      UNPRINTABLE = // oxlint-disable-next-line no-control-regex
      /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|\\(?=u\{)/gu;
    }
  });

  // cli/command-path.ts
  function commandPath(command) {
    return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
  }
  var init_command_path = __esm({
    "cli/command-path.ts"() {
      "use strict";
    }
  });

  // cli/usage-error.ts
  function usageError(command, error) {
    const [problem = "", suggestion = ""] = error.message.replace(/^error: /, "").split("\n");
    const path = commandPath(command);
    const message = printable(redact(withoutValue(problem))).replace(/\.+$/, "");
    const meant = /\(Did you mean (.+)\?\)/.exec(suggestion)?.[1];
    return new CodedError("USAGE", `${path}: ${message}.`, {
      hint: `${meant === void 0 ? subcommands(command, error) : `Did you mean ${meant}? `}Run \`${path} --help\` to see what it takes.`
    });
  }
  function subcommands(command, error) {
    if (error.code !== "commander.excessArguments" || command.commands.length === 0) return "";
    return `Its subcommands are ${command.commands.map((inner) => inner.name()).join(", ")}. `;
  }
  function withoutValue(problem) {
    return problem.replace(/^(unknown option '--[^=']*)=.*'$/s, "$1'");
  }
  var redact;
  var init_usage_error = __esm({
    "cli/usage-error.ts"() {
      "use strict";
      init_coded_error();
      init_printable();
      init_redact();
      init_command_path();
      redact = redactor([]);
    }
  });

  // cli/program.ts
  function buildProgram(inputs, handlers, help) {
    const program2 = new Command("sluice").description("Triggers downstream GitLab pipelines, waits for them, and brings their artifacts back.").usage("<command> [options]").option("-V, --version", "Print the version.").addCommand(triggerCommand(inputs, handlers.trigger)).addCommand(artifactsCommand(handlers.artifacts)).addCommand(relayCommand(handlers.relay)).addHelpText("after", EXAMPLES4).addHelpText("after", EXIT_CODES);
    everyCommand(program2, (command) => {
      command.helpOption("-h, --help", "Show this help.").helpCommand(command === program2).showSuggestionAfterError(true).allowExcessArguments(false).configureOutput({
        writeOut: help.out,
        writeErr: help.out,
        // Errors are thrown, and printed in one place in Sluice's own form.
        outputError: () => {
        },
        getOutHelpWidth: () => help.width,
        getErrHelpWidth: () => help.width,
        getOutHasColors: () => false,
        getErrHasColors: () => false
      }).exitOverride((error) => {
        throw endOf(command, error);
      });
    });
    return program2;
  }
  function endOf(command, error) {
    if (error.code === "commander.helpDisplayed" || error.code === "commander.help") return new HelpShown();
    return usageError(command, error);
  }
  function everyCommand(command, change) {
    change(command);
    for (const inner of command.commands) everyCommand(inner, change);
  }
  var HelpShown, EXAMPLES4;
  var init_program = __esm({
    "cli/program.ts"() {
      "use strict";
      init_commander();
      init_artifacts();
      init_relay();
      init_trigger();
      init_help_text();
      init_usage_error();
      HelpShown = class extends Error {
        name = "HelpShown";
      };
      EXAMPLES4 = examples(
        [
          "Trigger a pipeline and wait for it; the token is in SLUICE_TRIGGER_TOKEN",
          "sluice trigger --project group/app --ref main"
        ],
        ["Fetch what another project's job has published", "sluice artifacts --project group/library --ref main --job test"],
        ["Turn webhooks into pipelines", "sluice relay --config relay.yml"],
        ["All about one command", "sluice trigger --help"]
      );
    }
  });

  // builtin:fs/promises
  var builtin9, pick8, $open, $rename, $rm, $rmdir, $mkdir, $readdir, $symlink, $lstat, $realpath, $mkdtemp, $readFile;
  var init_promises = __esm({
    "builtin:fs/promises"() {
      builtin9 = process.getBuiltinModule("node:fs/promises");
      pick8 = (name) => builtin9[name];
      $open = /* @__PURE__ */ pick8("open");
      $rename = /* @__PURE__ */ pick8("rename");
      $rm = /* @__PURE__ */ pick8("rm");
      $rmdir = /* @__PURE__ */ pick8("rmdir");
      $mkdir = /* @__PURE__ */ pick8("mkdir");
      $readdir = /* @__PURE__ */ pick8("readdir");
      $symlink = /* @__PURE__ */ pick8("symlink");
      $lstat = /* @__PURE__ */ pick8("lstat");
      $realpath = /* @__PURE__ */ pick8("realpath");
      $mkdtemp = /* @__PURE__ */ pick8("mkdtemp");
      $readFile = /* @__PURE__ */ pick8("readFile");
    }
  });

  // builtin:stream
  var builtin10, pick9, $Readable, $Writable, $Transform;
  var init_stream = __esm({
    "builtin:stream"() {
      builtin10 = process.getBuiltinModule("node:stream");
      pick9 = (name) => builtin10[name];
      $Readable = /* @__PURE__ */ pick9("Readable");
      $Writable = /* @__PURE__ */ pick9("Writable");
      $Transform = /* @__PURE__ */ pick9("Transform");
    }
  });

  // shared/errors/node-code.ts
  function nodeCode(error) {
    return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
  }
  var init_node_code = __esm({
    "shared/errors/node-code.ts"() {
      "use strict";
    }
  });

  // action/collect/disk.ts
  function writeNow(path, bytes, { executable, modifiedS }) {
    const fd = $openSync(path, "wx", modeOf(executable));
    try {
      for (let done = 0; done < bytes.length; ) done += $writeSync(fd, bytes, done);
      if (modifiedS !== void 0) $futimesSync(fd, modifiedS, modifiedS);
    } finally {
      $closeSync(fd);
    }
  }
  function unwritten(chunks, bytesWritten) {
    const left = [];
    let done = bytesWritten;
    for (const chunk of chunks) {
      if (done < chunk.length) left.push(chunk.subarray(done));
      done = Math.max(0, done - chunk.length);
    }
    return left;
  }
  async function openFile(path, file) {
    const read = async (offset, length) => {
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0)
          throw new CodedError(
            "ARTIFACTS_TRUNCATED",
            `Reading ${printable(path)} at byte ${offset + done}: it ends there.`
          );
        done += bytesRead;
      }
      return bytes;
    };
    return {
      lengthBytes: (await file.stat()).size,
      read,
      stream: (from, to) => pieces(read, from, to),
      close: () => file.close()
    };
  }
  async function* pieces(read, from, to) {
    const start2 = (offset2) => offset2 < to ? read(offset2, Math.min(READ_BYTES, to - offset2)) : void 0;
    let offset = from;
    let next = start2(offset);
    try {
      while (next !== void 0) {
        const piece = await next;
        offset += piece.length;
        next = start2(offset);
        yield piece;
      }
    } finally {
      await next?.catch(() => {
      });
    }
  }
  async function makeFolders(path) {
    const missing = [];
    for (let at = path; await disk.standing(at) === void 0 && at !== $dirname(at); at = $dirname(at))
      missing.unshift(at);
    for (const folder of missing) {
      try {
        await $mkdir(folder);
      } catch (error) {
        if (!hasCode(error, "EEXIST")) throw error;
      }
    }
    return missing[0];
  }
  async function walk(folder, below = "") {
    const found = [];
    for (const name of await $readdir($join(folder, below))) {
      const path = below === "" ? name : `${below}/${name}`;
      const stats = await $lstat($join(folder, path));
      const kind = kindOf(stats);
      if (kind === "folder") found.push(...await walk(folder, path));
      else found.push({ path, kind, sizeBytes: stats.size });
    }
    return found;
  }
  function kindOf(stats) {
    if (stats.isFile()) return "file";
    if (stats.isDirectory()) return "folder";
    return stats.isSymbolicLink() ? "link" : "other";
  }
  function modeOf(executable = false) {
    return executable ? 493 : 420;
  }
  function hasCode(error, ...codes) {
    return codes.includes(nodeCode(error) ?? "");
  }
  function failed(verb, path, cause) {
    if (cause instanceof CodedError) return cause;
    const code = nodeCode(cause);
    const why = code === void 0 ? "" : ` (${code})`;
    return new CodedError("ARTIFACTS_WRITE_FAILED", `Could not ${verb} ${printable(path)}${why}.`, { cause });
  }
  async function guarded(verb, path, act) {
    try {
      return await act();
    } catch (error) {
      throw failed(verb, path, error);
    }
  }
  function guardedNow(verb, path, act) {
    try {
      act();
    } catch (error) {
      throw failed(verb, path, error);
    }
  }
  var READ_BYTES, disk, NewFile;
  var init_disk = __esm({
    "action/collect/disk.ts"() {
      "use strict";
      init_fs();
      init_promises();
      init_path();
      init_process();
      init_stream();
      init_coded_error();
      init_node_code();
      init_printable();
      READ_BYTES = 1024 ** 2;
      disk = {
        platform: $platform === "win32" ? "windows" : "posix",
        standing: async (path) => {
          try {
            return kindOf(await $lstat(path));
          } catch (error) {
            if (hasCode(error, "ENOENT", "ENOTDIR")) return void 0;
            throw failed("look at", path, error);
          }
        },
        realPath: async (path) => {
          try {
            return await $realpath(path);
          } catch (error) {
            if (hasCode(error, "ENOENT", "ENOTDIR")) return void 0;
            throw failed("look at", path, error);
          }
        },
        filesBelow: async (folder) => await guarded("look through", folder, () => walk(folder)),
        names: async (folder) => await guarded("look through", folder, () => $readdir(folder)),
        makeFolder: async (path) => await guarded("make the folder", path, () => makeFolders(path)),
        makeOwnFolder: async (prefix) => await guarded("make a folder at", prefix, () => $mkdtemp(prefix)),
        makeFolderNow: (path) => guardedNow("make the folder", path, () => $mkdirSync(path)),
        writeNow: (path, bytes, attributes = {}) => guardedNow("write", path, () => writeNow(path, bytes, attributes)),
        create: (path, attributes = {}) => new NewFile(path, attributes),
        makeLink: async (path, target) => await guarded("make the link", path, () => $symlink(target, path)),
        move: async (from, to) => await guarded("move into place", to, () => $rename(from, to)),
        remove: async (path) => await guarded("remove", path, () => $rm(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })),
        removeIfEmpty: async (folder) => {
          try {
            await $rmdir(folder);
          } catch {
          }
        },
        readText: async (path) => {
          try {
            return await $readFile(path, "utf8");
          } catch (error) {
            if (hasCode(error, "ENOENT", "ENOTDIR")) return void 0;
            throw failed("read", path, error);
          }
        },
        open: async (path) => await guarded("open", path, async () => openFile(path, await $open(path, "r")))
      };
      NewFile = class extends $Writable {
        #path;
        #attributes;
        #file;
        constructor(path, attributes) {
          super({ highWaterMark: READ_BYTES });
          this.#path = path;
          this.#attributes = attributes;
        }
        _construct(done) {
          void this.#settle(async () => {
            this.#file = await $open(this.#path, "wx", modeOf(this.#attributes.executable));
          }, done);
        }
        _write(chunk, _encoding, done) {
          this._writev([{ chunk }], done);
        }
        _writev(chunks, done) {
          void this.#settle(async () => {
            let left = chunks.map(({ chunk }) => chunk);
            while (left.length > 0) {
              const { bytesWritten } = await this.#file?.writev(left) ?? { bytesWritten: 0 };
              left = unwritten(left, bytesWritten);
            }
          }, done);
        }
        _final(done) {
          const { modifiedS } = this.#attributes;
          void this.#settle(async () => {
            if (modifiedS !== void 0) await this.#file?.utimes(modifiedS, modifiedS);
          }, done);
        }
        _destroy(error, done) {
          void this.#settle(
            async () => await this.#file?.close(),
            (closing2) => done(error ?? closing2 ?? null)
          );
        }
        async #settle(act, done) {
          try {
            await act();
          } catch (error) {
            done(failed("write", this.#path, error));
            return;
          }
          done();
        }
      };
    }
  });

  // action/hosts/secrets.ts
  var Secrets;
  var init_secrets = __esm({
    "action/hosts/secrets.ts"() {
      "use strict";
      init_redact();
      Secrets = class {
        #known = [];
        #redact = redactor([]);
        add(secret) {
          this.#known.push(secret);
          this.#redact = redactor(this.#known);
        }
        hide = (text2) => this.#redact(text2);
      };
    }
  });

  // node_modules/picocolors/picocolors.js
  var require_picocolors = __commonJS({
    "node_modules/picocolors/picocolors.js"(exports, module) {
      var p = process || {};
      var argv = p.argv || [];
      var env = p.env || {};
      var isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
      var formatter = (open, close, replace = open) => (input) => {
        let string3 = "" + input, index = string3.indexOf(close, open.length);
        return ~index ? open + replaceClose(string3, close, replace, index) + close : open + string3 + close;
      };
      var replaceClose = (string3, close, replace, index) => {
        let result = "", cursor = 0;
        do {
          result += string3.substring(cursor, index) + replace;
          cursor = index + close.length;
          index = string3.indexOf(close, cursor);
        } while (~index);
        return result + string3.substring(cursor);
      };
      var createColors = (enabled = isColorSupported) => {
        let f = enabled ? formatter : () => String;
        return {
          isColorSupported: enabled,
          reset: f("\x1B[0m", "\x1B[0m"),
          bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
          dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
          italic: f("\x1B[3m", "\x1B[23m"),
          underline: f("\x1B[4m", "\x1B[24m"),
          inverse: f("\x1B[7m", "\x1B[27m"),
          hidden: f("\x1B[8m", "\x1B[28m"),
          strikethrough: f("\x1B[9m", "\x1B[29m"),
          black: f("\x1B[30m", "\x1B[39m"),
          red: f("\x1B[31m", "\x1B[39m"),
          green: f("\x1B[32m", "\x1B[39m"),
          yellow: f("\x1B[33m", "\x1B[39m"),
          blue: f("\x1B[34m", "\x1B[39m"),
          magenta: f("\x1B[35m", "\x1B[39m"),
          cyan: f("\x1B[36m", "\x1B[39m"),
          white: f("\x1B[37m", "\x1B[39m"),
          gray: f("\x1B[90m", "\x1B[39m"),
          bgBlack: f("\x1B[40m", "\x1B[49m"),
          bgRed: f("\x1B[41m", "\x1B[49m"),
          bgGreen: f("\x1B[42m", "\x1B[49m"),
          bgYellow: f("\x1B[43m", "\x1B[49m"),
          bgBlue: f("\x1B[44m", "\x1B[49m"),
          bgMagenta: f("\x1B[45m", "\x1B[49m"),
          bgCyan: f("\x1B[46m", "\x1B[49m"),
          bgWhite: f("\x1B[47m", "\x1B[49m"),
          blackBright: f("\x1B[90m", "\x1B[39m"),
          redBright: f("\x1B[91m", "\x1B[39m"),
          greenBright: f("\x1B[92m", "\x1B[39m"),
          yellowBright: f("\x1B[93m", "\x1B[39m"),
          blueBright: f("\x1B[94m", "\x1B[39m"),
          magentaBright: f("\x1B[95m", "\x1B[39m"),
          cyanBright: f("\x1B[96m", "\x1B[39m"),
          whiteBright: f("\x1B[97m", "\x1B[39m"),
          bgBlackBright: f("\x1B[100m", "\x1B[49m"),
          bgRedBright: f("\x1B[101m", "\x1B[49m"),
          bgGreenBright: f("\x1B[102m", "\x1B[49m"),
          bgYellowBright: f("\x1B[103m", "\x1B[49m"),
          bgBlueBright: f("\x1B[104m", "\x1B[49m"),
          bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
          bgCyanBright: f("\x1B[106m", "\x1B[49m"),
          bgWhiteBright: f("\x1B[107m", "\x1B[49m")
        };
      };
      module.exports = createColors();
      module.exports.createColors = createColors;
    }
  });

  // action/hosts/plain-text.ts
  function plainLines(text2, redact2) {
    return redact2(text2).split("\n").map((line) => printableWhole(line, LONGEST_LINE));
  }
  var LONGEST_LINE;
  var init_plain_text = __esm({
    "action/hosts/plain-text.ts"() {
      "use strict";
      init_printable();
      LONGEST_LINE = 4e3;
    }
  });

  // action/hosts/terminal.ts
  function terminalHost(options) {
    const colours = import_picocolors.default.createColors(options.colour);
    const secrets = new Secrets();
    const paint = {
      plain: (text2) => text2,
      good: colours.green,
      bad: colours.red,
      dim: colours.dim
    };
    const print = (write, text2, paintLine) => {
      for (const line2 of plainLines(text2, secrets.hide)) write(`${paintLine(line2)}
`);
    };
    const line = (text2, tone = "plain") => print(options.out, text2, paint[tone]);
    const warning = (text2) => print(options.err, `warning: ${text2}`, colours.yellow);
    return {
      kind: "terminal",
      mask: (secret) => secrets.add(secret),
      hide: secrets.hide,
      line,
      notice: (text2) => line(text2),
      warning,
      error: (text2) => print(options.err, `error: ${text2}`, colours.red),
      section: (title) => {
        line(title, "plain");
        return () => {
        };
      },
      output: () => {
      },
      saveState: () => {
      },
      summary: () => Promise.resolve(),
      log: logOf((text2) => line(text2, "dim"), warning, options.verbose ?? false)
    };
  }
  function logOf(show2, warn, verbose) {
    const detail = (message, fields) => {
      if (verbose) show2(withFields(message, fields));
    };
    return {
      debug: detail,
      info: detail,
      warn: (message, fields) => warn(withFields(message, fields)),
      error: (message, fields) => warn(withFields(message, fields))
    };
  }
  function withFields(message, fields) {
    const pairs = Object.entries(fields ?? {}).filter(([, value]) => value !== void 0);
    return [message, ...pairs.map(([name, value]) => `${name}=${String(value)}`)].join(" ");
  }
  var import_picocolors;
  var init_terminal = __esm({
    "action/hosts/terminal.ts"() {
      "use strict";
      import_picocolors = __toESM(require_picocolors(), 1);
      init_plain_text();
      init_secrets();
    }
  });

  // action/hosts/gitlab-ci.ts
  function gitlabCiHost(options) {
    const { out, dotenv } = options;
    const lines = terminalHost({ out, err: out, colour: options.colour, verbose: options.verbose ?? false });
    const secrets = new Secrets();
    let sections = 0;
    const stamp = () => Math.floor(options.clock.now().getTime() / 1e3);
    return {
      ...lines,
      kind: "gitlab-ci",
      mask: (secret) => {
        secrets.add(secret);
        lines.mask(secret);
      },
      section: (title) => {
        sections += 1;
        const name = `sluice_${sections}`;
        out(`\x1B[0Ksection_start:${stamp()}:${name}\r\x1B[0K`);
        lines.line(title);
        return () => out(`\x1B[0Ksection_end:${stamp()}:${name}\r\x1B[0K
`);
      },
      output: (name, value) => {
        const shown2 = secrets.hide(value);
        if (dotenv === void 0 || NOT_IN_DOTENV.has(name) || /[\r\n]/.test(shown2)) return;
        dotenv(`SLUICE_${name.toUpperCase().replaceAll("-", "_")}=${shown2}`);
      }
    };
  }
  var NOT_IN_DOTENV;
  var init_gitlab_ci = __esm({
    "action/hosts/gitlab-ci.ts"() {
      "use strict";
      init_secrets();
      init_terminal();
      NOT_IN_DOTENV = /* @__PURE__ */ new Set(["result"]);
    }
  });

  // action/collect/selector.ts
  function parseSelectors(text2) {
    const parts = text2.split(/\r?\n/).flatMap(splitAtCommas);
    const written = parts.map((part) => part.trim()).filter((part) => part !== "");
    const [only] = written;
    if (only === void 0 || written.length === 1 && only.toLowerCase() === "false")
      return { kind: "selectors", selectors: [] };
    if (written.length === 1 && only.toLowerCase() === "true")
      return { kind: "selectors", selectors: [{ text: only, exclude: false, job: "*" }] };
    const selectors = [];
    const problems = [];
    for (const part of written) {
      const read = parseOne(part);
      if (typeof read === "string") problems.push(`\`${part}\`: ${read}`);
      else selectors.push(read);
    }
    return problems.length > 0 ? { kind: "problems", problems } : { kind: "selectors", selectors };
  }
  function parseOne(text2) {
    if (/^(true|false)$/i.test(text2)) return "stands alone; leave it out beside other selectors";
    const exclude = text2.startsWith("!");
    const body = exclude ? text2.slice(1).trim() : text2;
    if (body === "") return "names no job after the `!`";
    if (!isBalanced(body)) return "has a `[` or `{` without its partner";
    const { job, paths } = splitAtColon(body);
    if (job === "") return "names no job before the colon; write `*` for every job";
    if (paths === void 0) return { text: text2, exclude, job };
    if (paths === "") return "names no files after the colon; leave the colon out to take the whole archive";
    if (/^([/\\]|[A-Za-z]:)/.test(paths) || paths.split(/[/\\]/).includes(".."))
      return "has a path that leaves the archive; write paths as they stand in it, such as `reports/**`";
    return { text: text2, exclude, job, paths: paths.replace(/^(\.\/)+/, "") };
  }
  function splitAtColon(body) {
    for (let at = body.length - 1; at >= 0; at -= 1) {
      if (body[at] !== ":" || !/^(\s|$)/.test(body.slice(at + 1))) continue;
      const after = body.slice(at + 1).trim();
      if (!after.startsWith("[")) return { job: body.slice(0, at).trim(), paths: after };
    }
    return { job: body };
  }
  function splitAtCommas(line) {
    const parts = [];
    let depth = 0;
    let from = 0;
    for (let at = 0; at < line.length; at += 1) {
      const char = line[at] ?? "";
      if (OPENING.has(char)) depth += 1;
      else if (CLOSING.has(char)) depth = Math.max(0, depth - 1);
      else if (char === "," && depth === 0) {
        parts.push(line.slice(from, at));
        from = at + 1;
      }
    }
    return [...parts, line.slice(from)];
  }
  function isBalanced(text2) {
    const open = [];
    for (const char of text2) {
      if (OPENING.has(char)) open.push(char === "[" ? "]" : "}");
      else if (CLOSING.has(char) && open.pop() !== char) return false;
    }
    return open.length === 0;
  }
  var OPENING, CLOSING;
  var init_selector = __esm({
    "action/collect/selector.ts"() {
      "use strict";
      OPENING = /* @__PURE__ */ new Set(["[", "{"]);
      CLOSING = /* @__PURE__ */ new Set(["]", "}"]);
    }
  });

  // shared/gitlab/auth.ts
  function credentialHeaders(credential) {
    if (credential.kind === "anonymous") return {};
    const value = credential.token.reveal();
    if (!/^[\x21-\x7e]+$/.test(value))
      throw new CodedError(
        "INPUT_INVALID",
        `The ${credential.kind.replace("-", " ")} is empty or holds a space, a line break or another character that no token has.`
      );
    return credential.kind === "job-token" ? { "JOB-TOKEN": value } : { "PRIVATE-TOKEN": value };
  }
  function secretsOf(credential) {
    return credential.kind === "anonymous" ? [] : [credential.token];
  }
  function credentialName(credential) {
    return credential.kind === "anonymous" ? "without a token" : `with the ${credential.kind.replace("-", " ")}`;
  }
  var ANONYMOUS;
  var init_auth = __esm({
    "shared/gitlab/auth.ts"() {
      "use strict";
      init_coded_error();
      ANONYMOUS = { kind: "anonymous" };
    }
  });

  // shared/gitlab/base-url.ts
  function normalizeBaseUrl(text2) {
    const url = parse(text2.trim());
    if (url.username !== "" || url.password !== "")
      throw invalid("The address of the GitLab server holds a user name or password; give tokens by their own inputs.");
    if (url.protocol !== "https:" && url.protocol !== "http:")
      throw invalid(
        `The address of the GitLab server starts with ${quoted(url.protocol)}; it takes https:// or http://.`
      );
    if (url.search !== "" || url.hash !== "")
      throw invalid(`The address of the GitLab server, ${quoted(text2)}, has a query or a fragment, which no server has.`);
    const path = trimSlashes(trimSlashes(url.pathname).replace(/\/api\/v4$/, ""));
    return `${url.protocol}//${url.host}${path}`;
  }
  function parseAddress(text2) {
    if (text2 === "") return void 0;
    const whole = hasScheme(text2) ? text2 : `${LOOPBACK.test(text2) ? "http" : "https"}://${text2}`;
    return URL.parse(whole) ?? void 0;
  }
  function hasScheme(text2) {
    return /^[a-z][a-z\d+.-]*:\/\//i.test(text2);
  }
  function parse(text2) {
    const url = parseAddress(text2);
    if (url === void 0)
      throw invalid(
        text2.includes("@") ? "The address of the GitLab server is no URL." : `The address of the GitLab server, ${quoted(text2)}, is no URL; it looks like https://gitlab.example.com.`
      );
    return url;
  }
  function trimSlashes(path) {
    return path.replace(/\/+$/, "");
  }
  function quoted(text2) {
    return `"${printable(text2, 200)}"`;
  }
  function invalid(message) {
    return new CodedError("INPUT_INVALID", message, {
      hint: "Give the server's address as you open it in a browser, such as https://gitlab.example.com."
    });
  }
  var LOOPBACK;
  var init_base_url = __esm({
    "shared/gitlab/base-url.ts"() {
      "use strict";
      init_coded_error();
      init_printable();
      LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i;
    }
  });

  // action/inputs/server.ts
  function surroundingJob(env) {
    const jobToken = env["CI_JOB_TOKEN"];
    if (env["GITLAB_CI"] !== "true" && (jobToken === void 0 || jobToken === "")) return void 0;
    const server = [env["CI_API_V4_URL"], env["CI_SERVER_URL"]].map(toServer).find((found) => found !== void 0);
    if (server === void 0) return void 0;
    return jobToken === void 0 || jobToken === "" ? { server } : { server, jobToken };
  }
  function readServer(text2, around, complain) {
    if (text2 === void 0) return around?.server ?? DEFAULT_SERVER;
    const trimmed2 = text2.trim();
    const url = parseAddress(trimmed2);
    if (url === void 0 || !["http:", "https:"].includes(url.protocol) || url.hostname === "") {
      complain(`${quoted2(trimmed2)} is no address of a server. Write its URL, for example https://gitlab.example.com.`);
      return void 0;
    }
    if (url.username !== "" || url.password !== "") {
      complain("the URL holds a user name or password. Write it without, and give tokens in the inputs for tokens.");
      return void 0;
    }
    if (url.search !== "" || url.hash !== "") {
      complain(
        "the URL has a part after ? or #. Write only the server's address, for example https://gitlab.example.com."
      );
      return void 0;
    }
    const bare = !hasScheme(trimmed2) && url.pathname === "/";
    return bare && around !== void 0 && isSameServer(url.href, around.server) ? around.server : serverOf(url);
  }
  function mayGetJobToken(around, server) {
    const isDowngrade = around.server.startsWith("https:") && !server.startsWith("https:");
    return isSameServer(around.server, server) && !isDowngrade;
  }
  function isSameServer(one, other) {
    const [left, right] = [URL.parse(one), URL.parse(other)];
    return left !== null && right !== null && left.host === right.host;
  }
  function toServer(text2) {
    const url = text2 === void 0 ? null : URL.parse(text2);
    return url === null ? void 0 : serverOf(url);
  }
  function serverOf(url) {
    return `${url.origin}${url.pathname.replace(API_PATH, "").replace(/\/+$/, "")}`;
  }
  function quoted2(text2) {
    return `"${printable(text2, 120)}"`;
  }
  var DEFAULT_SERVER, API_PATH;
  var init_server = __esm({
    "action/inputs/server.ts"() {
      "use strict";
      init_base_url();
      init_printable();
      DEFAULT_SERVER = "https://gitlab.com";
      API_PATH = /\/api\/v4\/*$/;
    }
  });

  // action/inputs/credentials.ts
  function surroundingJobToken(around, server) {
    if (around?.jobToken === void 0 || !mayGetJobToken(around, server)) return void 0;
    return new Secret(around.jobToken);
  }
  function triggerCredential(tokens) {
    if (tokens.triggerToken !== void 0) return { kind: "trigger-token", token: tokens.triggerToken };
    return tokens.jobToken === void 0 ? void 0 : { kind: "job-token", token: tokens.jobToken };
  }
  function readersOf(tokens) {
    return [
      ...tokens.accessToken === void 0 ? [] : [{ kind: "access-token", token: tokens.accessToken }],
      ...tokens.jobToken === void 0 ? [] : [{ kind: "job-token", token: tokens.jobToken }],
      ANONYMOUS
    ];
  }
  var init_credentials = __esm({
    "action/inputs/credentials.ts"() {
      "use strict";
      init_auth();
      init_secret();
      init_server();
    }
  });

  // shared/text/ref-name.ts
  function isRefName(name) {
    if (name === "" || name === "@" || name.length > LONGEST || FORBIDDEN.test(name) || name.endsWith(".")) return false;
    if (!name.isWellFormed()) return false;
    return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
  }
  var FORBIDDEN, LONGEST;
  var init_ref_name = __esm({
    "shared/text/ref-name.ts"() {
      "use strict";
      FORBIDDEN = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\//;
      LONGEST = 4096;
    }
  });

  // shared/time/duration.ts
  function parseDurationMs(text2) {
    const trimmed2 = text2.trim().toLowerCase();
    if (/^\d+(\.\d+)?$/.test(trimmed2)) return finite(Number(trimmed2) * UNIT_MS.s);
    let total = 0;
    let lastUnitMs = Number.POSITIVE_INFINITY;
    let at = 0;
    for (const match of trimmed2.matchAll(PART)) {
      const unitMs = UNIT_MS[match[2]];
      if (unitMs >= lastUnitMs) return void 0;
      lastUnitMs = unitMs;
      total += Number(match[1]) * unitMs;
      at = match.index + match[0].length;
    }
    return at === 0 || at !== trimmed2.length ? void 0 : finite(total);
  }
  function formatDuration(ms) {
    if (ms < 999.5) return `${Math.max(0, Math.round(ms))}ms`;
    let rest = Math.round(ms / 1e3) * 1e3;
    const parts = [];
    for (const unit of ["d", "h", "m", "s"]) {
      const count = Math.floor(rest / UNIT_MS[unit]);
      rest -= count * UNIT_MS[unit];
      if (count > 0) parts.push(`${count}${unit}`);
      else if (parts.length > 0) break;
    }
    return parts.slice(0, 2).join(" ");
  }
  function finite(ms) {
    return Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : void 0;
  }
  var UNIT_MS, PART;
  var init_duration = __esm({
    "shared/time/duration.ts"() {
      "use strict";
      UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
      PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)\s*/gy;
    }
  });

  // action/inputs/plain.ts
  function readBoolean(text2, complain) {
    const value = BOOLEANS.get(text2.trim().toLowerCase());
    if (value === void 0) complain(`${quoted3(text2)} is neither true nor false. Write true or false.`);
    return value;
  }
  function readDurationMs(text2, bounds, complain) {
    const ms = parseDurationMs(text2);
    if (ms === void 0) {
      complain(`${quoted3(text2)} is no duration. Write one like 90s, 45m or 1h30m; a bare number is seconds.`);
      return void 0;
    }
    if (ms >= bounds.leastMs && ms <= bounds.mostMs) return ms;
    const [least, most] = [formatDuration(bounds.leastMs), formatDuration(bounds.mostMs)];
    complain(`${quoted3(text2)} is out of range. Write a duration from ${least} to ${most}.`);
    return void 0;
  }
  function readWord(text2, words2, complain) {
    const found = words2.find((word) => word === text2.trim().toLowerCase());
    if (found === void 0) complain(`${quoted3(text2)} is none of its values. Write one of ${words2.join(", ")}.`);
    return found;
  }
  function readRef(text2, complain) {
    const ref = text2?.trim() ?? "";
    if (ref === "") complain("not given. Write the branch or tag the pipeline shall run on, for example main.");
    else if (!isRefName(ref))
      complain(`${quoted3(ref)} cannot be the name of a branch or tag. Write one that exists in the project.`);
    else return ref;
    return void 0;
  }
  function quoted3(text2) {
    return `"${printable(text2.trim(), 80)}"`;
  }
  var BOOLEANS;
  var init_plain = __esm({
    "action/inputs/plain.ts"() {
      "use strict";
      init_printable();
      init_ref_name();
      init_duration();
      BOOLEANS = /* @__PURE__ */ new Map([
        ["true", true],
        ["yes", true],
        ["on", true],
        ["1", true],
        ["false", false],
        ["no", false],
        ["off", false],
        ["0", false]
      ]);
    }
  });

  // action/inputs/problems-text.ts
  function problemsText(what, problems) {
    const [only] = problems;
    if (problems.length === 1 && only !== void 0) return `An ${what} cannot be used. ${only}`;
    return [`${problems.length} problems in the ${what}s:`, ...problems.map((problem) => `  ${problem}`)].join("\n");
  }
  var init_problems_text = __esm({
    "action/inputs/problems-text.ts"() {
      "use strict";
    }
  });

  // action/inputs/project.ts
  function readProject(text2, server, complain) {
    const trimmed2 = text2?.trim() ?? "";
    if (trimmed2 === "") {
      complain(`not given. ${WHAT_TO_WRITE}.`);
      return void 0;
    }
    if (/^\d+$/.test(trimmed2)) return readId(trimmed2, complain);
    if (/^https?:\/\//i.test(trimmed2)) return readUrl(trimmed2, server, complain);
    return readPath(trimmed2, trimmed2, complain);
  }
  function readId(digits, complain) {
    const id2 = Number(digits);
    if (Number.isSafeInteger(id2) && id2 > 0) return id2;
    complain(`${digits} is no id of a project. ${WHAT_TO_WRITE}.`);
    return void 0;
  }
  function readUrl(text2, server, complain) {
    const url = URL.parse(text2);
    if (url === null) {
      complain(`"${printable(text2, 120)}" is no URL. ${WHAT_TO_WRITE}.`);
      return void 0;
    }
    if (server === void 0) return void 0;
    if (!isSameServer(text2, server)) {
      complain(
        `its URL is on ${url.host}, but \`host\` is ${server}. Write the project's page on that server, or set \`host\` to ${url.origin}.`
      );
      return void 0;
    }
    const root = new URL(server).pathname.replace(/\/$/, "");
    const within2 = url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : url.pathname;
    const numeric = /^\/projects\/(\d+)\/?$/.exec(within2)?.[1];
    if (numeric !== void 0) return readId(numeric, complain);
    return readPath(within2.replace(/\/-(\/.*)?$/, "").replace(/\.git$/, ""), text2, complain);
  }
  function readPath(path, asWritten, complain) {
    const bare = path.replaceAll(/^\/+|\/+$/g, "");
    if (FULL_PATH.test(bare)) return bare;
    const why = bare.includes("%2F") || bare.includes("%2f") ? "is encoded for a URL" : "is no full path of a project";
    complain(`"${printable(asWritten, 120)}" ${why}. ${WHAT_TO_WRITE}.`);
    return void 0;
  }
  var WHAT_TO_WRITE, FULL_PATH;
  var init_project = __esm({
    "action/inputs/project.ts"() {
      "use strict";
      init_printable();
      init_server();
      WHAT_TO_WRITE = "Write the project's full path (group/app), its numeric id, or the URL of its page";
      FULL_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/;
    }
  });

  // shared/gitlab/token-kind.ts
  function tokenKind(token) {
    return PREFIXES.find(([prefix]) => token.startsWith(prefix))?.[1];
  }
  function canTrigger(kind) {
    return kind === void 0 || kind === "a pipeline trigger token" || kind === "a job token";
  }
  var PREFIXES;
  var init_token_kind = __esm({
    "shared/gitlab/token-kind.ts"() {
      "use strict";
      PREFIXES = [
        ["glptt-", "a pipeline trigger token"],
        ["glcbt-", "a job token"],
        ["glpat-", "a personal, project or group access token"],
        ["gldt-", "a deploy token"],
        ["glrt-", "a runner authentication token"],
        ["glrtr-", "a runner authentication token"],
        ["glft-", "a feed token"],
        ["glimt-", "an incoming mail token"],
        ["glagent-", "an agent token"],
        ["gloas-", "an OAuth application secret"],
        ["glsoat-", "a SCIM token"],
        ["glffct-", "a feature flags client token"],
        ["gho_", "a GitHub token"],
        ["ghp_", "a GitHub token"],
        ["ghs_", "a GitHub token"],
        ["ghu_", "a GitHub token"],
        ["github_pat_", "a GitHub token"]
      ];
    }
  });

  // action/inputs/token.ts
  function readToken(name, text2, complain) {
    const value = text2?.replace(/[\r\n]+$/, "") ?? "";
    if (value === "") return void 0;
    if (!/^[\u0021-\u007e]+$/.test(value)) {
      complain(`its value has a blank, a line break or another character that no token has. ${NEEDED[name]}.`);
      return void 0;
    }
    if (/^\$\{?\w+\}?$/.test(value) || value.includes("${{")) {
      complain(
        `its value is the name of a variable, not its content: the variable is not defined here. ${NEEDED[name]}.`
      );
      return void 0;
    }
    const kind = tokenKind(value);
    if (kind !== void 0 && BELONGS_IN[kind] !== name) {
      const move = BELONGS_IN[kind] === void 0 ? "" : ` It belongs in \`${BELONGS_IN[kind]}\`.`;
      complain(`its value is ${kind}, which does not work here.${move} ${NEEDED[name]}.`);
      return void 0;
    }
    return new Secret(value);
  }
  var BELONGS_IN, NEEDED;
  var init_token = __esm({
    "action/inputs/token.ts"() {
      "use strict";
      init_token_kind();
      init_secret();
      BELONGS_IN = {
        "a pipeline trigger token": "trigger-token",
        "a personal, project or group access token": "access-token",
        "a job token": "job-token"
      };
      NEEDED = {
        "trigger-token": "Write a pipeline trigger token of the target project (Settings > CI/CD > Pipeline trigger tokens); it begins with glptt-",
        "access-token": "Write a personal, project or group access token with the scope read_api",
        "job-token": "Write a GitLab CI/CD job token, or leave the input out inside a GitLab job"
      };
    }
  });

  // required-builtin:process
  var require_process = __commonJS({
    "required-builtin:process"(exports, module) {
      module.exports = process.getBuiltinModule("node:process");
    }
  });

  // node_modules/yaml/dist/nodes/identity.js
  var require_identity = __commonJS({
    "node_modules/yaml/dist/nodes/identity.js"(exports) {
      "use strict";
      var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
      var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
      var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
      var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
      var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
      var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
      var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
      var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
      var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
      var isMap2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
      var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
      var isScalar2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
      var isSeq2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
      function isCollection(node) {
        if (node && typeof node === "object")
          switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
              return true;
          }
        return false;
      }
      function isNode(node) {
        if (node && typeof node === "object")
          switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
              return true;
          }
        return false;
      }
      var hasAnchor = (node) => (isScalar2(node) || isCollection(node)) && !!node.anchor;
      exports.ALIAS = ALIAS;
      exports.DOC = DOC;
      exports.MAP = MAP;
      exports.NODE_TYPE = NODE_TYPE;
      exports.PAIR = PAIR;
      exports.SCALAR = SCALAR;
      exports.SEQ = SEQ;
      exports.hasAnchor = hasAnchor;
      exports.isAlias = isAlias2;
      exports.isCollection = isCollection;
      exports.isDocument = isDocument;
      exports.isMap = isMap2;
      exports.isNode = isNode;
      exports.isPair = isPair;
      exports.isScalar = isScalar2;
      exports.isSeq = isSeq2;
    }
  });

  // node_modules/yaml/dist/visit.js
  var require_visit = __commonJS({
    "node_modules/yaml/dist/visit.js"(exports) {
      "use strict";
      var identity = require_identity();
      var BREAK = /* @__PURE__ */ Symbol("break visit");
      var SKIP = /* @__PURE__ */ Symbol("skip children");
      var REMOVE = /* @__PURE__ */ Symbol("remove node");
      function visit(node, visitor) {
        const visitor_ = initVisitor(visitor);
        if (identity.isDocument(node)) {
          const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
          if (cd === REMOVE)
            node.contents = null;
        } else
          visit_(null, node, visitor_, Object.freeze([]));
      }
      visit.BREAK = BREAK;
      visit.SKIP = SKIP;
      visit.REMOVE = REMOVE;
      function visit_(key, node, visitor, path) {
        const ctrl = callVisitor(key, node, visitor, path);
        if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
          replaceNode(key, path, ctrl);
          return visit_(key, ctrl, visitor, path);
        }
        if (typeof ctrl !== "symbol") {
          if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
              const ci = visit_(i, node.items[i], visitor, path);
              if (typeof ci === "number")
                i = ci - 1;
              else if (ci === BREAK)
                return BREAK;
              else if (ci === REMOVE) {
                node.items.splice(i, 1);
                i -= 1;
              }
            }
          } else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_("key", node.key, visitor, path);
            if (ck === BREAK)
              return BREAK;
            else if (ck === REMOVE)
              node.key = null;
            const cv = visit_("value", node.value, visitor, path);
            if (cv === BREAK)
              return BREAK;
            else if (cv === REMOVE)
              node.value = null;
          }
        }
        return ctrl;
      }
      async function visitAsync(node, visitor) {
        const visitor_ = initVisitor(visitor);
        if (identity.isDocument(node)) {
          const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
          if (cd === REMOVE)
            node.contents = null;
        } else
          await visitAsync_(null, node, visitor_, Object.freeze([]));
      }
      visitAsync.BREAK = BREAK;
      visitAsync.SKIP = SKIP;
      visitAsync.REMOVE = REMOVE;
      async function visitAsync_(key, node, visitor, path) {
        const ctrl = await callVisitor(key, node, visitor, path);
        if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
          replaceNode(key, path, ctrl);
          return visitAsync_(key, ctrl, visitor, path);
        }
        if (typeof ctrl !== "symbol") {
          if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
              const ci = await visitAsync_(i, node.items[i], visitor, path);
              if (typeof ci === "number")
                i = ci - 1;
              else if (ci === BREAK)
                return BREAK;
              else if (ci === REMOVE) {
                node.items.splice(i, 1);
                i -= 1;
              }
            }
          } else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_("key", node.key, visitor, path);
            if (ck === BREAK)
              return BREAK;
            else if (ck === REMOVE)
              node.key = null;
            const cv = await visitAsync_("value", node.value, visitor, path);
            if (cv === BREAK)
              return BREAK;
            else if (cv === REMOVE)
              node.value = null;
          }
        }
        return ctrl;
      }
      function initVisitor(visitor) {
        if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
          return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
          }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
          }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
          }, visitor);
        }
        return visitor;
      }
      function callVisitor(key, node, visitor, path) {
        if (typeof visitor === "function")
          return visitor(key, node, path);
        if (identity.isMap(node))
          return visitor.Map?.(key, node, path);
        if (identity.isSeq(node))
          return visitor.Seq?.(key, node, path);
        if (identity.isPair(node))
          return visitor.Pair?.(key, node, path);
        if (identity.isScalar(node))
          return visitor.Scalar?.(key, node, path);
        if (identity.isAlias(node))
          return visitor.Alias?.(key, node, path);
        return void 0;
      }
      function replaceNode(key, path, node) {
        const parent = path[path.length - 1];
        if (identity.isCollection(parent)) {
          parent.items[key] = node;
        } else if (identity.isPair(parent)) {
          if (key === "key")
            parent.key = node;
          else
            parent.value = node;
        } else if (identity.isDocument(parent)) {
          parent.contents = node;
        } else {
          const pt = identity.isAlias(parent) ? "alias" : "scalar";
          throw new Error(`Cannot replace node with ${pt} parent`);
        }
      }
      exports.visit = visit;
      exports.visitAsync = visitAsync;
    }
  });

  // node_modules/yaml/dist/doc/directives.js
  var require_directives = __commonJS({
    "node_modules/yaml/dist/doc/directives.js"(exports) {
      "use strict";
      var identity = require_identity();
      var visit = require_visit();
      var escapeChars = {
        "!": "%21",
        ",": "%2C",
        "[": "%5B",
        "]": "%5D",
        "{": "%7B",
        "}": "%7D"
      };
      var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
      var Directives = class _Directives {
        constructor(yaml, tags) {
          this.docStart = null;
          this.docEnd = false;
          this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
          this.tags = Object.assign({}, _Directives.defaultTags, tags);
        }
        clone() {
          const copy = new _Directives(this.yaml, this.tags);
          copy.docStart = this.docStart;
          return copy;
        }
        /**
         * During parsing, get a Directives instance for the current document and
         * update the stream state according to the current version's spec.
         */
        atDocument() {
          const res = new _Directives(this.yaml, this.tags);
          switch (this.yaml.version) {
            case "1.1":
              this.atNextDocument = true;
              break;
            case "1.2":
              this.atNextDocument = false;
              this.yaml = {
                explicit: _Directives.defaultYaml.explicit,
                version: "1.2"
              };
              this.tags = Object.assign({}, _Directives.defaultTags);
              break;
          }
          return res;
        }
        /**
         * @param onError - May be called even if the action was successful
         * @returns `true` on success
         */
        add(line, onError) {
          if (this.atNextDocument) {
            this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
            this.tags = Object.assign({}, _Directives.defaultTags);
            this.atNextDocument = false;
          }
          const parts = line.trim().split(/[ \t]+/);
          const name = parts.shift();
          switch (name) {
            case "%TAG": {
              if (parts.length !== 2) {
                onError(0, "%TAG directive should contain exactly two parts");
                if (parts.length < 2)
                  return false;
              }
              const [handle, prefix] = parts;
              this.tags[handle] = prefix;
              return true;
            }
            case "%YAML": {
              this.yaml.explicit = true;
              if (parts.length !== 1) {
                onError(0, "%YAML directive should contain exactly one part");
                return false;
              }
              const [version2] = parts;
              if (version2 === "1.1" || version2 === "1.2") {
                this.yaml.version = version2;
                return true;
              } else {
                const isValid = /^\d+\.\d+$/.test(version2);
                onError(6, `Unsupported YAML version ${version2}`, isValid);
                return false;
              }
            }
            default:
              onError(0, `Unknown directive ${name}`, true);
              return false;
          }
        }
        /**
         * Resolves a tag, matching handles to those defined in %TAG directives.
         *
         * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
         *   `'!local'` tag, or `null` if unresolvable.
         */
        tagName(source, onError) {
          if (source === "!")
            return "!";
          if (source[0] !== "!") {
            onError(`Not a valid tag: ${source}`);
            return null;
          }
          if (source[1] === "<") {
            const verbatim = source.slice(2, -1);
            if (verbatim === "!" || verbatim === "!!") {
              onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
              return null;
            }
            if (source[source.length - 1] !== ">")
              onError("Verbatim tags must end with a >");
            return verbatim;
          }
          const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
          if (!suffix)
            onError(`The ${source} tag has no suffix`);
          const prefix = this.tags[handle];
          if (prefix) {
            try {
              return prefix + decodeURIComponent(suffix);
            } catch (error) {
              onError(String(error));
              return null;
            }
          }
          if (handle === "!")
            return source;
          onError(`Could not resolve tag: ${source}`);
          return null;
        }
        /**
         * Given a fully resolved tag, returns its printable string form,
         * taking into account current tag prefixes and defaults.
         */
        tagString(tag) {
          for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
              return handle + escapeTagName(tag.substring(prefix.length));
          }
          return tag[0] === "!" ? tag : `!<${tag}>`;
        }
        toString(doc) {
          const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
          const tagEntries = Object.entries(this.tags);
          let tagNames;
          if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
              if (identity.isNode(node) && node.tag)
                tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
          } else
            tagNames = [];
          for (const [handle, prefix] of tagEntries) {
            if (handle === "!!" && prefix === "tag:yaml.org,2002:")
              continue;
            if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
              lines.push(`%TAG ${handle} ${prefix}`);
          }
          return lines.join("\n");
        }
      };
      Directives.defaultYaml = { explicit: false, version: "1.2" };
      Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
      exports.Directives = Directives;
    }
  });

  // node_modules/yaml/dist/doc/anchors.js
  var require_anchors = __commonJS({
    "node_modules/yaml/dist/doc/anchors.js"(exports) {
      "use strict";
      var identity = require_identity();
      var visit = require_visit();
      function anchorIsValid(anchor) {
        if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
          const sa = JSON.stringify(anchor);
          const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
          throw new Error(msg);
        }
        return true;
      }
      function anchorNames(root) {
        const anchors = /* @__PURE__ */ new Set();
        visit.visit(root, {
          Value(_key, node) {
            if (node.anchor)
              anchors.add(node.anchor);
          }
        });
        return anchors;
      }
      function findNewAnchor(prefix, exclude) {
        for (let i = 1; true; ++i) {
          const name = `${prefix}${i}`;
          if (!exclude.has(name))
            return name;
        }
      }
      function createNodeAnchors(doc, prefix) {
        const aliasObjects = [];
        const sourceObjects = /* @__PURE__ */ new Map();
        let prevAnchors = null;
        return {
          onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
          },
          /**
           * With circular references, the source node is only resolved after all
           * of its child nodes are. This is why anchors are set only after all of
           * the nodes have been created.
           */
          setAnchors: () => {
            for (const source of aliasObjects) {
              const ref = sourceObjects.get(source);
              if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                ref.node.anchor = ref.anchor;
              } else {
                const error = new Error("Failed to resolve repeated object (this should not happen)");
                error.source = source;
                throw error;
              }
            }
          },
          sourceObjects
        };
      }
      exports.anchorIsValid = anchorIsValid;
      exports.anchorNames = anchorNames;
      exports.createNodeAnchors = createNodeAnchors;
      exports.findNewAnchor = findNewAnchor;
    }
  });

  // node_modules/yaml/dist/doc/applyReviver.js
  var require_applyReviver = __commonJS({
    "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
      "use strict";
      function applyReviver(reviver, obj, key, val) {
        if (val && typeof val === "object") {
          if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
              const v0 = val[i];
              const v1 = applyReviver(reviver, val, String(i), v0);
              if (v1 === void 0)
                delete val[i];
              else if (v1 !== v0)
                val[i] = v1;
            }
          } else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
              const v0 = val.get(k);
              const v1 = applyReviver(reviver, val, k, v0);
              if (v1 === void 0)
                val.delete(k);
              else if (v1 !== v0)
                val.set(k, v1);
            }
          } else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
              const v1 = applyReviver(reviver, val, v0, v0);
              if (v1 === void 0)
                val.delete(v0);
              else if (v1 !== v0) {
                val.delete(v0);
                val.add(v1);
              }
            }
          } else {
            for (const [k, v0] of Object.entries(val)) {
              const v1 = applyReviver(reviver, val, k, v0);
              if (v1 === void 0)
                delete val[k];
              else if (v1 !== v0)
                val[k] = v1;
            }
          }
        }
        return reviver.call(obj, key, val);
      }
      exports.applyReviver = applyReviver;
    }
  });

  // node_modules/yaml/dist/nodes/toJS.js
  var require_toJS = __commonJS({
    "node_modules/yaml/dist/nodes/toJS.js"(exports) {
      "use strict";
      var identity = require_identity();
      function toJS(value, arg, ctx) {
        if (Array.isArray(value))
          return value.map((v, i) => toJS(v, String(i), ctx));
        if (value && typeof value.toJSON === "function") {
          if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
          const data = { aliasCount: 0, count: 1, res: void 0 };
          ctx.anchors.set(value, data);
          ctx.onCreate = (res2) => {
            data.res = res2;
            delete ctx.onCreate;
          };
          const res = value.toJSON(arg, ctx);
          if (ctx.onCreate)
            ctx.onCreate(res);
          return res;
        }
        if (typeof value === "bigint" && !ctx?.keep)
          return Number(value);
        return value;
      }
      exports.toJS = toJS;
    }
  });

  // node_modules/yaml/dist/nodes/Node.js
  var require_Node = __commonJS({
    "node_modules/yaml/dist/nodes/Node.js"(exports) {
      "use strict";
      var applyReviver = require_applyReviver();
      var identity = require_identity();
      var toJS = require_toJS();
      var NodeBase = class {
        constructor(type) {
          Object.defineProperty(this, identity.NODE_TYPE, { value: type });
        }
        /** Create a copy of this node.  */
        clone() {
          const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
          if (this.range)
            copy.range = this.range.slice();
          return copy;
        }
        /** A plain JavaScript representation of this node. */
        toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
          if (!identity.isDocument(doc))
            throw new TypeError("A document argument is required");
          const ctx = {
            anchors: /* @__PURE__ */ new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
          };
          const res = toJS.toJS(this, "", ctx);
          if (typeof onAnchor === "function")
            for (const { count, res: res2 } of ctx.anchors.values())
              onAnchor(res2, count);
          return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
        }
      };
      exports.NodeBase = NodeBase;
    }
  });

  // node_modules/yaml/dist/nodes/Alias.js
  var require_Alias = __commonJS({
    "node_modules/yaml/dist/nodes/Alias.js"(exports) {
      "use strict";
      var anchors = require_anchors();
      var visit = require_visit();
      var identity = require_identity();
      var Node = require_Node();
      var toJS = require_toJS();
      var Alias = class extends Node.NodeBase {
        constructor(source) {
          super(identity.ALIAS);
          this.source = source;
          Object.defineProperty(this, "tag", {
            set() {
              throw new Error("Alias nodes cannot have tags");
            }
          });
        }
        /**
         * Resolve the value of this alias within `doc`, finding the last
         * instance of the `source` anchor before this node.
         */
        resolve(doc, ctx) {
          if (ctx?.maxAliasCount === 0)
            throw new ReferenceError("Alias resolution is disabled");
          let nodes;
          if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
          } else {
            nodes = [];
            visit.visit(doc, {
              Node: (_key, node) => {
                if (identity.isAlias(node) || identity.hasAnchor(node))
                  nodes.push(node);
              }
            });
            if (ctx)
              ctx.aliasResolveCache = nodes;
          }
          let found = void 0;
          for (const node of nodes) {
            if (node === this)
              break;
            if (node.anchor === this.source)
              found = node;
          }
          if (found && ctx) {
            const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
            let data = anchors2.get(found);
            if (!data) {
              toJS.toJS(found, null, ctx);
              data = anchors2.get(found);
            }
            if (data?.res === void 0) {
              const msg = "This should not happen: Alias anchor was not resolved?";
              throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
              data.count += 1;
              if (data.aliasCount === 0)
                data.aliasCount = getAliasCount(doc2, found, anchors2);
              if (data.count * data.aliasCount > maxAliasCount) {
                const msg = "Excessive alias count indicates a resource exhaustion attack";
                throw new ReferenceError(msg);
              }
            }
          }
          return found;
        }
        toJSON(_arg, ctx) {
          if (!ctx)
            return { source: this.source };
          const source = this.resolve(ctx.doc, ctx);
          if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
          }
          return ctx.anchors.get(source).res;
        }
        toString(ctx, _onComment, _onChompKeep) {
          const src = `*${this.source}`;
          if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
              const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
              throw new Error(msg);
            }
            if (ctx.implicitKey)
              return `${src} `;
          }
          return src;
        }
      };
      function getAliasCount(doc, node, anchors2) {
        if (identity.isAlias(node)) {
          const source = node.resolve(doc);
          const anchor = anchors2 && source && anchors2.get(source);
          return anchor ? anchor.count * anchor.aliasCount : 0;
        } else if (identity.isCollection(node)) {
          let count = 0;
          for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors2);
            if (c > count)
              count = c;
          }
          return count;
        } else if (identity.isPair(node)) {
          const kc = getAliasCount(doc, node.key, anchors2);
          const vc = getAliasCount(doc, node.value, anchors2);
          return Math.max(kc, vc);
        }
        return 1;
      }
      exports.Alias = Alias;
    }
  });

  // node_modules/yaml/dist/nodes/Scalar.js
  var require_Scalar = __commonJS({
    "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Node = require_Node();
      var toJS = require_toJS();
      var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
      var Scalar = class extends Node.NodeBase {
        constructor(value) {
          super(identity.SCALAR);
          this.value = value;
        }
        toJSON(arg, ctx) {
          return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
        }
        toString() {
          return String(this.value);
        }
      };
      Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
      Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
      Scalar.PLAIN = "PLAIN";
      Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
      Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
      exports.Scalar = Scalar;
      exports.isScalarValue = isScalarValue;
    }
  });

  // node_modules/yaml/dist/doc/createNode.js
  var require_createNode = __commonJS({
    "node_modules/yaml/dist/doc/createNode.js"(exports) {
      "use strict";
      var Alias = require_Alias();
      var identity = require_identity();
      var Scalar = require_Scalar();
      var defaultTagPrefix = "tag:yaml.org,2002:";
      function findTagObject(value, tagName, tags) {
        if (tagName) {
          const match = tags.filter((t) => t.tag === tagName);
          const tagObj = match.find((t) => !t.format) ?? match[0];
          if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
          return tagObj;
        }
        return tags.find((t) => t.identify?.(value) && !t.format);
      }
      function createNode(value, tagName, ctx) {
        if (identity.isDocument(value))
          value = value.contents;
        if (identity.isNode(value))
          return value;
        if (identity.isPair(value)) {
          const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
          map.items.push(value);
          return map;
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
          value = value.valueOf();
        }
        const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
        let ref = void 0;
        if (aliasDuplicateObjects && value && typeof value === "object") {
          ref = sourceObjects.get(value);
          if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
          } else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
          }
        }
        if (tagName?.startsWith("!!"))
          tagName = defaultTagPrefix + tagName.slice(2);
        let tagObj = findTagObject(value, tagName, schema.tags);
        if (!tagObj) {
          if (value && typeof value.toJSON === "function") {
            value = value.toJSON();
          }
          if (!value || typeof value !== "object") {
            const node2 = new Scalar.Scalar(value);
            if (ref)
              ref.node = node2;
            return node2;
          }
          tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
        }
        if (onTagObj) {
          onTagObj(tagObj);
          delete ctx.onTagObj;
        }
        const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
        if (tagName)
          node.tag = tagName;
        else if (!tagObj.default)
          node.tag = tagObj.tag;
        if (ref)
          ref.node = node;
        return node;
      }
      exports.createNode = createNode;
    }
  });

  // node_modules/yaml/dist/nodes/Collection.js
  var require_Collection = __commonJS({
    "node_modules/yaml/dist/nodes/Collection.js"(exports) {
      "use strict";
      var createNode = require_createNode();
      var identity = require_identity();
      var Node = require_Node();
      function collectionFromPath(schema, path, value) {
        let v = value;
        for (let i = path.length - 1; i >= 0; --i) {
          const k = path[i];
          if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
          } else {
            v = /* @__PURE__ */ new Map([[k, v]]);
          }
        }
        return createNode.createNode(v, void 0, {
          aliasDuplicateObjects: false,
          keepUndefined: false,
          onAnchor: () => {
            throw new Error("This should not happen, please report a bug.");
          },
          schema,
          sourceObjects: /* @__PURE__ */ new Map()
        });
      }
      var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
      var Collection = class extends Node.NodeBase {
        constructor(type, schema) {
          super(type);
          Object.defineProperty(this, "schema", {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
          });
        }
        /**
         * Create a copy of this collection.
         *
         * @param schema - If defined, overwrites the original's schema
         */
        clone(schema) {
          const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
          if (schema)
            copy.schema = schema;
          copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
          if (this.range)
            copy.range = this.range.slice();
          return copy;
        }
        /**
         * Adds a value to the collection. For `!!map` and `!!omap` the value must
         * be a Pair instance or a `{ key, value }` object, which may not have a key
         * that already exists in the map.
         */
        addIn(path, value) {
          if (isEmptyPath(path))
            this.add(value);
          else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
              node.addIn(rest, value);
            else if (node === void 0 && this.schema)
              this.set(key, collectionFromPath(this.schema, rest, value));
            else
              throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
          }
        }
        /**
         * Removes a value from the collection.
         * @returns `true` if the item was found and removed.
         */
        deleteIn(path) {
          const [key, ...rest] = path;
          if (rest.length === 0)
            return this.delete(key);
          const node = this.get(key, true);
          if (identity.isCollection(node))
            return node.deleteIn(rest);
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
        /**
         * Returns item at `key`, or `undefined` if not found. By default unwraps
         * scalar values from their surrounding node; to disable set `keepScalar` to
         * `true` (collections are always returned intact).
         */
        getIn(path, keepScalar) {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
          else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
        }
        hasAllNullValues(allowScalar) {
          return this.items.every((node) => {
            if (!identity.isPair(node))
              return false;
            const n = node.value;
            return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
          });
        }
        /**
         * Checks if the collection includes a value with the key `key`.
         */
        hasIn(path) {
          const [key, ...rest] = path;
          if (rest.length === 0)
            return this.has(key);
          const node = this.get(key, true);
          return identity.isCollection(node) ? node.hasIn(rest) : false;
        }
        /**
         * Sets a value in this collection. For `!!set`, `value` needs to be a
         * boolean to add/remove the item from the set.
         */
        setIn(path, value) {
          const [key, ...rest] = path;
          if (rest.length === 0) {
            this.set(key, value);
          } else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
              node.setIn(rest, value);
            else if (node === void 0 && this.schema)
              this.set(key, collectionFromPath(this.schema, rest, value));
            else
              throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
          }
        }
      };
      exports.Collection = Collection;
      exports.collectionFromPath = collectionFromPath;
      exports.isEmptyPath = isEmptyPath;
    }
  });

  // node_modules/yaml/dist/stringify/stringifyComment.js
  var require_stringifyComment = __commonJS({
    "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
      "use strict";
      var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
      function indentComment(comment, indent) {
        if (/^\n+$/.test(comment))
          return comment.substring(1);
        return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
      }
      var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
      exports.indentComment = indentComment;
      exports.lineComment = lineComment;
      exports.stringifyComment = stringifyComment;
    }
  });

  // node_modules/yaml/dist/stringify/foldFlowLines.js
  var require_foldFlowLines = __commonJS({
    "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
      "use strict";
      var FOLD_FLOW = "flow";
      var FOLD_BLOCK = "block";
      var FOLD_QUOTED = "quoted";
      function foldFlowLines(text2, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
        if (!lineWidth || lineWidth < 0)
          return text2;
        if (lineWidth < minContentWidth)
          minContentWidth = 0;
        const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
        if (text2.length <= endStep)
          return text2;
        const folds = [];
        const escapedFolds = {};
        let end = lineWidth - indent.length;
        if (typeof indentAtStart === "number") {
          if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
          else
            end = lineWidth - indentAtStart;
        }
        let split = void 0;
        let prev = void 0;
        let overflow = false;
        let i = -1;
        let escStart = -1;
        let escEnd = -1;
        if (mode === FOLD_BLOCK) {
          i = consumeMoreIndentedLines(text2, i, indent.length);
          if (i !== -1)
            end = i + endStep;
        }
        for (let ch; ch = text2[i += 1]; ) {
          if (mode === FOLD_QUOTED && ch === "\\") {
            escStart = i;
            switch (text2[i + 1]) {
              case "x":
                i += 3;
                break;
              case "u":
                i += 5;
                break;
              case "U":
                i += 9;
                break;
              default:
                i += 1;
            }
            escEnd = i;
          }
          if (ch === "\n") {
            if (mode === FOLD_BLOCK)
              i = consumeMoreIndentedLines(text2, i, indent.length);
            end = i + indent.length + endStep;
            split = void 0;
          } else {
            if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
              const next = text2[i + 1];
              if (next && next !== " " && next !== "\n" && next !== "	")
                split = i;
            }
            if (i >= end) {
              if (split) {
                folds.push(split);
                end = split + endStep;
                split = void 0;
              } else if (mode === FOLD_QUOTED) {
                while (prev === " " || prev === "	") {
                  prev = ch;
                  ch = text2[i += 1];
                  overflow = true;
                }
                const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                if (escapedFolds[j])
                  return text2;
                folds.push(j);
                escapedFolds[j] = true;
                end = j + endStep;
                split = void 0;
              } else {
                overflow = true;
              }
            }
          }
          prev = ch;
        }
        if (overflow && onOverflow)
          onOverflow();
        if (folds.length === 0)
          return text2;
        if (onFold)
          onFold();
        let res = text2.slice(0, folds[0]);
        for (let i2 = 0; i2 < folds.length; ++i2) {
          const fold = folds[i2];
          const end2 = folds[i2 + 1] || text2.length;
          if (fold === 0)
            res = `
${indent}${text2.slice(0, end2)}`;
          else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
              res += `${text2[fold]}\\`;
            res += `
${indent}${text2.slice(fold + 1, end2)}`;
          }
        }
        return res;
      }
      function consumeMoreIndentedLines(text2, i, indent) {
        let end = i;
        let start2 = i + 1;
        let ch = text2[start2];
        while (ch === " " || ch === "	") {
          if (i < start2 + indent) {
            ch = text2[++i];
          } else {
            do {
              ch = text2[++i];
            } while (ch && ch !== "\n");
            end = i;
            start2 = i + 1;
            ch = text2[start2];
          }
        }
        return end;
      }
      exports.FOLD_BLOCK = FOLD_BLOCK;
      exports.FOLD_FLOW = FOLD_FLOW;
      exports.FOLD_QUOTED = FOLD_QUOTED;
      exports.foldFlowLines = foldFlowLines;
    }
  });

  // node_modules/yaml/dist/stringify/stringifyString.js
  var require_stringifyString = __commonJS({
    "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var foldFlowLines = require_foldFlowLines();
      var getFoldOptions = (ctx, isBlock) => ({
        indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
        lineWidth: ctx.options.lineWidth,
        minContentWidth: ctx.options.minContentWidth
      });
      var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
      function lineLengthOverLimit(str, lineWidth, indentLength) {
        if (!lineWidth || lineWidth < 0)
          return false;
        const limit = lineWidth - indentLength;
        const strLen = str.length;
        if (strLen <= limit)
          return false;
        for (let i = 0, start2 = 0; i < strLen; ++i) {
          if (str[i] === "\n") {
            if (i - start2 > limit)
              return true;
            start2 = i + 1;
            if (strLen - start2 <= limit)
              return false;
          }
        }
        return true;
      }
      function doubleQuotedString(value, ctx) {
        const json = JSON.stringify(value);
        if (ctx.options.doubleQuotedAsJSON)
          return json;
        const { implicitKey } = ctx;
        const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
        const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
        let str = "";
        let start2 = 0;
        for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
          if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
            str += json.slice(start2, i) + "\\ ";
            i += 1;
            start2 = i;
            ch = "\\";
          }
          if (ch === "\\")
            switch (json[i + 1]) {
              case "u":
                {
                  str += json.slice(start2, i);
                  const code = json.substr(i + 2, 4);
                  switch (code) {
                    case "0000":
                      str += "\\0";
                      break;
                    case "0007":
                      str += "\\a";
                      break;
                    case "000b":
                      str += "\\v";
                      break;
                    case "001b":
                      str += "\\e";
                      break;
                    case "0085":
                      str += "\\N";
                      break;
                    case "00a0":
                      str += "\\_";
                      break;
                    case "2028":
                      str += "\\L";
                      break;
                    case "2029":
                      str += "\\P";
                      break;
                    default:
                      if (code.substr(0, 2) === "00")
                        str += "\\x" + code.substr(2);
                      else
                        str += json.substr(i, 6);
                  }
                  i += 5;
                  start2 = i + 1;
                }
                break;
              case "n":
                if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                  i += 1;
                } else {
                  str += json.slice(start2, i) + "\n\n";
                  while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                    str += "\n";
                    i += 2;
                  }
                  str += indent;
                  if (json[i + 2] === " ")
                    str += "\\";
                  i += 1;
                  start2 = i + 1;
                }
                break;
              default:
                i += 1;
            }
        }
        str = start2 ? str + json.slice(start2) : json;
        return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
      }
      function singleQuotedString(value, ctx) {
        if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
          return doubleQuotedString(value, ctx);
        const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
        const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
        return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
      }
      function quotedString(value, ctx) {
        const { singleQuote } = ctx.options;
        let qs;
        if (singleQuote === false)
          qs = doubleQuotedString;
        else {
          const hasDouble = value.includes('"');
          const hasSingle = value.includes("'");
          if (hasDouble && !hasSingle)
            qs = singleQuotedString;
          else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
          else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
        }
        return qs(value, ctx);
      }
      var blockEndNewlines;
      try {
        blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
      } catch {
        blockEndNewlines = /\n+(?!\n|$)/g;
      }
      function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
        const { blockQuote, commentString, lineWidth } = ctx.options;
        if (!blockQuote || /\n[\t ]+$/.test(value)) {
          return quotedString(value, ctx);
        }
        const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
        const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
        if (!value)
          return literal ? "|\n" : ">\n";
        let chomp;
        let endStart;
        for (endStart = value.length; endStart > 0; --endStart) {
          const ch = value[endStart - 1];
          if (ch !== "\n" && ch !== "	" && ch !== " ")
            break;
        }
        let end = value.substring(endStart);
        const endNlPos = end.indexOf("\n");
        if (endNlPos === -1) {
          chomp = "-";
        } else if (value === end || endNlPos !== end.length - 1) {
          chomp = "+";
          if (onChompKeep)
            onChompKeep();
        } else {
          chomp = "";
        }
        if (end) {
          value = value.slice(0, -end.length);
          if (end[end.length - 1] === "\n")
            end = end.slice(0, -1);
          end = end.replace(blockEndNewlines, `$&${indent}`);
        }
        let startWithSpace = false;
        let startEnd;
        let startNlPos = -1;
        for (startEnd = 0; startEnd < value.length; ++startEnd) {
          const ch = value[startEnd];
          if (ch === " ")
            startWithSpace = true;
          else if (ch === "\n")
            startNlPos = startEnd;
          else
            break;
        }
        let start2 = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
        if (start2) {
          value = value.substring(start2.length);
          start2 = start2.replace(/\n+/g, `$&${indent}`);
        }
        const indentSize = indent ? "2" : "1";
        let header = (startWithSpace ? indentSize : "") + chomp;
        if (comment) {
          header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
          if (onComment)
            onComment();
        }
        if (!literal) {
          const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
          let literalFallback = false;
          const foldOptions = getFoldOptions(ctx, true);
          if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
              literalFallback = true;
            };
          }
          const body = foldFlowLines.foldFlowLines(`${start2}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
          if (!literalFallback)
            return `>${header}
${indent}${body}`;
        }
        value = value.replace(/\n+/g, `$&${indent}`);
        return `|${header}
${indent}${start2}${value}${end}`;
      }
      function plainString(item, ctx, onComment, onChompKeep) {
        const { type, value } = item;
        const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
        if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
          return quotedString(value, ctx);
        }
        if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
          return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
        }
        if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
          return blockString(item, ctx, onComment, onChompKeep);
        }
        if (containsDocumentMarker(value)) {
          if (indent === "") {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
          } else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
          }
        }
        const str = value.replace(/\n+/g, `$&
${indent}`);
        if (actualString) {
          const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
          const { compat, tags } = ctx.doc.schema;
          if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
        }
        return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
      }
      function stringifyString(item, ctx, onComment, onChompKeep) {
        const { implicitKey, inFlow } = ctx;
        const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
        let { type } = item;
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
        }
        const _stringify = (_type) => {
          switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
              return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
              return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
              return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
              return plainString(ss, ctx, onComment, onChompKeep);
            default:
              return null;
          }
        };
        let res = _stringify(type);
        if (res === null) {
          const { defaultKeyType, defaultStringType } = ctx.options;
          const t = implicitKey && defaultKeyType || defaultStringType;
          res = _stringify(t);
          if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
        }
        return res;
      }
      exports.stringifyString = stringifyString;
    }
  });

  // node_modules/yaml/dist/stringify/stringify.js
  var require_stringify = __commonJS({
    "node_modules/yaml/dist/stringify/stringify.js"(exports) {
      "use strict";
      var anchors = require_anchors();
      var identity = require_identity();
      var stringifyComment = require_stringifyComment();
      var stringifyString = require_stringifyString();
      function createStringifyContext(doc, options) {
        const opt = Object.assign({
          blockQuote: true,
          commentString: stringifyComment.stringifyComment,
          defaultKeyType: null,
          defaultStringType: "PLAIN",
          directives: null,
          doubleQuotedAsJSON: false,
          doubleQuotedMinMultiLineLength: 40,
          falseStr: "false",
          flowCollectionPadding: true,
          indentSeq: true,
          lineWidth: 80,
          minContentWidth: 20,
          nullStr: "null",
          simpleKeys: false,
          singleQuote: null,
          trailingComma: false,
          trueStr: "true",
          verifyAliasOrder: true
        }, doc.schema.toStringOptions, options);
        let inFlow;
        switch (opt.collectionStyle) {
          case "block":
            inFlow = false;
            break;
          case "flow":
            inFlow = true;
            break;
          default:
            inFlow = null;
        }
        return {
          anchors: /* @__PURE__ */ new Set(),
          doc,
          flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
          indent: "",
          indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
          inFlow,
          options: opt
        };
      }
      function getTagObject(tags, item) {
        if (item.tag) {
          const match = tags.filter((t) => t.tag === item.tag);
          if (match.length > 0)
            return match.find((t) => t.format === item.format) ?? match[0];
        }
        let tagObj = void 0;
        let obj;
        if (identity.isScalar(item)) {
          obj = item.value;
          let match = tags.filter((t) => t.identify?.(obj));
          if (match.length > 1) {
            const testMatch = match.filter((t) => t.test);
            if (testMatch.length > 0)
              match = testMatch;
          }
          tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
        } else {
          obj = item;
          tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
        }
        if (!tagObj) {
          const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
          throw new Error(`Tag not resolved for ${name} value`);
        }
        return tagObj;
      }
      function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
        if (!doc.directives)
          return "";
        const props = [];
        const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
        if (anchor && anchors.anchorIsValid(anchor)) {
          anchors$1.add(anchor);
          props.push(`&${anchor}`);
        }
        const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
        if (tag)
          props.push(doc.directives.tagString(tag));
        return props.join(" ");
      }
      function stringify(item, ctx, onComment, onChompKeep) {
        if (identity.isPair(item))
          return item.toString(ctx, onComment, onChompKeep);
        if (identity.isAlias(item)) {
          if (ctx.doc.directives)
            return item.toString(ctx);
          if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
          } else {
            if (ctx.resolvedAliases)
              ctx.resolvedAliases.add(item);
            else
              ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
            item = item.resolve(ctx.doc);
          }
        }
        let tagObj = void 0;
        const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
        tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
        const props = stringifyProps(node, tagObj, ctx);
        if (props.length > 0)
          ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
        const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
        if (!props)
          return str;
        return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
      }
      exports.createStringifyContext = createStringifyContext;
      exports.stringify = stringify;
    }
  });

  // node_modules/yaml/dist/stringify/stringifyPair.js
  var require_stringifyPair = __commonJS({
    "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Scalar = require_Scalar();
      var stringify = require_stringify();
      var stringifyComment = require_stringifyComment();
      function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
        const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
        let keyComment = identity.isNode(key) && key.comment || null;
        if (simpleKeys) {
          if (keyComment) {
            throw new Error("With simple keys, key nodes cannot have comments");
          }
          if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
            const msg = "With simple keys, collection cannot be used as a key value";
            throw new Error(msg);
          }
        }
        let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
        ctx = Object.assign({}, ctx, {
          allNullValues: false,
          implicitKey: !explicitKey && (simpleKeys || !allNullValues),
          indent: indent + indentStep
        });
        let keyCommentDone = false;
        let chompKeep = false;
        let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
        if (!explicitKey && !ctx.inFlow && str.length > 1024) {
          if (simpleKeys)
            throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
          explicitKey = true;
        }
        if (ctx.inFlow) {
          if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
              onComment();
            return str === "" ? "?" : explicitKey ? `? ${str}` : str;
          }
        } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
          str = `? ${str}`;
          if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
          } else if (chompKeep && onChompKeep)
            onChompKeep();
          return str;
        }
        if (keyCommentDone)
          keyComment = null;
        if (explicitKey) {
          if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
          str = `? ${str}
${indent}:`;
        } else {
          str = `${str}:`;
          if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        let vsb, vcb, valueComment;
        if (identity.isNode(value)) {
          vsb = !!value.spaceBefore;
          vcb = value.commentBefore;
          valueComment = value.comment;
        } else {
          vsb = false;
          vcb = null;
          valueComment = null;
          if (value && typeof value === "object")
            value = doc.createNode(value);
        }
        ctx.implicitKey = false;
        if (!explicitKey && !keyComment && identity.isScalar(value))
          ctx.indentAtStart = str.length + 1;
        chompKeep = false;
        if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
          ctx.indent = ctx.indent.substring(2);
        }
        let valueCommentDone = false;
        const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
        let ws = " ";
        if (keyComment || vsb || vcb) {
          ws = vsb ? "\n" : "";
          if (vcb) {
            const cs = commentString(vcb);
            ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
          }
          if (valueStr === "" && !ctx.inFlow) {
            if (ws === "\n" && valueComment)
              ws = "\n\n";
          } else {
            ws += `
${ctx.indent}`;
          }
        } else if (!explicitKey && identity.isCollection(value)) {
          const vs0 = valueStr[0];
          const nl0 = valueStr.indexOf("\n");
          const hasNewline = nl0 !== -1;
          const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
          if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === "&" || vs0 === "!")) {
              let sp0 = valueStr.indexOf(" ");
              if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
                sp0 = valueStr.indexOf(" ", sp0 + 1);
              }
              if (sp0 === -1 || nl0 < sp0)
                hasPropsLine = true;
            }
            if (!hasPropsLine)
              ws = `
${ctx.indent}`;
          }
        } else if (valueStr === "" || valueStr[0] === "\n") {
          ws = "";
        }
        str += ws + valueStr;
        if (ctx.inFlow) {
          if (valueCommentDone && onComment)
            onComment();
        } else if (valueComment && !valueCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
        } else if (chompKeep && onChompKeep) {
          onChompKeep();
        }
        return str;
      }
      exports.stringifyPair = stringifyPair;
    }
  });

  // node_modules/yaml/dist/log.js
  var require_log = __commonJS({
    "node_modules/yaml/dist/log.js"(exports) {
      "use strict";
      var node_process = require_process();
      function debug(logLevel, ...messages) {
        if (logLevel === "debug")
          console.log(...messages);
      }
      function warn(logLevel, warning) {
        if (logLevel === "debug" || logLevel === "warn") {
          if (typeof node_process.emitWarning === "function")
            node_process.emitWarning(warning);
          else
            console.warn(warning);
        }
      }
      exports.debug = debug;
      exports.warn = warn;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/merge.js
  var require_merge = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Scalar = require_Scalar();
      var MERGE_KEY = "<<";
      var merge2 = {
        identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
        default: "key",
        tag: "tag:yaml.org,2002:merge",
        test: /^<<$/,
        resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
          addToJSMap: addMergeToJSMap
        }),
        stringify: () => MERGE_KEY
      };
      var isMergeKey = (ctx, key) => (merge2.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge2.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge2.tag && tag.default);
      function addMergeToJSMap(ctx, map, value) {
        const source = resolveAliasValue(ctx, value);
        if (identity.isSeq(source))
          for (const it of source.items)
            mergeValue(ctx, map, it);
        else if (Array.isArray(source))
          for (const it of source)
            mergeValue(ctx, map, it);
        else
          mergeValue(ctx, map, source);
      }
      function mergeValue(ctx, map, value) {
        const source = resolveAliasValue(ctx, value);
        if (!identity.isMap(source))
          throw new Error("Merge sources must be maps or map aliases");
        const srcMap = source.toJSON(null, ctx, Map);
        for (const [key, value2] of srcMap) {
          if (map instanceof Map) {
            if (!map.has(key))
              map.set(key, value2);
          } else if (map instanceof Set) {
            map.add(key);
          } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
              value: value2,
              writable: true,
              enumerable: true,
              configurable: true
            });
          }
        }
        return map;
      }
      function resolveAliasValue(ctx, value) {
        return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
      }
      exports.addMergeToJSMap = addMergeToJSMap;
      exports.isMergeKey = isMergeKey;
      exports.merge = merge2;
    }
  });

  // node_modules/yaml/dist/nodes/addPairToJSMap.js
  var require_addPairToJSMap = __commonJS({
    "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
      "use strict";
      var log = require_log();
      var merge2 = require_merge();
      var stringify = require_stringify();
      var identity = require_identity();
      var toJS = require_toJS();
      function addPairToJSMap(ctx, map, { key, value }) {
        if (identity.isNode(key) && key.addToJSMap)
          key.addToJSMap(ctx, map, value);
        else if (merge2.isMergeKey(ctx, key))
          merge2.addMergeToJSMap(ctx, map, value);
        else {
          const jsKey = toJS.toJS(key, "", ctx);
          if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
          } else if (map instanceof Set) {
            map.add(jsKey);
          } else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
              Object.defineProperty(map, stringKey, {
                value: jsValue,
                writable: true,
                enumerable: true,
                configurable: true
              });
            else
              map[stringKey] = jsValue;
          }
        }
        return map;
      }
      function stringifyKey(key, jsKey, ctx) {
        if (jsKey === null)
          return "";
        if (typeof jsKey !== "object")
          return String(jsKey);
        if (identity.isNode(key) && ctx?.doc) {
          const strCtx = stringify.createStringifyContext(ctx.doc, {});
          strCtx.anchors = /* @__PURE__ */ new Set();
          for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
          strCtx.inFlow = true;
          strCtx.inStringifyKey = true;
          const strKey = key.toString(strCtx);
          if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
              jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
          }
          return strKey;
        }
        return JSON.stringify(jsKey);
      }
      exports.addPairToJSMap = addPairToJSMap;
    }
  });

  // node_modules/yaml/dist/nodes/Pair.js
  var require_Pair = __commonJS({
    "node_modules/yaml/dist/nodes/Pair.js"(exports) {
      "use strict";
      var createNode = require_createNode();
      var stringifyPair = require_stringifyPair();
      var addPairToJSMap = require_addPairToJSMap();
      var identity = require_identity();
      function createPair(key, value, ctx) {
        const k = createNode.createNode(key, void 0, ctx);
        const v = createNode.createNode(value, void 0, ctx);
        return new Pair(k, v);
      }
      var Pair = class _Pair {
        constructor(key, value = null) {
          Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
          this.key = key;
          this.value = value;
        }
        clone(schema) {
          let { key, value } = this;
          if (identity.isNode(key))
            key = key.clone(schema);
          if (identity.isNode(value))
            value = value.clone(schema);
          return new _Pair(key, value);
        }
        toJSON(_, ctx) {
          const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
          return addPairToJSMap.addPairToJSMap(ctx, pair, this);
        }
        toString(ctx, onComment, onChompKeep) {
          return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
        }
      };
      exports.Pair = Pair;
      exports.createPair = createPair;
    }
  });

  // node_modules/yaml/dist/stringify/stringifyCollection.js
  var require_stringifyCollection = __commonJS({
    "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
      "use strict";
      var identity = require_identity();
      var stringify = require_stringify();
      var stringifyComment = require_stringifyComment();
      function stringifyCollection(collection, ctx, options) {
        const flow = ctx.inFlow ?? collection.flow;
        const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
        return stringify2(collection, ctx, options);
      }
      function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
        const { indent, options: { commentString } } = ctx;
        const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
        let chompKeep = false;
        const lines = [];
        for (let i = 0; i < items.length; ++i) {
          const item = items[i];
          let comment2 = null;
          if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
              comment2 = item.comment;
          } else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
              if (!chompKeep && ik.spaceBefore)
                lines.push("");
              addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
          }
          chompKeep = false;
          let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
          if (comment2)
            str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
          if (chompKeep && comment2)
            chompKeep = false;
          lines.push(blockItemPrefix + str2);
        }
        let str;
        if (lines.length === 0) {
          str = flowChars.start + flowChars.end;
        } else {
          str = lines[0];
          for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `
${indent}${line}` : "\n";
          }
        }
        if (comment) {
          str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
          if (onComment)
            onComment();
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
        const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
        itemIndent += indentStep;
        const itemCtx = Object.assign({}, ctx, {
          indent: itemIndent,
          inFlow: true,
          type: null
        });
        let reqNewline = false;
        let linesAtValue = 0;
        const lines = [];
        for (let i = 0; i < items.length; ++i) {
          const item = items[i];
          let comment = null;
          if (identity.isNode(item)) {
            if (item.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
              comment = item.comment;
          } else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
              if (ik.spaceBefore)
                lines.push("");
              addCommentBefore(ctx, lines, ik.commentBefore, false);
              if (ik.comment)
                reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
              if (iv.comment)
                comment = iv.comment;
              if (iv.commentBefore)
                reqNewline = true;
            } else if (item.value == null && ik?.comment) {
              comment = ik.comment;
            }
          }
          if (comment)
            reqNewline = true;
          let str = stringify.stringify(item, itemCtx, () => comment = null);
          reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
          if (i < items.length - 1) {
            str += ",";
          } else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
              reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
            }
            if (reqNewline) {
              str += ",";
            }
          }
          if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
          lines.push(str);
          linesAtValue = lines.length;
        }
        const { start: start2, end } = flowChars;
        if (lines.length === 0) {
          return start2 + end;
        } else {
          if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
          }
          if (reqNewline) {
            let str = start2;
            for (const line of lines)
              str += line ? `
${indentStep}${indent}${line}` : "\n";
            return `${str}
${indent}${end}`;
          } else {
            return `${start2}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
          }
        }
      }
      function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
        if (comment && chompKeep)
          comment = comment.replace(/^\n+/, "");
        if (comment) {
          const ic = stringifyComment.indentComment(commentString(comment), indent);
          lines.push(ic.trimStart());
        }
      }
      exports.stringifyCollection = stringifyCollection;
    }
  });

  // node_modules/yaml/dist/nodes/YAMLMap.js
  var require_YAMLMap = __commonJS({
    "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
      "use strict";
      var stringifyCollection = require_stringifyCollection();
      var addPairToJSMap = require_addPairToJSMap();
      var Collection = require_Collection();
      var identity = require_identity();
      var Pair = require_Pair();
      var Scalar = require_Scalar();
      function findPair(items, key) {
        const k = identity.isScalar(key) ? key.value : key;
        for (const it of items) {
          if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
              return it;
            if (identity.isScalar(it.key) && it.key.value === k)
              return it;
          }
        }
        return void 0;
      }
      var YAMLMap = class extends Collection.Collection {
        static get tagName() {
          return "tag:yaml.org,2002:map";
        }
        constructor(schema) {
          super(identity.MAP, schema);
          this.items = [];
        }
        /**
         * A generic collection parsing method that can be extended
         * to other node classes that inherit from YAMLMap
         */
        static from(schema, obj, ctx) {
          const { keepUndefined, replacer } = ctx;
          const map = new this(schema);
          const add = (key, value) => {
            if (typeof replacer === "function")
              value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
              return;
            if (value !== void 0 || keepUndefined)
              map.items.push(Pair.createPair(key, value, ctx));
          };
          if (obj instanceof Map) {
            for (const [key, value] of obj)
              add(key, value);
          } else if (obj && typeof obj === "object") {
            for (const key of Object.keys(obj))
              add(key, obj[key]);
          }
          if (typeof schema.sortMapEntries === "function") {
            map.items.sort(schema.sortMapEntries);
          }
          return map;
        }
        /**
         * Adds a value to the collection.
         *
         * @param overwrite - If not set `true`, using a key that is already in the
         *   collection will throw. Otherwise, overwrites the previous value.
         */
        add(pair, overwrite) {
          let _pair;
          if (identity.isPair(pair))
            _pair = pair;
          else if (!pair || typeof pair !== "object" || !("key" in pair)) {
            _pair = new Pair.Pair(pair, pair?.value);
          } else
            _pair = new Pair.Pair(pair.key, pair.value);
          const prev = findPair(this.items, _pair.key);
          const sortEntries = this.schema?.sortMapEntries;
          if (prev) {
            if (!overwrite)
              throw new Error(`Key ${_pair.key} already set`);
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
              prev.value.value = _pair.value;
            else
              prev.value = _pair.value;
          } else if (sortEntries) {
            const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
            if (i === -1)
              this.items.push(_pair);
            else
              this.items.splice(i, 0, _pair);
          } else {
            this.items.push(_pair);
          }
        }
        delete(key) {
          const it = findPair(this.items, key);
          if (!it)
            return false;
          const del = this.items.splice(this.items.indexOf(it), 1);
          return del.length > 0;
        }
        get(key, keepScalar) {
          const it = findPair(this.items, key);
          const node = it?.value;
          return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
        }
        has(key) {
          return !!findPair(this.items, key);
        }
        set(key, value) {
          this.add(new Pair.Pair(key, value), true);
        }
        /**
         * @param ctx - Conversion context, originally set in Document#toJS()
         * @param {Class} Type - If set, forces the returned collection type
         * @returns Instance of Type, Map, or Object
         */
        toJSON(_, ctx, Type) {
          const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
          if (ctx?.onCreate)
            ctx.onCreate(map);
          for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
          return map;
        }
        toString(ctx, onComment, onChompKeep) {
          if (!ctx)
            return JSON.stringify(this);
          for (const item of this.items) {
            if (!identity.isPair(item))
              throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
          }
          if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
          return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: "",
            flowChars: { start: "{", end: "}" },
            itemIndent: ctx.indent || "",
            onChompKeep,
            onComment
          });
        }
      };
      exports.YAMLMap = YAMLMap;
      exports.findPair = findPair;
    }
  });

  // node_modules/yaml/dist/schema/common/map.js
  var require_map = __commonJS({
    "node_modules/yaml/dist/schema/common/map.js"(exports) {
      "use strict";
      var identity = require_identity();
      var YAMLMap = require_YAMLMap();
      var map = {
        collection: "map",
        default: true,
        nodeClass: YAMLMap.YAMLMap,
        tag: "tag:yaml.org,2002:map",
        resolve(map2, onError) {
          if (!identity.isMap(map2))
            onError("Expected a mapping for this tag");
          return map2;
        },
        createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
      };
      exports.map = map;
    }
  });

  // node_modules/yaml/dist/nodes/YAMLSeq.js
  var require_YAMLSeq = __commonJS({
    "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
      "use strict";
      var createNode = require_createNode();
      var stringifyCollection = require_stringifyCollection();
      var Collection = require_Collection();
      var identity = require_identity();
      var Scalar = require_Scalar();
      var toJS = require_toJS();
      var YAMLSeq = class extends Collection.Collection {
        static get tagName() {
          return "tag:yaml.org,2002:seq";
        }
        constructor(schema) {
          super(identity.SEQ, schema);
          this.items = [];
        }
        add(value) {
          this.items.push(value);
        }
        /**
         * Removes a value from the collection.
         *
         * `key` must contain a representation of an integer for this to succeed.
         * It may be wrapped in a `Scalar`.
         *
         * @returns `true` if the item was found and removed.
         */
        delete(key) {
          const idx = asItemIndex(key);
          if (typeof idx !== "number")
            return false;
          const del = this.items.splice(idx, 1);
          return del.length > 0;
        }
        get(key, keepScalar) {
          const idx = asItemIndex(key);
          if (typeof idx !== "number")
            return void 0;
          const it = this.items[idx];
          return !keepScalar && identity.isScalar(it) ? it.value : it;
        }
        /**
         * Checks if the collection includes a value with the key `key`.
         *
         * `key` must contain a representation of an integer for this to succeed.
         * It may be wrapped in a `Scalar`.
         */
        has(key) {
          const idx = asItemIndex(key);
          return typeof idx === "number" && idx < this.items.length;
        }
        /**
         * Sets a value in this collection. For `!!set`, `value` needs to be a
         * boolean to add/remove the item from the set.
         *
         * If `key` does not contain a representation of an integer, this will throw.
         * It may be wrapped in a `Scalar`.
         */
        set(key, value) {
          const idx = asItemIndex(key);
          if (typeof idx !== "number")
            throw new Error(`Expected a valid index, not ${key}.`);
          const prev = this.items[idx];
          if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
          else
            this.items[idx] = value;
        }
        toJSON(_, ctx) {
          const seq = [];
          if (ctx?.onCreate)
            ctx.onCreate(seq);
          let i = 0;
          for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
          return seq;
        }
        toString(ctx, onComment, onChompKeep) {
          if (!ctx)
            return JSON.stringify(this);
          return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: "- ",
            flowChars: { start: "[", end: "]" },
            itemIndent: (ctx.indent || "") + "  ",
            onChompKeep,
            onComment
          });
        }
        static from(schema, obj, ctx) {
          const { replacer } = ctx;
          const seq = new this(schema);
          if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
              if (typeof replacer === "function") {
                const key = obj instanceof Set ? it : String(i++);
                it = replacer.call(obj, key, it);
              }
              seq.items.push(createNode.createNode(it, void 0, ctx));
            }
          }
          return seq;
        }
      };
      function asItemIndex(key) {
        let idx = identity.isScalar(key) ? key.value : key;
        if (idx && typeof idx === "string")
          idx = Number(idx);
        return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
      }
      exports.YAMLSeq = YAMLSeq;
    }
  });

  // node_modules/yaml/dist/schema/common/seq.js
  var require_seq = __commonJS({
    "node_modules/yaml/dist/schema/common/seq.js"(exports) {
      "use strict";
      var identity = require_identity();
      var YAMLSeq = require_YAMLSeq();
      var seq = {
        collection: "seq",
        default: true,
        nodeClass: YAMLSeq.YAMLSeq,
        tag: "tag:yaml.org,2002:seq",
        resolve(seq2, onError) {
          if (!identity.isSeq(seq2))
            onError("Expected a sequence for this tag");
          return seq2;
        },
        createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
      };
      exports.seq = seq;
    }
  });

  // node_modules/yaml/dist/schema/common/string.js
  var require_string = __commonJS({
    "node_modules/yaml/dist/schema/common/string.js"(exports) {
      "use strict";
      var stringifyString = require_stringifyString();
      var string3 = {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify(item, ctx, onComment, onChompKeep) {
          ctx = Object.assign({ actualString: true }, ctx);
          return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
        }
      };
      exports.string = string3;
    }
  });

  // node_modules/yaml/dist/schema/common/null.js
  var require_null = __commonJS({
    "node_modules/yaml/dist/schema/common/null.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var nullTag = {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^(?:~|[Nn]ull|NULL)?$/,
        resolve: () => new Scalar.Scalar(null),
        stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
      };
      exports.nullTag = nullTag;
    }
  });

  // node_modules/yaml/dist/schema/core/bool.js
  var require_bool = __commonJS({
    "node_modules/yaml/dist/schema/core/bool.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var boolTag = {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
        resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
        stringify({ source, value }, ctx) {
          if (source && boolTag.test.test(source)) {
            const sv = source[0] === "t" || source[0] === "T";
            if (value === sv)
              return source;
          }
          return value ? ctx.options.trueStr : ctx.options.falseStr;
        }
      };
      exports.boolTag = boolTag;
    }
  });

  // node_modules/yaml/dist/stringify/stringifyNumber.js
  var require_stringifyNumber = __commonJS({
    "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
      "use strict";
      function stringifyNumber({ format, minFractionDigits, tag, value }) {
        if (typeof value === "bigint")
          return String(value);
        const num = typeof value === "number" ? value : Number(value);
        if (!isFinite(num))
          return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
        let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
        if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
          let i = n.indexOf(".");
          if (i < 0) {
            i = n.length;
            n += ".";
          }
          let d = minFractionDigits - (n.length - i - 1);
          while (d-- > 0)
            n += "0";
        }
        return n;
      }
      exports.stringifyNumber = stringifyNumber;
    }
  });

  // node_modules/yaml/dist/schema/core/float.js
  var require_float = __commonJS({
    "node_modules/yaml/dist/schema/core/float.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var stringifyNumber = require_stringifyNumber();
      var floatNaN = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
        resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
        stringify: stringifyNumber.stringifyNumber
      };
      var floatExp = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        format: "EXP",
        test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
        resolve: (str) => parseFloat(str),
        stringify(node) {
          const num = Number(node.value);
          return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
        }
      };
      var float = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
        resolve(str) {
          const node = new Scalar.Scalar(parseFloat(str));
          const dot = str.indexOf(".");
          if (dot !== -1 && str[str.length - 1] === "0")
            node.minFractionDigits = str.length - dot - 1;
          return node;
        },
        stringify: stringifyNumber.stringifyNumber
      };
      exports.float = float;
      exports.floatExp = floatExp;
      exports.floatNaN = floatNaN;
    }
  });

  // node_modules/yaml/dist/schema/core/int.js
  var require_int = __commonJS({
    "node_modules/yaml/dist/schema/core/int.js"(exports) {
      "use strict";
      var stringifyNumber = require_stringifyNumber();
      var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
      var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
      function intStringify(node, radix, prefix) {
        const { value } = node;
        if (intIdentify(value) && value >= 0)
          return prefix + value.toString(radix);
        return stringifyNumber.stringifyNumber(node);
      }
      var intOct = {
        identify: (value) => intIdentify(value) && value >= 0,
        default: true,
        tag: "tag:yaml.org,2002:int",
        format: "OCT",
        test: /^0o[0-7]+$/,
        resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
        stringify: (node) => intStringify(node, 8, "0o")
      };
      var int = {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^[-+]?[0-9]+$/,
        resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
        stringify: stringifyNumber.stringifyNumber
      };
      var intHex = {
        identify: (value) => intIdentify(value) && value >= 0,
        default: true,
        tag: "tag:yaml.org,2002:int",
        format: "HEX",
        test: /^0x[0-9a-fA-F]+$/,
        resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
        stringify: (node) => intStringify(node, 16, "0x")
      };
      exports.int = int;
      exports.intHex = intHex;
      exports.intOct = intOct;
    }
  });

  // node_modules/yaml/dist/schema/core/schema.js
  var require_schema = __commonJS({
    "node_modules/yaml/dist/schema/core/schema.js"(exports) {
      "use strict";
      var map = require_map();
      var _null3 = require_null();
      var seq = require_seq();
      var string3 = require_string();
      var bool = require_bool();
      var float = require_float();
      var int = require_int();
      var schema = [
        map.map,
        seq.seq,
        string3.string,
        _null3.nullTag,
        bool.boolTag,
        int.intOct,
        int.int,
        int.intHex,
        float.floatNaN,
        float.floatExp,
        float.float
      ];
      exports.schema = schema;
    }
  });

  // node_modules/yaml/dist/schema/json/schema.js
  var require_schema2 = __commonJS({
    "node_modules/yaml/dist/schema/json/schema.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var map = require_map();
      var seq = require_seq();
      function intIdentify(value) {
        return typeof value === "bigint" || Number.isInteger(value);
      }
      var stringifyJSON = ({ value }) => JSON.stringify(value);
      var jsonScalars = [
        {
          identify: (value) => typeof value === "string",
          default: true,
          tag: "tag:yaml.org,2002:str",
          resolve: (str) => str,
          stringify: stringifyJSON
        },
        {
          identify: (value) => value == null,
          createNode: () => new Scalar.Scalar(null),
          default: true,
          tag: "tag:yaml.org,2002:null",
          test: /^null$/,
          resolve: () => null,
          stringify: stringifyJSON
        },
        {
          identify: (value) => typeof value === "boolean",
          default: true,
          tag: "tag:yaml.org,2002:bool",
          test: /^true$|^false$/,
          resolve: (str) => str === "true",
          stringify: stringifyJSON
        },
        {
          identify: intIdentify,
          default: true,
          tag: "tag:yaml.org,2002:int",
          test: /^-?(?:0|[1-9][0-9]*)$/,
          resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
          stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
        },
        {
          identify: (value) => typeof value === "number",
          default: true,
          tag: "tag:yaml.org,2002:float",
          test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
          resolve: (str) => parseFloat(str),
          stringify: stringifyJSON
        }
      ];
      var jsonError = {
        default: true,
        tag: "",
        test: /^/,
        resolve(str, onError) {
          onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
          return str;
        }
      };
      var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
      exports.schema = schema;
    }
  });

  // required-builtin:buffer
  var require_buffer = __commonJS({
    "required-builtin:buffer"(exports, module) {
      module.exports = process.getBuiltinModule("node:buffer");
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/binary.js
  var require_binary = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
      "use strict";
      var node_buffer = require_buffer();
      var Scalar = require_Scalar();
      var stringifyString = require_stringifyString();
      var binary = {
        identify: (value) => value instanceof Uint8Array,
        // Buffer inherits from Uint8Array
        default: false,
        tag: "tag:yaml.org,2002:binary",
        /**
         * Returns a Buffer in node and an Uint8Array in browsers
         *
         * To use the resulting buffer as an image, you'll want to do something like:
         *
         *   const blob = new Blob([buffer], { type: 'image/jpeg' })
         *   document.querySelector('#photo').src = URL.createObjectURL(blob)
         */
        resolve(src, onError) {
          if (typeof node_buffer.Buffer === "function") {
            return node_buffer.Buffer.from(src, "base64");
          } else if (typeof atob === "function") {
            const str = atob(src.replace(/[\n\r]/g, ""));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
              buffer[i] = str.charCodeAt(i);
            return buffer;
          } else {
            onError("This environment does not support reading binary tags; either Buffer or atob is required");
            return src;
          }
        },
        stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
          if (!value)
            return "";
          const buf = value;
          let str;
          if (typeof node_buffer.Buffer === "function") {
            str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
          } else if (typeof btoa === "function") {
            let s = "";
            for (let i = 0; i < buf.length; ++i)
              s += String.fromCharCode(buf[i]);
            str = btoa(s);
          } else {
            throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
          }
          type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
          if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
              lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
          }
          return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
        }
      };
      exports.binary = binary;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/pairs.js
  var require_pairs = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Pair = require_Pair();
      var Scalar = require_Scalar();
      var YAMLSeq = require_YAMLSeq();
      function resolvePairs(seq, onError) {
        if (identity.isSeq(seq)) {
          for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
              continue;
            else if (identity.isMap(item)) {
              if (item.items.length > 1)
                onError("Each pair must have its own sequence indicator");
              const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
              if (item.commentBefore)
                pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
              if (item.comment) {
                const cn = pair.value ?? pair.key;
                cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
              }
              item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
          }
        } else
          onError("Expected a sequence for this tag");
        return seq;
      }
      function createPairs(schema, iterable, ctx) {
        const { replacer } = ctx;
        const pairs2 = new YAMLSeq.YAMLSeq(schema);
        pairs2.tag = "tag:yaml.org,2002:pairs";
        let i = 0;
        if (iterable && Symbol.iterator in Object(iterable))
          for (let it of iterable) {
            if (typeof replacer === "function")
              it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
              if (it.length === 2) {
                key = it[0];
                value = it[1];
              } else
                throw new TypeError(`Expected [key, value] tuple: ${it}`);
            } else if (it && it instanceof Object) {
              const keys = Object.keys(it);
              if (keys.length === 1) {
                key = keys[0];
                value = it[key];
              } else {
                throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
              }
            } else {
              key = it;
            }
            pairs2.items.push(Pair.createPair(key, value, ctx));
          }
        return pairs2;
      }
      var pairs = {
        collection: "seq",
        default: false,
        tag: "tag:yaml.org,2002:pairs",
        resolve: resolvePairs,
        createNode: createPairs
      };
      exports.createPairs = createPairs;
      exports.pairs = pairs;
      exports.resolvePairs = resolvePairs;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/omap.js
  var require_omap = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
      "use strict";
      var identity = require_identity();
      var toJS = require_toJS();
      var YAMLMap = require_YAMLMap();
      var YAMLSeq = require_YAMLSeq();
      var pairs = require_pairs();
      var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
        constructor() {
          super();
          this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
          this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
          this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
          this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
          this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
          this.tag = _YAMLOMap.tag;
        }
        /**
         * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
         * but TypeScript won't allow widening the signature of a child method.
         */
        toJSON(_, ctx) {
          if (!ctx)
            return super.toJSON(_);
          const map = /* @__PURE__ */ new Map();
          if (ctx?.onCreate)
            ctx.onCreate(map);
          for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
              key = toJS.toJS(pair.key, "", ctx);
              value = toJS.toJS(pair.value, key, ctx);
            } else {
              key = toJS.toJS(pair, "", ctx);
            }
            if (map.has(key))
              throw new Error("Ordered maps must not include duplicate keys");
            map.set(key, value);
          }
          return map;
        }
        static from(schema, iterable, ctx) {
          const pairs$1 = pairs.createPairs(schema, iterable, ctx);
          const omap2 = new this();
          omap2.items = pairs$1.items;
          return omap2;
        }
      };
      YAMLOMap.tag = "tag:yaml.org,2002:omap";
      var omap = {
        collection: "seq",
        identify: (value) => value instanceof Map,
        nodeClass: YAMLOMap,
        default: false,
        tag: "tag:yaml.org,2002:omap",
        resolve(seq, onError) {
          const pairs$1 = pairs.resolvePairs(seq, onError);
          const seenKeys = [];
          for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
              if (seenKeys.includes(key.value)) {
                onError(`Ordered maps must not include duplicate keys: ${key.value}`);
              } else {
                seenKeys.push(key.value);
              }
            }
          }
          return Object.assign(new YAMLOMap(), pairs$1);
        },
        createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
      };
      exports.YAMLOMap = YAMLOMap;
      exports.omap = omap;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/bool.js
  var require_bool2 = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      function boolStringify({ value, source }, ctx) {
        const boolObj = value ? trueTag : falseTag;
        if (source && boolObj.test.test(source))
          return source;
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
      var trueTag = {
        identify: (value) => value === true,
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
        resolve: () => new Scalar.Scalar(true),
        stringify: boolStringify
      };
      var falseTag = {
        identify: (value) => value === false,
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
        resolve: () => new Scalar.Scalar(false),
        stringify: boolStringify
      };
      exports.falseTag = falseTag;
      exports.trueTag = trueTag;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/float.js
  var require_float2 = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var stringifyNumber = require_stringifyNumber();
      var floatNaN = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
        resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
        stringify: stringifyNumber.stringifyNumber
      };
      var floatExp = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        format: "EXP",
        test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
        resolve: (str) => parseFloat(str.replace(/_/g, "")),
        stringify(node) {
          const num = Number(node.value);
          return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
        }
      };
      var float = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
        resolve(str) {
          const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
          const dot = str.indexOf(".");
          if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, "");
            if (f[f.length - 1] === "0")
              node.minFractionDigits = f.length;
          }
          return node;
        },
        stringify: stringifyNumber.stringifyNumber
      };
      exports.float = float;
      exports.floatExp = floatExp;
      exports.floatNaN = floatNaN;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/int.js
  var require_int2 = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
      "use strict";
      var stringifyNumber = require_stringifyNumber();
      var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
      function intResolve(str, offset, radix, { intAsBigInt }) {
        const sign = str[0];
        if (sign === "-" || sign === "+")
          offset += 1;
        str = str.substring(offset).replace(/_/g, "");
        if (intAsBigInt) {
          switch (radix) {
            case 2:
              str = `0b${str}`;
              break;
            case 8:
              str = `0o${str}`;
              break;
            case 16:
              str = `0x${str}`;
              break;
          }
          const n2 = BigInt(str);
          return sign === "-" ? BigInt(-1) * n2 : n2;
        }
        const n = parseInt(str, radix);
        return sign === "-" ? -1 * n : n;
      }
      function intStringify(node, radix, prefix) {
        const { value } = node;
        if (intIdentify(value)) {
          const str = value.toString(radix);
          return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
        }
        return stringifyNumber.stringifyNumber(node);
      }
      var intBin = {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        format: "BIN",
        test: /^[-+]?0b[0-1_]+$/,
        resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
        stringify: (node) => intStringify(node, 2, "0b")
      };
      var intOct = {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        format: "OCT",
        test: /^[-+]?0[0-7_]+$/,
        resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
        stringify: (node) => intStringify(node, 8, "0")
      };
      var int = {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^[-+]?[0-9][0-9_]*$/,
        resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
        stringify: stringifyNumber.stringifyNumber
      };
      var intHex = {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        format: "HEX",
        test: /^[-+]?0x[0-9a-fA-F_]+$/,
        resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
        stringify: (node) => intStringify(node, 16, "0x")
      };
      exports.int = int;
      exports.intBin = intBin;
      exports.intHex = intHex;
      exports.intOct = intOct;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/set.js
  var require_set = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Pair = require_Pair();
      var YAMLMap = require_YAMLMap();
      var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
        constructor(schema) {
          super(schema);
          this.tag = _YAMLSet.tag;
        }
        add(key) {
          let pair;
          if (identity.isPair(key))
            pair = key;
          else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
            pair = new Pair.Pair(key.key, null);
          else
            pair = new Pair.Pair(key, null);
          const prev = YAMLMap.findPair(this.items, pair.key);
          if (!prev)
            this.items.push(pair);
        }
        /**
         * If `keepPair` is `true`, returns the Pair matching `key`.
         * Otherwise, returns the value of that Pair's key.
         */
        get(key, keepPair) {
          const pair = YAMLMap.findPair(this.items, key);
          return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
        }
        set(key, value) {
          if (typeof value !== "boolean")
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
          const prev = YAMLMap.findPair(this.items, key);
          if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
          } else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
          }
        }
        toJSON(_, ctx) {
          return super.toJSON(_, ctx, Set);
        }
        toString(ctx, onComment, onChompKeep) {
          if (!ctx)
            return JSON.stringify(this);
          if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
          else
            throw new Error("Set items must all have null values");
        }
        static from(schema, iterable, ctx) {
          const { replacer } = ctx;
          const set2 = new this(schema);
          if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
              if (typeof replacer === "function")
                value = replacer.call(iterable, value, value);
              set2.items.push(Pair.createPair(value, null, ctx));
            }
          return set2;
        }
      };
      YAMLSet.tag = "tag:yaml.org,2002:set";
      var set = {
        collection: "map",
        identify: (value) => value instanceof Set,
        nodeClass: YAMLSet,
        default: false,
        tag: "tag:yaml.org,2002:set",
        createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
        resolve(map, onError) {
          if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
              return Object.assign(new YAMLSet(), map);
            else
              onError("Set items must all have null values");
          } else
            onError("Expected a mapping for this tag");
          return map;
        }
      };
      exports.YAMLSet = YAMLSet;
      exports.set = set;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
  var require_timestamp = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
      "use strict";
      var stringifyNumber = require_stringifyNumber();
      function parseSexagesimal(str, asBigInt) {
        const sign = str[0];
        const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
        const num = (n) => asBigInt ? BigInt(n) : Number(n);
        const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
        return sign === "-" ? num(-1) * res : res;
      }
      function stringifySexagesimal(node) {
        let { value } = node;
        let num = (n) => n;
        if (typeof value === "bigint")
          num = (n) => BigInt(n);
        else if (isNaN(value) || !isFinite(value))
          return stringifyNumber.stringifyNumber(node);
        let sign = "";
        if (value < 0) {
          sign = "-";
          value *= num(-1);
        }
        const _60 = num(60);
        const parts = [value % _60];
        if (value < 60) {
          parts.unshift(0);
        } else {
          value = (value - parts[0]) / _60;
          parts.unshift(value % _60);
          if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value);
          }
        }
        return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
      }
      var intTime = {
        identify: (value) => typeof value === "bigint" || Number.isInteger(value),
        default: true,
        tag: "tag:yaml.org,2002:int",
        format: "TIME",
        test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
        resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
        stringify: stringifySexagesimal
      };
      var floatTime = {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        format: "TIME",
        test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
        resolve: (str) => parseSexagesimal(str, false),
        stringify: stringifySexagesimal
      };
      var timestamp = {
        identify: (value) => value instanceof Date,
        default: true,
        tag: "tag:yaml.org,2002:timestamp",
        // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
        // may be omitted altogether, resulting in a date format. In such a case, the time part is
        // assumed to be 00:00:00Z (start of day, UTC).
        test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
        resolve(str) {
          const match = str.match(timestamp.test);
          if (!match)
            throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
          const [, year, month, day, hour, minute, second] = match.map(Number);
          const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
          let date2 = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
          const tz = match[8];
          if (tz && tz !== "Z") {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
              d *= 60;
            date2 -= 6e4 * d;
          }
          return new Date(date2);
        },
        stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
      };
      exports.floatTime = floatTime;
      exports.intTime = intTime;
      exports.timestamp = timestamp;
    }
  });

  // node_modules/yaml/dist/schema/yaml-1.1/schema.js
  var require_schema3 = __commonJS({
    "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
      "use strict";
      var map = require_map();
      var _null3 = require_null();
      var seq = require_seq();
      var string3 = require_string();
      var binary = require_binary();
      var bool = require_bool2();
      var float = require_float2();
      var int = require_int2();
      var merge2 = require_merge();
      var omap = require_omap();
      var pairs = require_pairs();
      var set = require_set();
      var timestamp = require_timestamp();
      var schema = [
        map.map,
        seq.seq,
        string3.string,
        _null3.nullTag,
        bool.trueTag,
        bool.falseTag,
        int.intBin,
        int.intOct,
        int.int,
        int.intHex,
        float.floatNaN,
        float.floatExp,
        float.float,
        binary.binary,
        merge2.merge,
        omap.omap,
        pairs.pairs,
        set.set,
        timestamp.intTime,
        timestamp.floatTime,
        timestamp.timestamp
      ];
      exports.schema = schema;
    }
  });

  // node_modules/yaml/dist/schema/tags.js
  var require_tags = __commonJS({
    "node_modules/yaml/dist/schema/tags.js"(exports) {
      "use strict";
      var map = require_map();
      var _null3 = require_null();
      var seq = require_seq();
      var string3 = require_string();
      var bool = require_bool();
      var float = require_float();
      var int = require_int();
      var schema = require_schema();
      var schema$1 = require_schema2();
      var binary = require_binary();
      var merge2 = require_merge();
      var omap = require_omap();
      var pairs = require_pairs();
      var schema$2 = require_schema3();
      var set = require_set();
      var timestamp = require_timestamp();
      var schemas = /* @__PURE__ */ new Map([
        ["core", schema.schema],
        ["failsafe", [map.map, seq.seq, string3.string]],
        ["json", schema$1.schema],
        ["yaml11", schema$2.schema],
        ["yaml-1.1", schema$2.schema]
      ]);
      var tagsByName = {
        binary: binary.binary,
        bool: bool.boolTag,
        float: float.float,
        floatExp: float.floatExp,
        floatNaN: float.floatNaN,
        floatTime: timestamp.floatTime,
        int: int.int,
        intHex: int.intHex,
        intOct: int.intOct,
        intTime: timestamp.intTime,
        map: map.map,
        merge: merge2.merge,
        null: _null3.nullTag,
        omap: omap.omap,
        pairs: pairs.pairs,
        seq: seq.seq,
        set: set.set,
        timestamp: timestamp.timestamp
      };
      var coreKnownTags = {
        "tag:yaml.org,2002:binary": binary.binary,
        "tag:yaml.org,2002:merge": merge2.merge,
        "tag:yaml.org,2002:omap": omap.omap,
        "tag:yaml.org,2002:pairs": pairs.pairs,
        "tag:yaml.org,2002:set": set.set,
        "tag:yaml.org,2002:timestamp": timestamp.timestamp
      };
      function getTags(customTags, schemaName, addMergeTag) {
        const schemaTags = schemas.get(schemaName);
        if (schemaTags && !customTags) {
          return addMergeTag && !schemaTags.includes(merge2.merge) ? schemaTags.concat(merge2.merge) : schemaTags.slice();
        }
        let tags = schemaTags;
        if (!tags) {
          if (Array.isArray(customTags))
            tags = [];
          else {
            const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
          }
        }
        if (Array.isArray(customTags)) {
          for (const tag of customTags)
            tags = tags.concat(tag);
        } else if (typeof customTags === "function") {
          tags = customTags(tags.slice());
        }
        if (addMergeTag)
          tags = tags.concat(merge2.merge);
        return tags.reduce((tags2, tag) => {
          const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
          if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
          }
          if (!tags2.includes(tagObj))
            tags2.push(tagObj);
          return tags2;
        }, []);
      }
      exports.coreKnownTags = coreKnownTags;
      exports.getTags = getTags;
    }
  });

  // node_modules/yaml/dist/schema/Schema.js
  var require_Schema = __commonJS({
    "node_modules/yaml/dist/schema/Schema.js"(exports) {
      "use strict";
      var identity = require_identity();
      var map = require_map();
      var seq = require_seq();
      var string3 = require_string();
      var tags = require_tags();
      var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      var Schema = class _Schema {
        constructor({ compat, customTags, merge: merge2, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
          this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
          this.name = typeof schema === "string" && schema || "core";
          this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
          this.tags = tags.getTags(customTags, this.name, merge2);
          this.toStringOptions = toStringDefaults ?? null;
          Object.defineProperty(this, identity.MAP, { value: map.map });
          Object.defineProperty(this, identity.SCALAR, { value: string3.string });
          Object.defineProperty(this, identity.SEQ, { value: seq.seq });
          this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
        }
        clone() {
          const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
          copy.tags = this.tags.slice();
          return copy;
        }
      };
      exports.Schema = Schema;
    }
  });

  // node_modules/yaml/dist/stringify/stringifyDocument.js
  var require_stringifyDocument = __commonJS({
    "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
      "use strict";
      var identity = require_identity();
      var stringify = require_stringify();
      var stringifyComment = require_stringifyComment();
      function stringifyDocument(doc, options) {
        const lines = [];
        let hasDirectives = options.directives === true;
        if (options.directives !== false && doc.directives) {
          const dir = doc.directives.toString(doc);
          if (dir) {
            lines.push(dir);
            hasDirectives = true;
          } else if (doc.directives.docStart)
            hasDirectives = true;
        }
        if (hasDirectives)
          lines.push("---");
        const ctx = stringify.createStringifyContext(doc, options);
        const { commentString } = ctx.options;
        if (doc.commentBefore) {
          if (lines.length !== 1)
            lines.unshift("");
          const cs = commentString(doc.commentBefore);
          lines.unshift(stringifyComment.indentComment(cs, ""));
        }
        let chompKeep = false;
        let contentComment = null;
        if (doc.contents) {
          if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
              lines.push("");
            if (doc.contents.commentBefore) {
              const cs = commentString(doc.contents.commentBefore);
              lines.push(stringifyComment.indentComment(cs, ""));
            }
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
          }
          const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
          let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
          if (contentComment)
            body += stringifyComment.lineComment(body, "", commentString(contentComment));
          if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
            lines[lines.length - 1] = `--- ${body}`;
          } else
            lines.push(body);
        } else {
          lines.push(stringify.stringify(doc.contents, ctx));
        }
        if (doc.directives?.docEnd) {
          if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes("\n")) {
              lines.push("...");
              lines.push(stringifyComment.indentComment(cs, ""));
            } else {
              lines.push(`... ${cs}`);
            }
          } else {
            lines.push("...");
          }
        } else {
          let dc = doc.comment;
          if (dc && chompKeep)
            dc = dc.replace(/^\n+/, "");
          if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
              lines.push("");
            lines.push(stringifyComment.indentComment(commentString(dc), ""));
          }
        }
        return lines.join("\n") + "\n";
      }
      exports.stringifyDocument = stringifyDocument;
    }
  });

  // node_modules/yaml/dist/doc/Document.js
  var require_Document = __commonJS({
    "node_modules/yaml/dist/doc/Document.js"(exports) {
      "use strict";
      var Alias = require_Alias();
      var Collection = require_Collection();
      var identity = require_identity();
      var Pair = require_Pair();
      var toJS = require_toJS();
      var Schema = require_Schema();
      var stringifyDocument = require_stringifyDocument();
      var anchors = require_anchors();
      var applyReviver = require_applyReviver();
      var createNode = require_createNode();
      var directives = require_directives();
      var Document = class _Document {
        constructor(value, replacer, options) {
          this.commentBefore = null;
          this.comment = null;
          this.errors = [];
          this.warnings = [];
          Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
          let _replacer = null;
          if (typeof replacer === "function" || Array.isArray(replacer)) {
            _replacer = replacer;
          } else if (options === void 0 && replacer) {
            options = replacer;
            replacer = void 0;
          }
          const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: "warn",
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: "1.2"
          }, options);
          this.options = opt;
          let { version: version2 } = opt;
          if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
              version2 = this.directives.yaml.version;
          } else
            this.directives = new directives.Directives({ version: version2 });
          this.setSchema(version2, options);
          this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
        }
        /**
         * Create a deep copy of this Document and its contents.
         *
         * Custom Node values that inherit from `Object` still refer to their original instances.
         */
        clone() {
          const copy = Object.create(_Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
          });
          copy.commentBefore = this.commentBefore;
          copy.comment = this.comment;
          copy.errors = this.errors.slice();
          copy.warnings = this.warnings.slice();
          copy.options = Object.assign({}, this.options);
          if (this.directives)
            copy.directives = this.directives.clone();
          copy.schema = this.schema.clone();
          copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
          if (this.range)
            copy.range = this.range.slice();
          return copy;
        }
        /** Adds a value to the document. */
        add(value) {
          if (assertCollection(this.contents))
            this.contents.add(value);
        }
        /** Adds a value to the document. */
        addIn(path, value) {
          if (assertCollection(this.contents))
            this.contents.addIn(path, value);
        }
        /**
         * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
         *
         * If `node` already has an anchor, `name` is ignored.
         * Otherwise, the `node.anchor` value will be set to `name`,
         * or if an anchor with that name is already present in the document,
         * `name` will be used as a prefix for a new unique anchor.
         * If `name` is undefined, the generated anchor will use 'a' as a prefix.
         */
        createAlias(node, name) {
          if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
            !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
          }
          return new Alias.Alias(node.anchor);
        }
        createNode(value, replacer, options) {
          let _replacer = void 0;
          if (typeof replacer === "function") {
            value = replacer.call({ "": value }, "", value);
            _replacer = replacer;
          } else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
              replacer = replacer.concat(asStr);
            _replacer = replacer;
          } else if (options === void 0 && replacer) {
            options = replacer;
            replacer = void 0;
          }
          const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
          const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
            this,
            // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
            anchorPrefix || "a"
          );
          const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
          };
          const node = createNode.createNode(value, tag, ctx);
          if (flow && identity.isCollection(node))
            node.flow = true;
          setAnchors();
          return node;
        }
        /**
         * Convert a key and a value into a `Pair` using the current schema,
         * recursively wrapping all values as `Scalar` or `Collection` nodes.
         */
        createPair(key, value, options = {}) {
          const k = this.createNode(key, null, options);
          const v = this.createNode(value, null, options);
          return new Pair.Pair(k, v);
        }
        /**
         * Removes a value from the document.
         * @returns `true` if the item was found and removed.
         */
        delete(key) {
          return assertCollection(this.contents) ? this.contents.delete(key) : false;
        }
        /**
         * Removes a value from the document.
         * @returns `true` if the item was found and removed.
         */
        deleteIn(path) {
          if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
              return false;
            this.contents = null;
            return true;
          }
          return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
        }
        /**
         * Returns item at `key`, or `undefined` if not found. By default unwraps
         * scalar values from their surrounding node; to disable set `keepScalar` to
         * `true` (collections are always returned intact).
         */
        get(key, keepScalar) {
          return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
        }
        /**
         * Returns item at `path`, or `undefined` if not found. By default unwraps
         * scalar values from their surrounding node; to disable set `keepScalar` to
         * `true` (collections are always returned intact).
         */
        getIn(path, keepScalar) {
          if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
          return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
        }
        /**
         * Checks if the document includes a value with the key `key`.
         */
        has(key) {
          return identity.isCollection(this.contents) ? this.contents.has(key) : false;
        }
        /**
         * Checks if the document includes a value at `path`.
         */
        hasIn(path) {
          if (Collection.isEmptyPath(path))
            return this.contents !== void 0;
          return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
        }
        /**
         * Sets a value in this document. For `!!set`, `value` needs to be a
         * boolean to add/remove the item from the set.
         */
        set(key, value) {
          if (this.contents == null) {
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
          } else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
          }
        }
        /**
         * Sets a value in this document. For `!!set`, `value` needs to be a
         * boolean to add/remove the item from the set.
         */
        setIn(path, value) {
          if (Collection.isEmptyPath(path)) {
            this.contents = value;
          } else if (this.contents == null) {
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
          } else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
          }
        }
        /**
         * Change the YAML version and schema used by the document.
         * A `null` version disables support for directives, explicit tags, anchors, and aliases.
         * It also requires the `schema` option to be given as a `Schema` instance value.
         *
         * Overrides all previously set schema options.
         */
        setSchema(version2, options = {}) {
          if (typeof version2 === "number")
            version2 = String(version2);
          let opt;
          switch (version2) {
            case "1.1":
              if (this.directives)
                this.directives.yaml.version = "1.1";
              else
                this.directives = new directives.Directives({ version: "1.1" });
              opt = { resolveKnownTags: false, schema: "yaml-1.1" };
              break;
            case "1.2":
            case "next":
              if (this.directives)
                this.directives.yaml.version = version2;
              else
                this.directives = new directives.Directives({ version: version2 });
              opt = { resolveKnownTags: true, schema: "core" };
              break;
            case null:
              if (this.directives)
                delete this.directives;
              opt = null;
              break;
            default: {
              const sv = JSON.stringify(version2);
              throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
          }
          if (options.schema instanceof Object)
            this.schema = options.schema;
          else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
          else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
        }
        // json & jsonArg are only used from toJSON()
        toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
          const ctx = {
            anchors: /* @__PURE__ */ new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
          };
          const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
          if (typeof onAnchor === "function")
            for (const { count, res: res2 } of ctx.anchors.values())
              onAnchor(res2, count);
          return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
        }
        /**
         * A JSON representation of the document `contents`.
         *
         * @param jsonArg Used by `JSON.stringify` to indicate the array index or
         *   property name.
         */
        toJSON(jsonArg, onAnchor) {
          return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
        }
        /** A YAML representation of the document. */
        toString(options = {}) {
          if (this.errors.length > 0)
            throw new Error("Document with errors cannot be stringified");
          if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
          }
          return stringifyDocument.stringifyDocument(this, options);
        }
      };
      function assertCollection(contents) {
        if (identity.isCollection(contents))
          return true;
        throw new Error("Expected a YAML collection as document contents");
      }
      exports.Document = Document;
    }
  });

  // node_modules/yaml/dist/errors.js
  var require_errors = __commonJS({
    "node_modules/yaml/dist/errors.js"(exports) {
      "use strict";
      var YAMLError = class extends Error {
        constructor(name, pos, code, message) {
          super();
          this.name = name;
          this.code = code;
          this.message = message;
          this.pos = pos;
        }
      };
      var YAMLParseError = class extends YAMLError {
        constructor(pos, code, message) {
          super("YAMLParseError", pos, code, message);
        }
      };
      var YAMLWarning = class extends YAMLError {
        constructor(pos, code, message) {
          super("YAMLWarning", pos, code, message);
        }
      };
      var prettifyError = (src, lc) => (error) => {
        if (error.pos[0] === -1)
          return;
        error.linePos = error.pos.map((pos) => lc.linePos(pos));
        const { line, col } = error.linePos[0];
        error.message += ` at line ${line}, column ${col}`;
        let ci = col - 1;
        let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
        if (ci >= 60 && lineStr.length > 80) {
          const trimStart = Math.min(ci - 39, lineStr.length - 79);
          lineStr = "\u2026" + lineStr.substring(trimStart);
          ci -= trimStart - 1;
        }
        if (lineStr.length > 80)
          lineStr = lineStr.substring(0, 79) + "\u2026";
        if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
          let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
          if (prev.length > 80)
            prev = prev.substring(0, 79) + "\u2026\n";
          lineStr = prev + lineStr;
        }
        if (/[^ ]/.test(lineStr)) {
          let count = 1;
          const end = error.linePos[1];
          if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
          }
          const pointer = " ".repeat(ci) + "^".repeat(count);
          error.message += `:

${lineStr}
${pointer}
`;
        }
      };
      exports.YAMLError = YAMLError;
      exports.YAMLParseError = YAMLParseError;
      exports.YAMLWarning = YAMLWarning;
      exports.prettifyError = prettifyError;
    }
  });

  // node_modules/yaml/dist/compose/resolve-props.js
  var require_resolve_props = __commonJS({
    "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
      "use strict";
      function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
        let spaceBefore = false;
        let atNewline = startOnNewline;
        let hasSpace = startOnNewline;
        let comment = "";
        let commentSep = "";
        let hasNewline = false;
        let reqSpace = false;
        let tab = null;
        let anchor = null;
        let tag = null;
        let newlineAfterProp = null;
        let comma = null;
        let found = null;
        let start2 = null;
        for (const token of tokens) {
          if (reqSpace) {
            if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
              onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
            reqSpace = false;
          }
          if (tab) {
            if (atNewline && token.type !== "comment" && token.type !== "newline") {
              onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
            }
            tab = null;
          }
          switch (token.type) {
            case "space":
              if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
                tab = token;
              }
              hasSpace = true;
              break;
            case "comment": {
              if (!hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = token.source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += commentSep + cb;
              commentSep = "";
              atNewline = false;
              break;
            }
            case "newline":
              if (atNewline) {
                if (comment)
                  comment += token.source;
                else if (!found || indicator !== "seq-item-ind")
                  spaceBefore = true;
              } else
                commentSep += token.source;
              atNewline = true;
              hasNewline = true;
              if (anchor || tag)
                newlineAfterProp = token;
              hasSpace = true;
              break;
            case "anchor":
              if (anchor)
                onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
              if (token.source.endsWith(":"))
                onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
              anchor = token;
              start2 ?? (start2 = token.offset);
              atNewline = false;
              hasSpace = false;
              reqSpace = true;
              break;
            case "tag": {
              if (tag)
                onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
              tag = token;
              start2 ?? (start2 = token.offset);
              atNewline = false;
              hasSpace = false;
              reqSpace = true;
              break;
            }
            case indicator:
              if (anchor || tag)
                onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
              if (found)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
              found = token;
              atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
              hasSpace = false;
              break;
            case "comma":
              if (flow) {
                if (comma)
                  onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
                comma = token;
                atNewline = false;
                hasSpace = false;
                break;
              }
            // else fallthrough
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
              atNewline = false;
              hasSpace = false;
          }
        }
        const last = tokens[tokens.length - 1];
        const end = last ? last.offset + last.source.length : offset;
        if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
          onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
        }
        if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
          onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
        return {
          comma,
          found,
          spaceBefore,
          comment,
          hasNewline,
          anchor,
          tag,
          newlineAfterProp,
          end,
          start: start2 ?? end
        };
      }
      exports.resolveProps = resolveProps;
    }
  });

  // node_modules/yaml/dist/compose/util-contains-newline.js
  var require_util_contains_newline = __commonJS({
    "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
      "use strict";
      function containsNewline(key) {
        if (!key)
          return null;
        switch (key.type) {
          case "alias":
          case "scalar":
          case "double-quoted-scalar":
          case "single-quoted-scalar":
            if (key.source.includes("\n"))
              return true;
            if (key.end) {
              for (const st of key.end)
                if (st.type === "newline")
                  return true;
            }
            return false;
          case "flow-collection":
            for (const it of key.items) {
              for (const st of it.start)
                if (st.type === "newline")
                  return true;
              if (it.sep) {
                for (const st of it.sep)
                  if (st.type === "newline")
                    return true;
              }
              if (containsNewline(it.key) || containsNewline(it.value))
                return true;
            }
            return false;
          default:
            return true;
        }
      }
      exports.containsNewline = containsNewline;
    }
  });

  // node_modules/yaml/dist/compose/util-flow-indent-check.js
  var require_util_flow_indent_check = __commonJS({
    "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
      "use strict";
      var utilContainsNewline = require_util_contains_newline();
      function flowIndentCheck(indent, fc, onError) {
        if (fc?.type === "flow-collection") {
          const end = fc.end[0];
          if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
            const msg = "Flow end indicator should be more indented than parent";
            onError(end, "BAD_INDENT", msg, true);
          }
        }
      }
      exports.flowIndentCheck = flowIndentCheck;
    }
  });

  // node_modules/yaml/dist/compose/util-map-includes.js
  var require_util_map_includes = __commonJS({
    "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
      "use strict";
      var identity = require_identity();
      function mapIncludes(ctx, items, search) {
        const { uniqueKeys } = ctx.options;
        if (uniqueKeys === false)
          return false;
        const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
        return items.some((pair) => isEqual(pair.key, search));
      }
      exports.mapIncludes = mapIncludes;
    }
  });

  // node_modules/yaml/dist/compose/resolve-block-map.js
  var require_resolve_block_map = __commonJS({
    "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
      "use strict";
      var Pair = require_Pair();
      var YAMLMap = require_YAMLMap();
      var resolveProps = require_resolve_props();
      var utilContainsNewline = require_util_contains_newline();
      var utilFlowIndentCheck = require_util_flow_indent_check();
      var utilMapIncludes = require_util_map_includes();
      var startColMsg = "All mapping items must start at the same column";
      function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
        const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
        const map = new NodeClass(ctx.schema);
        if (ctx.atRoot)
          ctx.atRoot = false;
        let offset = bm.offset;
        let commentEnd = null;
        for (const collItem of bm.items) {
          const { start: start2, key, sep, value } = collItem;
          const keyProps = resolveProps.resolveProps(start2, {
            indicator: "explicit-key-ind",
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
          });
          const implicitKey = !keyProps.found;
          if (implicitKey) {
            if (key) {
              if (key.type === "block-seq")
                onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
              else if ("indent" in key && key.indent !== bm.indent)
                onError(offset, "BAD_INDENT", startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
              commentEnd = keyProps.end;
              if (keyProps.comment) {
                if (map.comment)
                  map.comment += "\n" + keyProps.comment;
                else
                  map.comment = keyProps.comment;
              }
              continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
              onError(key ?? start2[start2.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
            }
          } else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, "BAD_INDENT", startColMsg);
          }
          ctx.atKey = true;
          const keyStart = keyProps.end;
          const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start2, null, keyProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
          ctx.atKey = false;
          if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === "block-scalar"
          });
          offset = valueProps.end;
          if (valueProps.found) {
            if (implicitKey) {
              if (value?.type === "block-map" && !valueProps.hasNewline)
                onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
              if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
                onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
            }
            const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
              utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
              pair.srcToken = collItem;
            map.items.push(pair);
          } else {
            if (implicitKey)
              onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
            if (valueProps.comment) {
              if (keyNode.comment)
                keyNode.comment += "\n" + valueProps.comment;
              else
                keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
              pair.srcToken = collItem;
            map.items.push(pair);
          }
        }
        if (commentEnd && commentEnd < offset)
          onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
        map.range = [bm.offset, offset, commentEnd ?? offset];
        return map;
      }
      exports.resolveBlockMap = resolveBlockMap;
    }
  });

  // node_modules/yaml/dist/compose/resolve-block-seq.js
  var require_resolve_block_seq = __commonJS({
    "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
      "use strict";
      var YAMLSeq = require_YAMLSeq();
      var resolveProps = require_resolve_props();
      var utilFlowIndentCheck = require_util_flow_indent_check();
      function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
        const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
        const seq = new NodeClass(ctx.schema);
        if (ctx.atRoot)
          ctx.atRoot = false;
        if (ctx.atKey)
          ctx.atKey = false;
        let offset = bs.offset;
        let commentEnd = null;
        for (const { start: start2, value } of bs.items) {
          const props = resolveProps.resolveProps(start2, {
            indicator: "seq-item-ind",
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
          });
          if (!props.found) {
            if (props.anchor || props.tag || value) {
              if (value?.type === "block-seq")
                onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
              else
                onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
            } else {
              commentEnd = props.end;
              if (props.comment)
                seq.comment = props.comment;
              continue;
            }
          }
          const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start2, null, props, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
          offset = node.range[2];
          seq.items.push(node);
        }
        seq.range = [bs.offset, offset, commentEnd ?? offset];
        return seq;
      }
      exports.resolveBlockSeq = resolveBlockSeq;
    }
  });

  // node_modules/yaml/dist/compose/resolve-end.js
  var require_resolve_end = __commonJS({
    "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
      "use strict";
      function resolveEnd(end, offset, reqSpace, onError) {
        let comment = "";
        if (end) {
          let hasSpace = false;
          let sep = "";
          for (const token of end) {
            const { source, type } = token;
            switch (type) {
              case "space":
                hasSpace = true;
                break;
              case "comment": {
                if (reqSpace && !hasSpace)
                  onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
                const cb = source.substring(1) || " ";
                if (!comment)
                  comment = cb;
                else
                  comment += sep + cb;
                sep = "";
                break;
              }
              case "newline":
                if (comment)
                  sep += source;
                hasSpace = true;
                break;
              default:
                onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
            }
            offset += source.length;
          }
        }
        return { comment, offset };
      }
      exports.resolveEnd = resolveEnd;
    }
  });

  // node_modules/yaml/dist/compose/resolve-flow-collection.js
  var require_resolve_flow_collection = __commonJS({
    "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Pair = require_Pair();
      var YAMLMap = require_YAMLMap();
      var YAMLSeq = require_YAMLSeq();
      var resolveEnd = require_resolve_end();
      var resolveProps = require_resolve_props();
      var utilContainsNewline = require_util_contains_newline();
      var utilMapIncludes = require_util_map_includes();
      var blockMsg = "Block collections are not allowed within flow collections";
      var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
      function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
        const isMap2 = fc.start.source === "{";
        const fcName = isMap2 ? "flow map" : "flow sequence";
        const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
        const coll = new NodeClass(ctx.schema);
        coll.flow = true;
        const atRoot = ctx.atRoot;
        if (atRoot)
          ctx.atRoot = false;
        if (ctx.atKey)
          ctx.atKey = false;
        let offset = fc.offset + fc.start.source.length;
        for (let i = 0; i < fc.items.length; ++i) {
          const collItem = fc.items[i];
          const { start: start2, key, sep, value } = collItem;
          const props = resolveProps.resolveProps(start2, {
            flow: fcName,
            indicator: "explicit-key-ind",
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
              if (i === 0 && props.comma)
                onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
              else if (i < fc.items.length - 1)
                onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
              if (props.comment) {
                if (coll.comment)
                  coll.comment += "\n" + props.comment;
                else
                  coll.comment = props.comment;
              }
              offset = props.end;
              continue;
            }
            if (!isMap2 && ctx.options.strict && utilContainsNewline.containsNewline(key))
              onError(
                key,
                // checked by containsNewline()
                "MULTILINE_IMPLICIT_KEY",
                "Implicit keys of flow sequence pairs need to be on a single line"
              );
          }
          if (i === 0) {
            if (props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
          } else {
            if (!props.comma)
              onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
            if (props.comment) {
              let prevItemComment = "";
              loop: for (const st of start2) {
                switch (st.type) {
                  case "comma":
                  case "space":
                    break;
                  case "comment":
                    prevItemComment = st.source.substring(1);
                    break loop;
                  default:
                    break loop;
                }
              }
              if (prevItemComment) {
                let prev = coll.items[coll.items.length - 1];
                if (identity.isPair(prev))
                  prev = prev.value ?? prev.key;
                if (prev.comment)
                  prev.comment += "\n" + prevItemComment;
                else
                  prev.comment = prevItemComment;
                props.comment = props.comment.substring(prevItemComment.length + 1);
              }
            }
          }
          if (!isMap2 && !sep && !props.found) {
            const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else {
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start2, null, props, onError);
            if (isBlock(key))
              onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
            ctx.atKey = false;
            const valueProps = resolveProps.resolveProps(sep ?? [], {
              flow: fcName,
              indicator: "map-value-ind",
              next: value,
              offset: keyNode.range[2],
              onError,
              parentIndent: fc.indent,
              startOnNewline: false
            });
            if (valueProps.found) {
              if (!isMap2 && !props.found && ctx.options.strict) {
                if (sep)
                  for (const st of sep) {
                    if (st === valueProps.found)
                      break;
                    if (st.type === "newline") {
                      onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                      break;
                    }
                  }
                if (props.start < valueProps.found.offset - 1024)
                  onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
              }
            } else if (value) {
              if ("source" in value && value.source?.[0] === ":")
                onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
              else
                onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
            }
            const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
            if (valueNode) {
              if (isBlock(value))
                onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
            } else if (valueProps.comment) {
              if (keyNode.comment)
                keyNode.comment += "\n" + valueProps.comment;
              else
                keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
              pair.srcToken = collItem;
            if (isMap2) {
              const map = coll;
              if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
              map.items.push(pair);
            } else {
              const map = new YAMLMap.YAMLMap(ctx.schema);
              map.flow = true;
              map.items.push(pair);
              const endRange = (valueNode ?? keyNode).range;
              map.range = [keyNode.range[0], endRange[1], endRange[2]];
              coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
          }
        }
        const expectedEnd = isMap2 ? "}" : "]";
        const [ce, ...ee] = fc.end;
        let cePos = offset;
        if (ce?.source === expectedEnd)
          cePos = ce.offset + ce.source.length;
        else {
          const name = fcName[0].toUpperCase() + fcName.substring(1);
          const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
          onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
          if (ce && ce.source.length !== 1)
            ee.unshift(ce);
        }
        if (ee.length > 0) {
          const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
          if (end.comment) {
            if (coll.comment)
              coll.comment += "\n" + end.comment;
            else
              coll.comment = end.comment;
          }
          coll.range = [fc.offset, cePos, end.offset];
        } else {
          coll.range = [fc.offset, cePos, cePos];
        }
        return coll;
      }
      exports.resolveFlowCollection = resolveFlowCollection;
    }
  });

  // node_modules/yaml/dist/compose/compose-collection.js
  var require_compose_collection = __commonJS({
    "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Scalar = require_Scalar();
      var YAMLMap = require_YAMLMap();
      var YAMLSeq = require_YAMLSeq();
      var resolveBlockMap = require_resolve_block_map();
      var resolveBlockSeq = require_resolve_block_seq();
      var resolveFlowCollection = require_resolve_flow_collection();
      function resolveCollection(CN, ctx, token, onError, tagName, tag) {
        const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
        const Coll = coll.constructor;
        if (tagName === "!" || tagName === Coll.tagName) {
          coll.tag = Coll.tagName;
          return coll;
        }
        if (tagName)
          coll.tag = tagName;
        return coll;
      }
      function composeCollection(CN, ctx, token, props, onError) {
        const tagToken = props.tag;
        const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
        if (token.type === "block-seq") {
          const { anchor, newlineAfterProp: nl } = props;
          const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
          if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = "Missing newline after block sequence props";
            onError(lastProp, "MISSING_CHAR", message);
          }
        }
        const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
        if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
        let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
        if (!tag) {
          const kt = ctx.schema.knownTags[tagName];
          if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
          } else {
            if (kt) {
              onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
            } else {
              onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
          }
        }
        const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
        const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
        const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
        node.range = coll.range;
        node.tag = tagName;
        if (tag?.format)
          node.format = tag.format;
        return node;
      }
      exports.composeCollection = composeCollection;
    }
  });

  // node_modules/yaml/dist/compose/resolve-block-scalar.js
  var require_resolve_block_scalar = __commonJS({
    "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      function resolveBlockScalar(ctx, scalar, onError) {
        const start2 = scalar.offset;
        const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
        if (!header)
          return { value: "", type: null, comment: "", range: [start2, start2, start2] };
        const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
        const lines = scalar.source ? splitLines(scalar.source) : [];
        let chompStart = lines.length;
        for (let i = lines.length - 1; i >= 0; --i) {
          const content = lines[i][1];
          if (content === "" || content === "\r")
            chompStart = i;
          else
            break;
        }
        if (chompStart === 0) {
          const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
          let end2 = start2 + header.length;
          if (scalar.source)
            end2 += scalar.source.length;
          return { value: value2, type, comment: header.comment, range: [start2, end2, end2] };
        }
        let trimIndent = scalar.indent + header.indent;
        let offset = scalar.offset + header.length;
        let contentStart = 0;
        for (let i = 0; i < chompStart; ++i) {
          const [indent, content] = lines[i];
          if (content === "" || content === "\r") {
            if (header.indent === 0 && indent.length > trimIndent)
              trimIndent = indent.length;
          } else {
            if (indent.length < trimIndent) {
              const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
              onError(offset + indent.length, "MISSING_CHAR", message);
            }
            if (header.indent === 0)
              trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
              const message = "Block scalar values in collections must be indented";
              onError(offset, "BAD_INDENT", message);
            }
            break;
          }
          offset += indent.length + content.length + 1;
        }
        for (let i = lines.length - 1; i >= chompStart; --i) {
          if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
        }
        let value = "";
        let sep = "";
        let prevMoreIndented = false;
        for (let i = 0; i < contentStart; ++i)
          value += lines[i][0].slice(trimIndent) + "\n";
        for (let i = contentStart; i < chompStart; ++i) {
          let [indent, content] = lines[i];
          offset += indent.length + content.length + 1;
          const crlf = content[content.length - 1] === "\r";
          if (crlf)
            content = content.slice(0, -1);
          if (content && indent.length < trimIndent) {
            const src = header.indent ? "explicit indentation indicator" : "first line";
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
            indent = "";
          }
          if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = "\n";
          } else if (indent.length > trimIndent || content[0] === "	") {
            if (sep === " ")
              sep = "\n";
            else if (!prevMoreIndented && sep === "\n")
              sep = "\n\n";
            value += sep + indent.slice(trimIndent) + content;
            sep = "\n";
            prevMoreIndented = true;
          } else if (content === "") {
            if (sep === "\n")
              value += "\n";
            else
              sep = "\n";
          } else {
            value += sep + content;
            sep = " ";
            prevMoreIndented = false;
          }
        }
        switch (header.chomp) {
          case "-":
            break;
          case "+":
            for (let i = chompStart; i < lines.length; ++i)
              value += "\n" + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== "\n")
              value += "\n";
            break;
          default:
            value += "\n";
        }
        const end = start2 + header.length + scalar.source.length;
        return { value, type, comment: header.comment, range: [start2, end, end] };
      }
      function parseBlockScalarHeader({ offset, props }, strict, onError) {
        if (props[0].type !== "block-scalar-header") {
          onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
          return null;
        }
        const { source } = props[0];
        const mode = source[0];
        let indent = 0;
        let chomp = "";
        let error = -1;
        for (let i = 1; i < source.length; ++i) {
          const ch = source[i];
          if (!chomp && (ch === "-" || ch === "+"))
            chomp = ch;
          else {
            const n = Number(ch);
            if (!indent && n)
              indent = n;
            else if (error === -1)
              error = offset + i;
          }
        }
        if (error !== -1)
          onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
        let hasSpace = false;
        let comment = "";
        let length = source.length;
        for (let i = 1; i < props.length; ++i) {
          const token = props[i];
          switch (token.type) {
            case "space":
              hasSpace = true;
            // fallthrough
            case "newline":
              length += token.source.length;
              break;
            case "comment":
              if (strict && !hasSpace) {
                const message = "Comments must be separated from other tokens by white space characters";
                onError(token, "MISSING_CHAR", message);
              }
              length += token.source.length;
              comment = token.source.substring(1);
              break;
            case "error":
              onError(token, "UNEXPECTED_TOKEN", token.message);
              length += token.source.length;
              break;
            /* istanbul ignore next should not happen */
            default: {
              const message = `Unexpected token in block scalar header: ${token.type}`;
              onError(token, "UNEXPECTED_TOKEN", message);
              const ts = token.source;
              if (ts && typeof ts === "string")
                length += ts.length;
            }
          }
        }
        return { mode, indent, chomp, comment, length };
      }
      function splitLines(source) {
        const split = source.split(/\n( *)/);
        const first = split[0];
        const m = first.match(/^( *)/);
        const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
        const lines = [line0];
        for (let i = 1; i < split.length; i += 2)
          lines.push([split[i], split[i + 1]]);
        return lines;
      }
      exports.resolveBlockScalar = resolveBlockScalar;
    }
  });

  // node_modules/yaml/dist/compose/resolve-flow-scalar.js
  var require_resolve_flow_scalar = __commonJS({
    "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
      "use strict";
      var Scalar = require_Scalar();
      var resolveEnd = require_resolve_end();
      function resolveFlowScalar(scalar, strict, onError) {
        const { offset, type, source, end } = scalar;
        let _type;
        let value;
        const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
        switch (type) {
          case "scalar":
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
          case "single-quoted-scalar":
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
          case "double-quoted-scalar":
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
          /* istanbul ignore next should not happen */
          default:
            onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
            return {
              value: "",
              type: null,
              comment: "",
              range: [offset, offset + source.length, offset + source.length]
            };
        }
        const valueEnd = offset + source.length;
        const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
        return {
          value,
          type: _type,
          comment: re.comment,
          range: [offset, valueEnd, re.offset]
        };
      }
      function plainValue(source, onError) {
        let badChar = "";
        switch (source[0]) {
          /* istanbul ignore next should not happen */
          case "	":
            badChar = "a tab character";
            break;
          case ",":
            badChar = "flow indicator character ,";
            break;
          case "%":
            badChar = "directive indicator character %";
            break;
          case "|":
          case ">": {
            badChar = `block scalar indicator ${source[0]}`;
            break;
          }
          case "@":
          case "`": {
            badChar = `reserved character ${source[0]}`;
            break;
          }
        }
        if (badChar)
          onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
        return unfoldLines(source);
      }
      function singleQuotedValue(source, onError) {
        if (source[source.length - 1] !== "'" || source.length === 1)
          onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
        return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
      }
      function unfoldLines(source) {
        const line = /(.*?)\r?\n/sy;
        let match = line.exec(source);
        if (!match)
          return source;
        let trimEnd, trimBoth;
        try {
          trimEnd = new RegExp("(?<![ 	])[ 	]+$");
          trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
        } catch {
          trimEnd = /[ \t]+$/;
          trimBoth = /^[ \t]+|[ \t]+$/g;
        }
        let res = match[1].replace(trimEnd, "");
        let sep = " ";
        let pos = line.lastIndex;
        while (match = line.exec(source)) {
          const lm = match[1].replace(trimBoth, "");
          if (lm === "") {
            if (sep === "\n")
              res += sep;
            else
              sep = "\n";
          } else {
            res += sep + lm;
            sep = " ";
          }
          pos = line.lastIndex;
        }
        const last = /[ \t]*(.*)/sy;
        last.lastIndex = pos;
        match = last.exec(source);
        return res + sep + (match?.[1] ?? "");
      }
      function doubleQuotedValue(source, onError) {
        let res = "";
        for (let i = 1; i < source.length - 1; ++i) {
          const ch = source[i];
          if (ch === "\r" && source[i + 1] === "\n")
            continue;
          if (ch === "\n") {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
          } else if (ch === "\\") {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
              res += cc;
            else if (next === "\n") {
              next = source[i + 1];
              while (next === " " || next === "	")
                next = source[++i + 1];
            } else if (next === "\r" && source[i + 1] === "\n") {
              next = source[++i + 1];
              while (next === " " || next === "	")
                next = source[++i + 1];
            } else if (next === "x" || next === "u" || next === "U") {
              const length = next === "x" ? 2 : next === "u" ? 4 : 8;
              res += parseCharCode(source, i + 1, length, onError);
              i += length;
            } else {
              const raw = source.substr(i - 1, 2);
              onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
              res += raw;
            }
          } else if (ch === " " || ch === "	") {
            const wsStart = i;
            let next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
            if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
              res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
          } else {
            res += ch;
          }
        }
        if (source[source.length - 1] !== '"' || source.length === 1)
          onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
        return res;
      }
      function foldNewline(source, offset) {
        let fold = "";
        let ch = source[offset + 1];
        while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
          if (ch === "\r" && source[offset + 2] !== "\n")
            break;
          if (ch === "\n")
            fold += "\n";
          offset += 1;
          ch = source[offset + 1];
        }
        if (!fold)
          fold = " ";
        return { fold, offset };
      }
      var escapeCodes = {
        "0": "\0",
        // null character
        a: "\x07",
        // bell character
        b: "\b",
        // backspace
        e: "\x1B",
        // escape character
        f: "\f",
        // form feed
        n: "\n",
        // line feed
        r: "\r",
        // carriage return
        t: "	",
        // horizontal tab
        v: "\v",
        // vertical tab
        N: "\x85",
        // Unicode next line
        _: "\xA0",
        // Unicode non-breaking space
        L: "\u2028",
        // Unicode line separator
        P: "\u2029",
        // Unicode paragraph separator
        " ": " ",
        '"': '"',
        "/": "/",
        "\\": "\\",
        "	": "	"
      };
      function parseCharCode(source, offset, length, onError) {
        const cc = source.substr(offset, length);
        const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
        const code = ok ? parseInt(cc, 16) : NaN;
        try {
          return String.fromCodePoint(code);
        } catch {
          const raw = source.substr(offset - 2, length + 2);
          onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
          return raw;
        }
      }
      exports.resolveFlowScalar = resolveFlowScalar;
    }
  });

  // node_modules/yaml/dist/compose/compose-scalar.js
  var require_compose_scalar = __commonJS({
    "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
      "use strict";
      var identity = require_identity();
      var Scalar = require_Scalar();
      var resolveBlockScalar = require_resolve_block_scalar();
      var resolveFlowScalar = require_resolve_flow_scalar();
      function composeScalar(ctx, token, tagToken, onError) {
        const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
        const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
        let tag;
        if (ctx.options.stringKeys && ctx.atKey) {
          tag = ctx.schema[identity.SCALAR];
        } else if (tagName)
          tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
        else if (token.type === "scalar")
          tag = findScalarTagByTest(ctx, value, token, onError);
        else
          tag = ctx.schema[identity.SCALAR];
        let scalar;
        try {
          const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
          scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
        } catch (error) {
          const msg = error instanceof Error ? error.message : String(error);
          onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
          scalar = new Scalar.Scalar(value);
        }
        scalar.range = range;
        scalar.source = value;
        if (type)
          scalar.type = type;
        if (tagName)
          scalar.tag = tagName;
        if (tag.format)
          scalar.format = tag.format;
        if (comment)
          scalar.comment = comment;
        return scalar;
      }
      function findScalarTagByName(schema, value, tagName, tagToken, onError) {
        if (tagName === "!")
          return schema[identity.SCALAR];
        const matchWithTest = [];
        for (const tag of schema.tags) {
          if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
              matchWithTest.push(tag);
            else
              return tag;
          }
        }
        for (const tag of matchWithTest)
          if (tag.test?.test(value))
            return tag;
        const kt = schema.knownTags[tagName];
        if (kt && !kt.collection) {
          schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
          return kt;
        }
        onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
        return schema[identity.SCALAR];
      }
      function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
        const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
        if (schema.compat) {
          const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
          if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, "TAG_RESOLVE_FAILED", msg, true);
          }
        }
        return tag;
      }
      exports.composeScalar = composeScalar;
    }
  });

  // node_modules/yaml/dist/compose/util-empty-scalar-position.js
  var require_util_empty_scalar_position = __commonJS({
    "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
      "use strict";
      function emptyScalarPosition(offset, before, pos) {
        if (before) {
          pos ?? (pos = before.length);
          for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
              case "space":
              case "comment":
              case "newline":
                offset -= st.source.length;
                continue;
            }
            st = before[++i];
            while (st?.type === "space") {
              offset += st.source.length;
              st = before[++i];
            }
            break;
          }
        }
        return offset;
      }
      exports.emptyScalarPosition = emptyScalarPosition;
    }
  });

  // node_modules/yaml/dist/compose/compose-node.js
  var require_compose_node = __commonJS({
    "node_modules/yaml/dist/compose/compose-node.js"(exports) {
      "use strict";
      var Alias = require_Alias();
      var identity = require_identity();
      var composeCollection = require_compose_collection();
      var composeScalar = require_compose_scalar();
      var resolveEnd = require_resolve_end();
      var utilEmptyScalarPosition = require_util_empty_scalar_position();
      var CN = { composeNode, composeEmptyNode };
      function composeNode(ctx, token, props, onError) {
        const atKey = ctx.atKey;
        const { spaceBefore, comment, anchor, tag } = props;
        let node;
        let isSrcToken = true;
        switch (token.type) {
          case "alias":
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
              onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
            break;
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
          case "block-scalar":
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
            break;
          case "block-map":
          case "block-seq":
          case "flow-collection":
            try {
              node = composeCollection.composeCollection(CN, ctx, token, props, onError);
              if (anchor)
                node.anchor = anchor.source.substring(1);
            } catch (error) {
              const message = error instanceof Error ? error.message : String(error);
              onError(token, "RESOURCE_EXHAUSTION", message);
            }
            break;
          default: {
            const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
            onError(token, "UNEXPECTED_TOKEN", message);
            isSrcToken = false;
          }
        }
        node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
        if (anchor && node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
        if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
          const msg = "With stringKeys, all keys must be strings";
          onError(tag ?? token, "NON_STRING_KEY", msg);
        }
        if (spaceBefore)
          node.spaceBefore = true;
        if (comment) {
          if (token.type === "scalar" && token.source === "")
            node.comment = comment;
          else
            node.commentBefore = comment;
        }
        if (ctx.options.keepSourceTokens && isSrcToken)
          node.srcToken = token;
        return node;
      }
      function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
        const token = {
          type: "scalar",
          offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
          indent: -1,
          source: ""
        };
        const node = composeScalar.composeScalar(ctx, token, tag, onError);
        if (anchor) {
          node.anchor = anchor.source.substring(1);
          if (node.anchor === "")
            onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
        }
        if (spaceBefore)
          node.spaceBefore = true;
        if (comment) {
          node.comment = comment;
          node.range[2] = end;
        }
        return node;
      }
      function composeAlias({ options }, { offset, source, end }, onError) {
        const alias = new Alias.Alias(source.substring(1));
        if (alias.source === "")
          onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
        if (alias.source.endsWith(":"))
          onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
        const valueEnd = offset + source.length;
        const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
        alias.range = [offset, valueEnd, re.offset];
        if (re.comment)
          alias.comment = re.comment;
        return alias;
      }
      exports.composeEmptyNode = composeEmptyNode;
      exports.composeNode = composeNode;
    }
  });

  // node_modules/yaml/dist/compose/compose-doc.js
  var require_compose_doc = __commonJS({
    "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
      "use strict";
      var Document = require_Document();
      var composeNode = require_compose_node();
      var resolveEnd = require_resolve_end();
      var resolveProps = require_resolve_props();
      function composeDoc(options, directives, { offset, start: start2, value, end }, onError) {
        const opts = Object.assign({ _directives: directives }, options);
        const doc = new Document.Document(void 0, opts);
        const ctx = {
          atKey: false,
          atRoot: true,
          directives: doc.directives,
          options: doc.options,
          schema: doc.schema
        };
        const props = resolveProps.resolveProps(start2, {
          indicator: "doc-start",
          next: value ?? end?.[0],
          offset,
          onError,
          parentIndent: 0,
          startOnNewline: true
        });
        if (props.found) {
          doc.directives.docStart = true;
          if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
            onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
        }
        doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start2, null, props, onError);
        const contentEnd = doc.contents.range[2];
        const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
        if (re.comment)
          doc.comment = re.comment;
        doc.range = [offset, contentEnd, re.offset];
        return doc;
      }
      exports.composeDoc = composeDoc;
    }
  });

  // node_modules/yaml/dist/compose/composer.js
  var require_composer = __commonJS({
    "node_modules/yaml/dist/compose/composer.js"(exports) {
      "use strict";
      var node_process = require_process();
      var directives = require_directives();
      var Document = require_Document();
      var errors = require_errors();
      var identity = require_identity();
      var composeDoc = require_compose_doc();
      var resolveEnd = require_resolve_end();
      function getErrorPos(src) {
        if (typeof src === "number")
          return [src, src + 1];
        if (Array.isArray(src))
          return src.length === 2 ? src : [src[0], src[1]];
        const { offset, source } = src;
        return [offset, offset + (typeof source === "string" ? source.length : 1)];
      }
      function parsePrelude(prelude) {
        let comment = "";
        let atComment = false;
        let afterEmptyLine = false;
        for (let i = 0; i < prelude.length; ++i) {
          const source = prelude[i];
          switch (source[0]) {
            case "#":
              comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
              atComment = true;
              afterEmptyLine = false;
              break;
            case "%":
              if (prelude[i + 1]?.[0] !== "#")
                i += 1;
              atComment = false;
              break;
            default:
              if (!atComment)
                afterEmptyLine = true;
              atComment = false;
          }
        }
        return { comment, afterEmptyLine };
      }
      var Composer = class {
        constructor(options = {}) {
          this.doc = null;
          this.atDirectives = false;
          this.prelude = [];
          this.errors = [];
          this.warnings = [];
          this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
              this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
              this.errors.push(new errors.YAMLParseError(pos, code, message));
          };
          this.directives = new directives.Directives({ version: options.version || "1.2" });
          this.options = options;
        }
        decorate(doc, afterDoc) {
          const { comment, afterEmptyLine } = parsePrelude(this.prelude);
          if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
              doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
            } else if (afterEmptyLine || doc.directives.docStart || !dc) {
              doc.commentBefore = comment;
            } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
              let it = dc.items[0];
              if (identity.isPair(it))
                it = it.key;
              const cb = it.commentBefore;
              it.commentBefore = cb ? `${comment}
${cb}` : comment;
            } else {
              const cb = dc.commentBefore;
              dc.commentBefore = cb ? `${comment}
${cb}` : comment;
            }
          }
          if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
              doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
              doc.warnings.push(this.warnings[i]);
          } else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
          }
          this.prelude = [];
          this.errors = [];
          this.warnings = [];
        }
        /**
         * Current stream status information.
         *
         * Mostly useful at the end of input for an empty stream.
         */
        streamInfo() {
          return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
          };
        }
        /**
         * Compose tokens into documents.
         *
         * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
         * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
         */
        *compose(tokens, forceDoc = false, endOffset = -1) {
          for (const token of tokens)
            yield* this.next(token);
          yield* this.end(forceDoc, endOffset);
        }
        /** Advance the composer by one CST token. */
        *next(token) {
          if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
          switch (token.type) {
            case "directive":
              this.directives.add(token.source, (offset, message, warning) => {
                const pos = getErrorPos(token);
                pos[0] += offset;
                this.onError(pos, "BAD_DIRECTIVE", message, warning);
              });
              this.prelude.push(token.source);
              this.atDirectives = true;
              break;
            case "document": {
              const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
              if (this.atDirectives && !doc.directives.docStart)
                this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
              this.decorate(doc, false);
              if (this.doc)
                yield this.doc;
              this.doc = doc;
              this.atDirectives = false;
              break;
            }
            case "byte-order-mark":
            case "space":
              break;
            case "comment":
            case "newline":
              this.prelude.push(token.source);
              break;
            case "error": {
              const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
              const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
              if (this.atDirectives || !this.doc)
                this.errors.push(error);
              else
                this.doc.errors.push(error);
              break;
            }
            case "doc-end": {
              if (!this.doc) {
                const msg = "Unexpected doc-end without preceding document";
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
                break;
              }
              this.doc.directives.docEnd = true;
              const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
              this.decorate(this.doc, true);
              if (end.comment) {
                const dc = this.doc.comment;
                this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
              }
              this.doc.range[2] = end.offset;
              break;
            }
            default:
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
          }
        }
        /**
         * Call at end of input to yield any remaining document.
         *
         * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
         * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
         */
        *end(forceDoc = false, endOffset = -1) {
          if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
          } else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(void 0, opts);
            if (this.atDirectives)
              this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
          }
        }
      };
      exports.Composer = Composer;
    }
  });

  // node_modules/yaml/dist/parse/cst-scalar.js
  var require_cst_scalar = __commonJS({
    "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
      "use strict";
      var resolveBlockScalar = require_resolve_block_scalar();
      var resolveFlowScalar = require_resolve_flow_scalar();
      var errors = require_errors();
      var stringifyString = require_stringifyString();
      function resolveAsScalar(token, strict = true, onError) {
        if (token) {
          const _onError = (pos, code, message) => {
            const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
              onError(offset, code, message);
            else
              throw new errors.YAMLParseError([offset, offset + 1], code, message);
          };
          switch (token.type) {
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar":
              return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case "block-scalar":
              return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
          }
        }
        return null;
      }
      function createScalarToken(value, context) {
        const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
        const source = stringifyString.stringifyString({ type, value }, {
          implicitKey,
          indent: indent > 0 ? " ".repeat(indent) : "",
          inFlow,
          options: { blockQuote: true, lineWidth: -1 }
        });
        const end = context.end ?? [
          { type: "newline", offset: -1, indent, source: "\n" }
        ];
        switch (source[0]) {
          case "|":
          case ">": {
            const he = source.indexOf("\n");
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + "\n";
            const props = [
              { type: "block-scalar-header", offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
              props.push({ type: "newline", offset: -1, indent, source: "\n" });
            return { type: "block-scalar", offset, indent, props, source: body };
          }
          case '"':
            return { type: "double-quoted-scalar", offset, indent, source, end };
          case "'":
            return { type: "single-quoted-scalar", offset, indent, source, end };
          default:
            return { type: "scalar", offset, indent, source, end };
        }
      }
      function setScalarValue(token, value, context = {}) {
        let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
        let indent = "indent" in token ? token.indent : null;
        if (afterKey && typeof indent === "number")
          indent += 2;
        if (!type)
          switch (token.type) {
            case "single-quoted-scalar":
              type = "QUOTE_SINGLE";
              break;
            case "double-quoted-scalar":
              type = "QUOTE_DOUBLE";
              break;
            case "block-scalar": {
              const header = token.props[0];
              if (header.type !== "block-scalar-header")
                throw new Error("Invalid block scalar header");
              type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
              break;
            }
            default:
              type = "PLAIN";
          }
        const source = stringifyString.stringifyString({ type, value }, {
          implicitKey: implicitKey || indent === null,
          indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
          inFlow,
          options: { blockQuote: true, lineWidth: -1 }
        });
        switch (source[0]) {
          case "|":
          case ">":
            setBlockScalarValue(token, source);
            break;
          case '"':
            setFlowScalarValue(token, source, "double-quoted-scalar");
            break;
          case "'":
            setFlowScalarValue(token, source, "single-quoted-scalar");
            break;
          default:
            setFlowScalarValue(token, source, "scalar");
        }
      }
      function setBlockScalarValue(token, source) {
        const he = source.indexOf("\n");
        const head = source.substring(0, he);
        const body = source.substring(he + 1) + "\n";
        if (token.type === "block-scalar") {
          const header = token.props[0];
          if (header.type !== "block-scalar-header")
            throw new Error("Invalid block scalar header");
          header.source = head;
          token.source = body;
        } else {
          const { offset } = token;
          const indent = "indent" in token ? token.indent : -1;
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type: "block-scalar", indent, props, source: body });
        }
      }
      function addEndtoBlockProps(props, end) {
        if (end)
          for (const st of end)
            switch (st.type) {
              case "space":
              case "comment":
                props.push(st);
                break;
              case "newline":
                props.push(st);
                return true;
            }
        return false;
      }
      function setFlowScalarValue(token, source, type) {
        switch (token.type) {
          case "scalar":
          case "double-quoted-scalar":
          case "single-quoted-scalar":
            token.type = type;
            token.source = source;
            break;
          case "block-scalar": {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === "block-scalar-header")
              oa -= token.props[0].source.length;
            for (const tok of end)
              tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
          }
          case "block-map":
          case "block-seq": {
            const offset = token.offset + source.length;
            const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
          }
          default: {
            const indent = "indent" in token ? token.indent : -1;
            const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
            for (const key of Object.keys(token))
              if (key !== "type" && key !== "offset")
                delete token[key];
            Object.assign(token, { type, indent, source, end });
          }
        }
      }
      exports.createScalarToken = createScalarToken;
      exports.resolveAsScalar = resolveAsScalar;
      exports.setScalarValue = setScalarValue;
    }
  });

  // node_modules/yaml/dist/parse/cst-stringify.js
  var require_cst_stringify = __commonJS({
    "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
      "use strict";
      var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
      function stringifyToken(token) {
        switch (token.type) {
          case "block-scalar": {
            let res = "";
            for (const tok of token.props)
              res += stringifyToken(tok);
            return res + token.source;
          }
          case "block-map":
          case "block-seq": {
            let res = "";
            for (const item of token.items)
              res += stringifyItem(item);
            return res;
          }
          case "flow-collection": {
            let res = token.start.source;
            for (const item of token.items)
              res += stringifyItem(item);
            for (const st of token.end)
              res += st.source;
            return res;
          }
          case "document": {
            let res = stringifyItem(token);
            if (token.end)
              for (const st of token.end)
                res += st.source;
            return res;
          }
          default: {
            let res = token.source;
            if ("end" in token && token.end)
              for (const st of token.end)
                res += st.source;
            return res;
          }
        }
      }
      function stringifyItem({ start: start2, key, sep, value }) {
        let res = "";
        for (const st of start2)
          res += st.source;
        if (key)
          res += stringifyToken(key);
        if (sep)
          for (const st of sep)
            res += st.source;
        if (value)
          res += stringifyToken(value);
        return res;
      }
      exports.stringify = stringify;
    }
  });

  // node_modules/yaml/dist/parse/cst-visit.js
  var require_cst_visit = __commonJS({
    "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
      "use strict";
      var BREAK = /* @__PURE__ */ Symbol("break visit");
      var SKIP = /* @__PURE__ */ Symbol("skip children");
      var REMOVE = /* @__PURE__ */ Symbol("remove item");
      function visit(cst, visitor) {
        if ("type" in cst && cst.type === "document")
          cst = { start: cst.start, value: cst.value };
        _visit(Object.freeze([]), cst, visitor);
      }
      visit.BREAK = BREAK;
      visit.SKIP = SKIP;
      visit.REMOVE = REMOVE;
      visit.itemAtPath = (cst, path) => {
        let item = cst;
        for (const [field, index] of path) {
          const tok = item?.[field];
          if (tok && "items" in tok) {
            item = tok.items[index];
          } else
            return void 0;
        }
        return item;
      };
      visit.parentCollection = (cst, path) => {
        const parent = visit.itemAtPath(cst, path.slice(0, -1));
        const field = path[path.length - 1][0];
        const coll = parent?.[field];
        if (coll && "items" in coll)
          return coll;
        throw new Error("Parent collection not found");
      };
      function _visit(path, item, visitor) {
        let ctrl = visitor(item, path);
        if (typeof ctrl === "symbol")
          return ctrl;
        for (const field of ["key", "value"]) {
          const token = item[field];
          if (token && "items" in token) {
            for (let i = 0; i < token.items.length; ++i) {
              const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
              if (typeof ci === "number")
                i = ci - 1;
              else if (ci === BREAK)
                return BREAK;
              else if (ci === REMOVE) {
                token.items.splice(i, 1);
                i -= 1;
              }
            }
            if (typeof ctrl === "function" && field === "key")
              ctrl = ctrl(item, path);
          }
        }
        return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
      }
      exports.visit = visit;
    }
  });

  // node_modules/yaml/dist/parse/cst.js
  var require_cst = __commonJS({
    "node_modules/yaml/dist/parse/cst.js"(exports) {
      "use strict";
      var cstScalar = require_cst_scalar();
      var cstStringify = require_cst_stringify();
      var cstVisit = require_cst_visit();
      var BOM = "\uFEFF";
      var DOCUMENT = "";
      var FLOW_END = "";
      var SCALAR = "";
      var isCollection = (token) => !!token && "items" in token;
      var isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
      function prettyToken(token) {
        switch (token) {
          case BOM:
            return "<BOM>";
          case DOCUMENT:
            return "<DOC>";
          case FLOW_END:
            return "<FLOW_END>";
          case SCALAR:
            return "<SCALAR>";
          default:
            return JSON.stringify(token);
        }
      }
      function tokenType(source) {
        switch (source) {
          case BOM:
            return "byte-order-mark";
          case DOCUMENT:
            return "doc-mode";
          case FLOW_END:
            return "flow-error-end";
          case SCALAR:
            return "scalar";
          case "---":
            return "doc-start";
          case "...":
            return "doc-end";
          case "":
          case "\n":
          case "\r\n":
            return "newline";
          case "-":
            return "seq-item-ind";
          case "?":
            return "explicit-key-ind";
          case ":":
            return "map-value-ind";
          case "{":
            return "flow-map-start";
          case "}":
            return "flow-map-end";
          case "[":
            return "flow-seq-start";
          case "]":
            return "flow-seq-end";
          case ",":
            return "comma";
        }
        switch (source[0]) {
          case " ":
          case "	":
            return "space";
          case "#":
            return "comment";
          case "%":
            return "directive-line";
          case "*":
            return "alias";
          case "&":
            return "anchor";
          case "!":
            return "tag";
          case "'":
            return "single-quoted-scalar";
          case '"':
            return "double-quoted-scalar";
          case "|":
          case ">":
            return "block-scalar-header";
        }
        return null;
      }
      exports.createScalarToken = cstScalar.createScalarToken;
      exports.resolveAsScalar = cstScalar.resolveAsScalar;
      exports.setScalarValue = cstScalar.setScalarValue;
      exports.stringify = cstStringify.stringify;
      exports.visit = cstVisit.visit;
      exports.BOM = BOM;
      exports.DOCUMENT = DOCUMENT;
      exports.FLOW_END = FLOW_END;
      exports.SCALAR = SCALAR;
      exports.isCollection = isCollection;
      exports.isScalar = isScalar2;
      exports.prettyToken = prettyToken;
      exports.tokenType = tokenType;
    }
  });

  // node_modules/yaml/dist/parse/lexer.js
  var require_lexer = __commonJS({
    "node_modules/yaml/dist/parse/lexer.js"(exports) {
      "use strict";
      var cst = require_cst();
      function isEmpty(ch) {
        switch (ch) {
          case void 0:
          case " ":
          case "\n":
          case "\r":
          case "	":
            return true;
          default:
            return false;
        }
      }
      var hexDigits = new Set("0123456789ABCDEFabcdef");
      var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
      var flowIndicatorChars = new Set(",[]{}");
      var invalidAnchorChars = new Set(" ,[]{}\n\r	");
      var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
      var Lexer = class {
        constructor() {
          this.atEnd = false;
          this.blockScalarIndent = -1;
          this.blockScalarKeep = false;
          this.buffer = "";
          this.flowKey = false;
          this.flowLevel = 0;
          this.indentNext = 0;
          this.indentValue = 0;
          this.lineEndPos = null;
          this.next = null;
          this.pos = 0;
        }
        /**
         * Generate YAML tokens from the `source` string. If `incomplete`,
         * a part of the last line may be left as a buffer for the next call.
         *
         * @returns A generator of lexical tokens
         */
        *lex(source, incomplete = false) {
          if (source) {
            if (typeof source !== "string")
              throw TypeError("source is not a string");
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
          }
          this.atEnd = !incomplete;
          let next = this.next ?? "stream";
          while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
        }
        atLineEnd() {
          let i = this.pos;
          let ch = this.buffer[i];
          while (ch === " " || ch === "	")
            ch = this.buffer[++i];
          if (!ch || ch === "#" || ch === "\n")
            return true;
          if (ch === "\r")
            return this.buffer[i + 1] === "\n";
          return false;
        }
        charAt(n) {
          return this.buffer[this.pos + n];
        }
        continueScalar(offset) {
          let ch = this.buffer[offset];
          if (this.indentNext > 0) {
            let indent = 0;
            while (ch === " ")
              ch = this.buffer[++indent + offset];
            if (ch === "\r") {
              const next = this.buffer[indent + offset + 1];
              if (next === "\n" || !next && !this.atEnd)
                return offset + indent + 1;
            }
            return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
          }
          if (ch === "-" || ch === ".") {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
              return -1;
          }
          return offset;
        }
        getLine() {
          let end = this.lineEndPos;
          if (typeof end !== "number" || end !== -1 && end < this.pos) {
            end = this.buffer.indexOf("\n", this.pos);
            this.lineEndPos = end;
          }
          if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
          if (this.buffer[end - 1] === "\r")
            end -= 1;
          return this.buffer.substring(this.pos, end);
        }
        hasChars(n) {
          return this.pos + n <= this.buffer.length;
        }
        setNext(state) {
          this.buffer = this.buffer.substring(this.pos);
          this.pos = 0;
          this.lineEndPos = null;
          this.next = state;
          return null;
        }
        peek(n) {
          return this.buffer.substr(this.pos, n);
        }
        *parseNext(next) {
          switch (next) {
            case "stream":
              return yield* this.parseStream();
            case "line-start":
              return yield* this.parseLineStart();
            case "block-start":
              return yield* this.parseBlockStart();
            case "doc":
              return yield* this.parseDocument();
            case "flow":
              return yield* this.parseFlowCollection();
            case "quoted-scalar":
              return yield* this.parseQuotedScalar();
            case "block-scalar":
              return yield* this.parseBlockScalar();
            case "plain-scalar":
              return yield* this.parsePlainScalar();
          }
        }
        *parseStream() {
          let line = this.getLine();
          if (line === null)
            return this.setNext("stream");
          if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
          }
          if (line[0] === "%") {
            let dirEnd = line.length;
            let cs = line.indexOf("#");
            while (cs !== -1) {
              const ch = line[cs - 1];
              if (ch === " " || ch === "	") {
                dirEnd = cs - 1;
                break;
              } else {
                cs = line.indexOf("#", cs + 1);
              }
            }
            while (true) {
              const ch = line[dirEnd - 1];
              if (ch === " " || ch === "	")
                dirEnd -= 1;
              else
                break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n);
            this.pushNewline();
            return "stream";
          }
          if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return "stream";
          }
          yield cst.DOCUMENT;
          return yield* this.parseLineStart();
        }
        *parseLineStart() {
          const ch = this.charAt(0);
          if (!ch && !this.atEnd)
            return this.setNext("line-start");
          if (ch === "-" || ch === ".") {
            if (!this.atEnd && !this.hasChars(4))
              return this.setNext("line-start");
            const s = this.peek(3);
            if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
              yield* this.pushCount(3);
              this.indentValue = 0;
              this.indentNext = 0;
              return s === "---" ? "doc" : "stream";
            }
          }
          this.indentValue = yield* this.pushSpaces(false);
          if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
          return yield* this.parseBlockStart();
        }
        *parseBlockStart() {
          const [ch0, ch1] = this.peek(2);
          if (!ch1 && !this.atEnd)
            return this.setNext("block-start");
          if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return "block-start";
          }
          return "doc";
        }
        *parseDocument() {
          yield* this.pushSpaces(true);
          const line = this.getLine();
          if (line === null)
            return this.setNext("doc");
          let n = yield* this.pushIndicators();
          switch (line[n]) {
            case "#":
              yield* this.pushCount(line.length - n);
            // fallthrough
            case void 0:
              yield* this.pushNewline();
              return yield* this.parseLineStart();
            case "{":
            case "[":
              yield* this.pushCount(1);
              this.flowKey = false;
              this.flowLevel = 1;
              return "flow";
            case "}":
            case "]":
              yield* this.pushCount(1);
              return "doc";
            case "*":
              yield* this.pushUntil(isNotAnchorChar);
              return "doc";
            case '"':
            case "'":
              return yield* this.parseQuotedScalar();
            case "|":
            case ">":
              n += yield* this.parseBlockScalarHeader();
              n += yield* this.pushSpaces(true);
              yield* this.pushCount(line.length - n);
              yield* this.pushNewline();
              return yield* this.parseBlockScalar();
            default:
              return yield* this.parsePlainScalar();
          }
        }
        *parseFlowCollection() {
          let nl, sp;
          let indent = -1;
          do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
              sp = yield* this.pushSpaces(false);
              this.indentValue = indent = sp;
            } else {
              sp = 0;
            }
            sp += yield* this.pushSpaces(true);
          } while (nl + sp > 0);
          const line = this.getLine();
          if (line === null)
            return this.setNext("flow");
          if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
            const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
            if (!atFlowEndMarker) {
              this.flowLevel = 0;
              yield cst.FLOW_END;
              return yield* this.parseLineStart();
            }
          }
          let n = 0;
          while (line[n] === ",") {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
          }
          n += yield* this.pushIndicators();
          switch (line[n]) {
            case void 0:
              return "flow";
            case "#":
              yield* this.pushCount(line.length - n);
              return "flow";
            case "{":
            case "[":
              yield* this.pushCount(1);
              this.flowKey = false;
              this.flowLevel += 1;
              return "flow";
            case "}":
            case "]":
              yield* this.pushCount(1);
              this.flowKey = true;
              this.flowLevel -= 1;
              return this.flowLevel ? "flow" : "doc";
            case "*":
              yield* this.pushUntil(isNotAnchorChar);
              return "flow";
            case '"':
            case "'":
              this.flowKey = true;
              return yield* this.parseQuotedScalar();
            case ":": {
              const next = this.charAt(1);
              if (this.flowKey || isEmpty(next) || next === ",") {
                this.flowKey = false;
                yield* this.pushCount(1);
                yield* this.pushSpaces(true);
                return "flow";
              }
            }
            // fallthrough
            default:
              this.flowKey = false;
              return yield* this.parsePlainScalar();
          }
        }
        *parseQuotedScalar() {
          const quote = this.charAt(0);
          let end = this.buffer.indexOf(quote, this.pos + 1);
          if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
              end = this.buffer.indexOf("'", end + 2);
          } else {
            while (end !== -1) {
              let n = 0;
              while (this.buffer[end - 1 - n] === "\\")
                n += 1;
              if (n % 2 === 0)
                break;
              end = this.buffer.indexOf('"', end + 1);
            }
          }
          const qb = this.buffer.substring(0, end);
          let nl = qb.indexOf("\n", this.pos);
          if (nl !== -1) {
            while (nl !== -1) {
              const cs = this.continueScalar(nl + 1);
              if (cs === -1)
                break;
              nl = qb.indexOf("\n", cs);
            }
            if (nl !== -1) {
              end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
            }
          }
          if (end === -1) {
            if (!this.atEnd)
              return this.setNext("quoted-scalar");
            end = this.buffer.length;
          }
          yield* this.pushToIndex(end + 1, false);
          return this.flowLevel ? "flow" : "doc";
        }
        *parseBlockScalarHeader() {
          this.blockScalarIndent = -1;
          this.blockScalarKeep = false;
          let i = this.pos;
          while (true) {
            const ch = this.buffer[++i];
            if (ch === "+")
              this.blockScalarKeep = true;
            else if (ch > "0" && ch <= "9")
              this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== "-")
              break;
          }
          return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
        }
        *parseBlockScalar() {
          let nl = this.pos - 1;
          let indent = 0;
          let ch;
          loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
            switch (ch) {
              case " ":
                indent += 1;
                break;
              case "\n":
                nl = i2;
                indent = 0;
                break;
              case "\r": {
                const next = this.buffer[i2 + 1];
                if (!next && !this.atEnd)
                  return this.setNext("block-scalar");
                if (next === "\n")
                  break;
              }
              // fallthrough
              default:
                break loop;
            }
          }
          if (!ch && !this.atEnd)
            return this.setNext("block-scalar");
          if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
              this.indentNext = indent;
            else {
              this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
              const cs = this.continueScalar(nl + 1);
              if (cs === -1)
                break;
              nl = this.buffer.indexOf("\n", cs);
            } while (nl !== -1);
            if (nl === -1) {
              if (!this.atEnd)
                return this.setNext("block-scalar");
              nl = this.buffer.length;
            }
          }
          let i = nl + 1;
          ch = this.buffer[i];
          while (ch === " ")
            ch = this.buffer[++i];
          if (ch === "	") {
            while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
              ch = this.buffer[++i];
            nl = i - 1;
          } else if (!this.blockScalarKeep) {
            do {
              let i2 = nl - 1;
              let ch2 = this.buffer[i2];
              if (ch2 === "\r")
                ch2 = this.buffer[--i2];
              const lastChar = i2;
              while (ch2 === " ")
                ch2 = this.buffer[--i2];
              if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
                nl = i2;
              else
                break;
            } while (true);
          }
          yield cst.SCALAR;
          yield* this.pushToIndex(nl + 1, true);
          return yield* this.parseLineStart();
        }
        *parsePlainScalar() {
          const inFlow = this.flowLevel > 0;
          let end = this.pos - 1;
          let i = this.pos - 1;
          let ch;
          while (ch = this.buffer[++i]) {
            if (ch === ":") {
              const next = this.buffer[i + 1];
              if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
                break;
              end = i;
            } else if (isEmpty(ch)) {
              let next = this.buffer[i + 1];
              if (ch === "\r") {
                if (next === "\n") {
                  i += 1;
                  ch = "\n";
                  next = this.buffer[i + 1];
                } else
                  end = i;
              }
              if (next === "#" || inFlow && flowIndicatorChars.has(next))
                break;
              if (ch === "\n") {
                const cs = this.continueScalar(i + 1);
                if (cs === -1)
                  break;
                i = Math.max(i, cs - 2);
              }
            } else {
              if (inFlow && flowIndicatorChars.has(ch))
                break;
              end = i;
            }
          }
          if (!ch && !this.atEnd)
            return this.setNext("plain-scalar");
          yield cst.SCALAR;
          yield* this.pushToIndex(end + 1, true);
          return inFlow ? "flow" : "doc";
        }
        *pushCount(n) {
          if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
          }
          return 0;
        }
        *pushToIndex(i, allowEmpty) {
          const s = this.buffer.slice(this.pos, i);
          if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
          } else if (allowEmpty)
            yield "";
          return 0;
        }
        *pushIndicators() {
          let n = 0;
          loop: while (true) {
            switch (this.charAt(0)) {
              case "!":
                n += yield* this.pushTag();
                n += yield* this.pushSpaces(true);
                continue loop;
              case "&":
                n += yield* this.pushUntil(isNotAnchorChar);
                n += yield* this.pushSpaces(true);
                continue loop;
              case "-":
              // this is an error
              case "?":
              // this is an error outside flow collections
              case ":": {
                const inFlow = this.flowLevel > 0;
                const ch1 = this.charAt(1);
                if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                  if (!inFlow)
                    this.indentNext = this.indentValue + 1;
                  else if (this.flowKey)
                    this.flowKey = false;
                  n += yield* this.pushCount(1);
                  n += yield* this.pushSpaces(true);
                  continue loop;
                }
              }
            }
            break loop;
          }
          return n;
        }
        *pushTag() {
          if (this.charAt(1) === "<") {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== ">")
              ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
          } else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
              if (tagChars.has(ch))
                ch = this.buffer[++i];
              else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
                ch = this.buffer[i += 3];
              } else
                break;
            }
            return yield* this.pushToIndex(i, false);
          }
        }
        *pushNewline() {
          const ch = this.buffer[this.pos];
          if (ch === "\n")
            return yield* this.pushCount(1);
          else if (ch === "\r" && this.charAt(1) === "\n")
            return yield* this.pushCount(2);
          else
            return 0;
        }
        *pushSpaces(allowTabs) {
          let i = this.pos - 1;
          let ch;
          do {
            ch = this.buffer[++i];
          } while (ch === " " || allowTabs && ch === "	");
          const n = i - this.pos;
          if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
          }
          return n;
        }
        *pushUntil(test) {
          let i = this.pos;
          let ch = this.buffer[i];
          while (!test(ch))
            ch = this.buffer[++i];
          return yield* this.pushToIndex(i, false);
        }
      };
      exports.Lexer = Lexer;
    }
  });

  // node_modules/yaml/dist/parse/line-counter.js
  var require_line_counter = __commonJS({
    "node_modules/yaml/dist/parse/line-counter.js"(exports) {
      "use strict";
      var LineCounter2 = class {
        constructor() {
          this.lineStarts = [];
          this.addNewLine = (offset) => this.lineStarts.push(offset);
          this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
              const mid = low + high >> 1;
              if (this.lineStarts[mid] < offset)
                low = mid + 1;
              else
                high = mid;
            }
            if (this.lineStarts[low] === offset)
              return { line: low + 1, col: 1 };
            if (low === 0)
              return { line: 0, col: offset };
            const start2 = this.lineStarts[low - 1];
            return { line: low, col: offset - start2 + 1 };
          };
        }
      };
      exports.LineCounter = LineCounter2;
    }
  });

  // node_modules/yaml/dist/parse/parser.js
  var require_parser = __commonJS({
    "node_modules/yaml/dist/parse/parser.js"(exports) {
      "use strict";
      var node_process = require_process();
      var cst = require_cst();
      var lexer = require_lexer();
      function includesToken(list, type) {
        for (let i = 0; i < list.length; ++i)
          if (list[i].type === type)
            return true;
        return false;
      }
      function findNonEmptyIndex(list) {
        for (let i = 0; i < list.length; ++i) {
          switch (list[i].type) {
            case "space":
            case "comment":
            case "newline":
              break;
            default:
              return i;
          }
        }
        return -1;
      }
      function isFlowToken(token) {
        switch (token?.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
          case "flow-collection":
            return true;
          default:
            return false;
        }
      }
      function getPrevProps(parent) {
        switch (parent.type) {
          case "document":
            return parent.start;
          case "block-map": {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
          }
          case "block-seq":
            return parent.items[parent.items.length - 1].start;
          /* istanbul ignore next should not happen */
          default:
            return [];
        }
      }
      function getFirstKeyStartProps(prev) {
        if (prev.length === 0)
          return [];
        let i = prev.length;
        loop: while (--i >= 0) {
          switch (prev[i].type) {
            case "doc-start":
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
            case "newline":
              break loop;
          }
        }
        while (prev[++i]?.type === "space") {
        }
        return prev.splice(i, prev.length);
      }
      function arrayPushArray(target, source) {
        if (source.length < 1e5)
          Array.prototype.push.apply(target, source);
        else
          for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
      }
      function fixFlowSeqItems(fc) {
        if (fc.start.type === "flow-seq-start") {
          for (const it of fc.items) {
            if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
              if (it.key)
                it.value = it.key;
              delete it.key;
              if (isFlowToken(it.value)) {
                if (it.value.end)
                  arrayPushArray(it.value.end, it.sep);
                else
                  it.value.end = it.sep;
              } else
                arrayPushArray(it.start, it.sep);
              delete it.sep;
            }
          }
        }
      }
      var Parser = class {
        /**
         * @param onNewLine - If defined, called separately with the start position of
         *   each new line (in `parse()`, including the start of input).
         */
        constructor(onNewLine) {
          this.atNewLine = true;
          this.atScalar = false;
          this.indent = 0;
          this.offset = 0;
          this.onKeyLine = false;
          this.stack = [];
          this.source = "";
          this.type = "";
          this.lexer = new lexer.Lexer();
          this.onNewLine = onNewLine;
        }
        /**
         * Parse `source` as a YAML stream.
         * If `incomplete`, a part of the last line may be left as a buffer for the next call.
         *
         * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
         *
         * @returns A generator of tokens representing each directive, document, and other structure.
         */
        *parse(source, incomplete = false) {
          if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
          for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
          if (!incomplete)
            yield* this.end();
        }
        /**
         * Advance the parser by the `source` of one lexical token.
         */
        *next(source) {
          this.source = source;
          if (node_process.env.LOG_TOKENS)
            console.log("|", cst.prettyToken(source));
          if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
          }
          const type = cst.tokenType(source);
          if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: "error", offset: this.offset, message, source });
            this.offset += source.length;
          } else if (type === "scalar") {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = "scalar";
          } else {
            this.type = type;
            yield* this.step();
            switch (type) {
              case "newline":
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine)
                  this.onNewLine(this.offset + source.length);
                break;
              case "space":
                if (this.atNewLine && source[0] === " ")
                  this.indent += source.length;
                break;
              case "explicit-key-ind":
              case "map-value-ind":
              case "seq-item-ind":
                if (this.atNewLine)
                  this.indent += source.length;
                break;
              case "doc-mode":
              case "flow-error-end":
                return;
              default:
                this.atNewLine = false;
            }
            this.offset += source.length;
          }
        }
        /** Call at end of input to push out any remaining constructions */
        *end() {
          while (this.stack.length > 0)
            yield* this.pop();
        }
        get sourceToken() {
          const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
          };
          return st;
        }
        *step() {
          const top = this.peek(1);
          if (this.type === "doc-end" && top?.type !== "doc-end") {
            while (this.stack.length > 0)
              yield* this.pop();
            this.stack.push({
              type: "doc-end",
              offset: this.offset,
              source: this.source
            });
            return;
          }
          if (!top)
            return yield* this.stream();
          switch (top.type) {
            case "document":
              return yield* this.document(top);
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar":
              return yield* this.scalar(top);
            case "block-scalar":
              return yield* this.blockScalar(top);
            case "block-map":
              return yield* this.blockMap(top);
            case "block-seq":
              return yield* this.blockSequence(top);
            case "flow-collection":
              return yield* this.flowCollection(top);
            case "doc-end":
              return yield* this.documentEnd(top);
          }
          yield* this.pop();
        }
        peek(n) {
          return this.stack[this.stack.length - n];
        }
        *pop(error) {
          const token = error ?? this.stack.pop();
          if (!token) {
            const message = "Tried to pop an empty stack";
            yield { type: "error", offset: this.offset, source: "", message };
          } else if (this.stack.length === 0) {
            yield token;
          } else {
            const top = this.peek(1);
            if (token.type === "block-scalar") {
              token.indent = "indent" in top ? top.indent : 0;
            } else if (token.type === "flow-collection" && top.type === "document") {
              token.indent = 0;
            }
            if (token.type === "flow-collection")
              fixFlowSeqItems(token);
            switch (top.type) {
              case "document":
                top.value = token;
                break;
              case "block-scalar":
                top.props.push(token);
                break;
              case "block-map": {
                const it = top.items[top.items.length - 1];
                if (it.value) {
                  top.items.push({ start: [], key: token, sep: [] });
                  this.onKeyLine = true;
                  return;
                } else if (it.sep) {
                  it.value = token;
                } else {
                  Object.assign(it, { key: token, sep: [] });
                  this.onKeyLine = !it.explicitKey;
                  return;
                }
                break;
              }
              case "block-seq": {
                const it = top.items[top.items.length - 1];
                if (it.value)
                  top.items.push({ start: [], value: token });
                else
                  it.value = token;
                break;
              }
              case "flow-collection": {
                const it = top.items[top.items.length - 1];
                if (!it || it.value)
                  top.items.push({ start: [], key: token, sep: [] });
                else if (it.sep)
                  it.value = token;
                else
                  Object.assign(it, { key: token, sep: [] });
                return;
              }
              /* istanbul ignore next should not happen */
              default:
                yield* this.pop();
                yield* this.pop(token);
            }
            if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
              const last = token.items[token.items.length - 1];
              if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
                if (top.type === "document")
                  top.end = last.start;
                else
                  top.items.push({ start: last.start });
                token.items.splice(-1, 1);
              }
            }
          }
        }
        *stream() {
          switch (this.type) {
            case "directive-line":
              yield { type: "directive", offset: this.offset, source: this.source };
              return;
            case "byte-order-mark":
            case "space":
            case "comment":
            case "newline":
              yield this.sourceToken;
              return;
            case "doc-mode":
            case "doc-start": {
              const doc = {
                type: "document",
                offset: this.offset,
                start: []
              };
              if (this.type === "doc-start")
                doc.start.push(this.sourceToken);
              this.stack.push(doc);
              return;
            }
          }
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
          };
        }
        *document(doc) {
          if (doc.value)
            return yield* this.lineEnd(doc);
          switch (this.type) {
            case "doc-start": {
              if (findNonEmptyIndex(doc.start) !== -1) {
                yield* this.pop();
                yield* this.step();
              } else
                doc.start.push(this.sourceToken);
              return;
            }
            case "anchor":
            case "tag":
            case "space":
            case "comment":
            case "newline":
              doc.start.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(doc);
          if (bv)
            this.stack.push(bv);
          else {
            yield {
              type: "error",
              offset: this.offset,
              message: `Unexpected ${this.type} token in YAML document`,
              source: this.source
            };
          }
        }
        *scalar(scalar) {
          if (this.type === "map-value-ind") {
            const prev = getPrevProps(this.peek(2));
            const start2 = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
              sep = scalar.end;
              sep.push(this.sourceToken);
              delete scalar.end;
            } else
              sep = [this.sourceToken];
            const map = {
              type: "block-map",
              offset: scalar.offset,
              indent: scalar.indent,
              items: [{ start: start2, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else
            yield* this.lineEnd(scalar);
        }
        *blockScalar(scalar) {
          switch (this.type) {
            case "space":
            case "comment":
            case "newline":
              scalar.props.push(this.sourceToken);
              return;
            case "scalar":
              scalar.source = this.source;
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine) {
                let nl = this.source.indexOf("\n") + 1;
                while (nl !== 0) {
                  this.onNewLine(this.offset + nl);
                  nl = this.source.indexOf("\n", nl) + 1;
                }
              }
              yield* this.pop();
              break;
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.step();
          }
        }
        *blockMap(map) {
          const it = map.items[map.items.length - 1];
          switch (this.type) {
            case "newline":
              this.onKeyLine = false;
              if (it.value) {
                const end = "end" in it.value ? it.value.end : void 0;
                const last = Array.isArray(end) ? end[end.length - 1] : void 0;
                if (last?.type === "comment")
                  end?.push(this.sourceToken);
                else
                  map.items.push({ start: [this.sourceToken] });
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "space":
            case "comment":
              if (it.value) {
                map.items.push({ start: [this.sourceToken] });
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                if (this.atIndentedComment(it.start, map.indent)) {
                  const prev = map.items[map.items.length - 2];
                  const end = prev?.value?.end;
                  if (Array.isArray(end)) {
                    arrayPushArray(end, it.start);
                    end.push(this.sourceToken);
                    map.items.pop();
                    return;
                  }
                }
                it.start.push(this.sourceToken);
              }
              return;
          }
          if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
            let start2 = [];
            if (atNextItem && it.sep && !it.value) {
              const nl = [];
              for (let i = 0; i < it.sep.length; ++i) {
                const st = it.sep[i];
                switch (st.type) {
                  case "newline":
                    nl.push(i);
                    break;
                  case "space":
                    break;
                  case "comment":
                    if (st.indent > map.indent)
                      nl.length = 0;
                    break;
                  default:
                    nl.length = 0;
                }
              }
              if (nl.length >= 2)
                start2 = it.sep.splice(nl[1]);
            }
            switch (this.type) {
              case "anchor":
              case "tag":
                if (atNextItem || it.value) {
                  start2.push(this.sourceToken);
                  map.items.push({ start: start2 });
                  this.onKeyLine = true;
                } else if (it.sep) {
                  it.sep.push(this.sourceToken);
                } else {
                  it.start.push(this.sourceToken);
                }
                return;
              case "explicit-key-ind":
                if (!it.sep && !it.explicitKey) {
                  it.start.push(this.sourceToken);
                  it.explicitKey = true;
                } else if (atNextItem || it.value) {
                  start2.push(this.sourceToken);
                  map.items.push({ start: start2, explicitKey: true });
                } else {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken], explicitKey: true }]
                  });
                }
                this.onKeyLine = true;
                return;
              case "map-value-ind":
                if (it.explicitKey) {
                  if (!it.sep) {
                    if (includesToken(it.start, "newline")) {
                      Object.assign(it, { key: null, sep: [this.sourceToken] });
                    } else {
                      const start3 = getFirstKeyStartProps(it.start);
                      this.stack.push({
                        type: "block-map",
                        offset: this.offset,
                        indent: this.indent,
                        items: [{ start: start3, key: null, sep: [this.sourceToken] }]
                      });
                    }
                  } else if (it.value) {
                    map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                  } else if (includesToken(it.sep, "map-value-ind")) {
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                    const start3 = getFirstKeyStartProps(it.start);
                    const key = it.key;
                    const sep = it.sep;
                    sep.push(this.sourceToken);
                    delete it.key;
                    delete it.sep;
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start3, key, sep }]
                    });
                  } else if (start2.length > 0) {
                    it.sep = it.sep.concat(start2, this.sourceToken);
                  } else {
                    it.sep.push(this.sourceToken);
                  }
                } else {
                  if (!it.sep) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else if (it.value || atNextItem) {
                    map.items.push({ start: start2, key: null, sep: [this.sourceToken] });
                  } else if (includesToken(it.sep, "map-value-ind")) {
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: [], key: null, sep: [this.sourceToken] }]
                    });
                  } else {
                    it.sep.push(this.sourceToken);
                  }
                }
                this.onKeyLine = true;
                return;
              case "alias":
              case "scalar":
              case "single-quoted-scalar":
              case "double-quoted-scalar": {
                const fs = this.flowScalar(this.type);
                if (atNextItem || it.value) {
                  map.items.push({ start: start2, key: fs, sep: [] });
                  this.onKeyLine = true;
                } else if (it.sep) {
                  this.stack.push(fs);
                } else {
                  Object.assign(it, { key: fs, sep: [] });
                  this.onKeyLine = true;
                }
                return;
              }
              default: {
                const bv = this.startBlockValue(map);
                if (bv) {
                  if (bv.type === "block-seq") {
                    if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                      yield* this.pop({
                        type: "error",
                        offset: this.offset,
                        message: "Unexpected block-seq-ind on same line with key",
                        source: this.source
                      });
                      return;
                    }
                  } else if (atMapIndent) {
                    map.items.push({ start: start2 });
                  }
                  this.stack.push(bv);
                  return;
                }
              }
            }
          }
          yield* this.pop();
          yield* this.step();
        }
        *blockSequence(seq) {
          const it = seq.items[seq.items.length - 1];
          switch (this.type) {
            case "newline":
              if (it.value) {
                const end = "end" in it.value ? it.value.end : void 0;
                const last = Array.isArray(end) ? end[end.length - 1] : void 0;
                if (last?.type === "comment")
                  end?.push(this.sourceToken);
                else
                  seq.items.push({ start: [this.sourceToken] });
              } else
                it.start.push(this.sourceToken);
              return;
            case "space":
            case "comment":
              if (it.value)
                seq.items.push({ start: [this.sourceToken] });
              else {
                if (this.atIndentedComment(it.start, seq.indent)) {
                  const prev = seq.items[seq.items.length - 2];
                  const end = prev?.value?.end;
                  if (Array.isArray(end)) {
                    arrayPushArray(end, it.start);
                    end.push(this.sourceToken);
                    seq.items.pop();
                    return;
                  }
                }
                it.start.push(this.sourceToken);
              }
              return;
            case "anchor":
            case "tag":
              if (it.value || this.indent <= seq.indent)
                break;
              it.start.push(this.sourceToken);
              return;
            case "seq-item-ind":
              if (this.indent !== seq.indent)
                break;
              if (it.value || includesToken(it.start, "seq-item-ind"))
                seq.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
          }
          if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
              this.stack.push(bv);
              return;
            }
          }
          yield* this.pop();
          yield* this.step();
        }
        *flowCollection(fc) {
          const it = fc.items[fc.items.length - 1];
          if (this.type === "flow-error-end") {
            let top;
            do {
              yield* this.pop();
              top = this.peek(1);
            } while (top?.type === "flow-collection");
          } else if (fc.end.length === 0) {
            switch (this.type) {
              case "comma":
              case "explicit-key-ind":
                if (!it || it.sep)
                  fc.items.push({ start: [this.sourceToken] });
                else
                  it.start.push(this.sourceToken);
                return;
              case "map-value-ind":
                if (!it || it.value)
                  fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                else if (it.sep)
                  it.sep.push(this.sourceToken);
                else
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                return;
              case "space":
              case "comment":
              case "newline":
              case "anchor":
              case "tag":
                if (!it || it.value)
                  fc.items.push({ start: [this.sourceToken] });
                else if (it.sep)
                  it.sep.push(this.sourceToken);
                else
                  it.start.push(this.sourceToken);
                return;
              case "alias":
              case "scalar":
              case "single-quoted-scalar":
              case "double-quoted-scalar": {
                const fs = this.flowScalar(this.type);
                if (!it || it.value)
                  fc.items.push({ start: [], key: fs, sep: [] });
                else if (it.sep)
                  this.stack.push(fs);
                else
                  Object.assign(it, { key: fs, sep: [] });
                return;
              }
              case "flow-map-end":
              case "flow-seq-end":
                fc.end.push(this.sourceToken);
                return;
            }
            const bv = this.startBlockValue(fc);
            if (bv)
              this.stack.push(bv);
            else {
              yield* this.pop();
              yield* this.step();
            }
          } else {
            const parent = this.peek(2);
            if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
              yield* this.pop();
              yield* this.step();
            } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
              const prev = getPrevProps(parent);
              const start2 = getFirstKeyStartProps(prev);
              fixFlowSeqItems(fc);
              const sep = fc.end.splice(1, fc.end.length);
              sep.push(this.sourceToken);
              const map = {
                type: "block-map",
                offset: fc.offset,
                indent: fc.indent,
                items: [{ start: start2, key: fc, sep }]
              };
              this.onKeyLine = true;
              this.stack[this.stack.length - 1] = map;
            } else {
              yield* this.lineEnd(fc);
            }
          }
        }
        flowScalar(type) {
          if (this.onNewLine) {
            let nl = this.source.indexOf("\n") + 1;
            while (nl !== 0) {
              this.onNewLine(this.offset + nl);
              nl = this.source.indexOf("\n", nl) + 1;
            }
          }
          return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
          };
        }
        startBlockValue(parent) {
          switch (this.type) {
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar":
              return this.flowScalar(this.type);
            case "block-scalar-header":
              return {
                type: "block-scalar",
                offset: this.offset,
                indent: this.indent,
                props: [this.sourceToken],
                source: ""
              };
            case "flow-map-start":
            case "flow-seq-start":
              return {
                type: "flow-collection",
                offset: this.offset,
                indent: this.indent,
                start: this.sourceToken,
                items: [],
                end: []
              };
            case "seq-item-ind":
              return {
                type: "block-seq",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: [this.sourceToken] }]
              };
            case "explicit-key-ind": {
              this.onKeyLine = true;
              const prev = getPrevProps(parent);
              const start2 = getFirstKeyStartProps(prev);
              start2.push(this.sourceToken);
              return {
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: start2, explicitKey: true }]
              };
            }
            case "map-value-ind": {
              this.onKeyLine = true;
              const prev = getPrevProps(parent);
              const start2 = getFirstKeyStartProps(prev);
              return {
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: start2, key: null, sep: [this.sourceToken] }]
              };
            }
          }
          return null;
        }
        atIndentedComment(start2, indent) {
          if (this.type !== "comment")
            return false;
          if (this.indent <= indent)
            return false;
          return start2.every((st) => st.type === "newline" || st.type === "space");
        }
        *documentEnd(docEnd) {
          if (this.type !== "doc-mode") {
            if (docEnd.end)
              docEnd.end.push(this.sourceToken);
            else
              docEnd.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
          }
        }
        *lineEnd(token) {
          switch (this.type) {
            case "comma":
            case "doc-start":
            case "doc-end":
            case "flow-seq-end":
            case "flow-map-end":
            case "map-value-ind":
              yield* this.pop();
              yield* this.step();
              break;
            case "newline":
              this.onKeyLine = false;
            // fallthrough
            case "space":
            case "comment":
            default:
              if (token.end)
                token.end.push(this.sourceToken);
              else
                token.end = [this.sourceToken];
              if (this.type === "newline")
                yield* this.pop();
          }
        }
      };
      exports.Parser = Parser;
    }
  });

  // node_modules/yaml/dist/public-api.js
  var require_public_api = __commonJS({
    "node_modules/yaml/dist/public-api.js"(exports) {
      "use strict";
      var composer = require_composer();
      var Document = require_Document();
      var errors = require_errors();
      var log = require_log();
      var identity = require_identity();
      var lineCounter = require_line_counter();
      var parser = require_parser();
      function parseOptions(options) {
        const prettyErrors = options.prettyErrors !== false;
        const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
        return { lineCounter: lineCounter$1, prettyErrors };
      }
      function parseAllDocuments(source, options = {}) {
        const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
        const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
        const composer$1 = new composer.Composer(options);
        const docs = Array.from(composer$1.compose(parser$1.parse(source)));
        if (prettyErrors && lineCounter2)
          for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter2));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
          }
        if (docs.length > 0)
          return docs;
        return Object.assign([], { empty: true }, composer$1.streamInfo());
      }
      function parseDocument2(source, options = {}) {
        const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
        const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
        const composer$1 = new composer.Composer(options);
        let doc = null;
        for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
          if (!doc)
            doc = _doc;
          else if (doc.options.logLevel !== "silent") {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
            break;
          }
        }
        if (prettyErrors && lineCounter2) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
        return doc;
      }
      function parse3(src, reviver, options) {
        let _reviver = void 0;
        if (typeof reviver === "function") {
          _reviver = reviver;
        } else if (options === void 0 && reviver && typeof reviver === "object") {
          options = reviver;
        }
        const doc = parseDocument2(src, options);
        if (!doc)
          return null;
        doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
        if (doc.errors.length > 0) {
          if (doc.options.logLevel !== "silent")
            throw doc.errors[0];
          else
            doc.errors = [];
        }
        return doc.toJS(Object.assign({ reviver: _reviver }, options));
      }
      function stringify(value, replacer, options) {
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
        }
        if (typeof options === "string")
          options = options.length;
        if (typeof options === "number") {
          const indent = Math.round(options);
          options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
        }
        if (value === void 0) {
          const { keepUndefined } = options ?? replacer ?? {};
          if (!keepUndefined)
            return void 0;
        }
        if (identity.isDocument(value) && !_replacer)
          return value.toString(options);
        return new Document.Document(value, _replacer, options).toString(options);
      }
      exports.parse = parse3;
      exports.parseAllDocuments = parseAllDocuments;
      exports.parseDocument = parseDocument2;
      exports.stringify = stringify;
    }
  });

  // node_modules/yaml/dist/index.js
  var require_dist = __commonJS({
    "node_modules/yaml/dist/index.js"(exports) {
      "use strict";
      var composer = require_composer();
      var Document = require_Document();
      var Schema = require_Schema();
      var errors = require_errors();
      var Alias = require_Alias();
      var identity = require_identity();
      var Pair = require_Pair();
      var Scalar = require_Scalar();
      var YAMLMap = require_YAMLMap();
      var YAMLSeq = require_YAMLSeq();
      var cst = require_cst();
      var lexer = require_lexer();
      var lineCounter = require_line_counter();
      var parser = require_parser();
      var publicApi = require_public_api();
      var visit = require_visit();
      exports.Composer = composer.Composer;
      exports.Document = Document.Document;
      exports.Schema = Schema.Schema;
      exports.YAMLError = errors.YAMLError;
      exports.YAMLParseError = errors.YAMLParseError;
      exports.YAMLWarning = errors.YAMLWarning;
      exports.Alias = Alias.Alias;
      exports.isAlias = identity.isAlias;
      exports.isCollection = identity.isCollection;
      exports.isDocument = identity.isDocument;
      exports.isMap = identity.isMap;
      exports.isNode = identity.isNode;
      exports.isPair = identity.isPair;
      exports.isScalar = identity.isScalar;
      exports.isSeq = identity.isSeq;
      exports.Pair = Pair.Pair;
      exports.Scalar = Scalar.Scalar;
      exports.YAMLMap = YAMLMap.YAMLMap;
      exports.YAMLSeq = YAMLSeq.YAMLSeq;
      exports.CST = cst;
      exports.Lexer = lexer.Lexer;
      exports.LineCounter = lineCounter.LineCounter;
      exports.Parser = parser.Parser;
      exports.parse = publicApi.parse;
      exports.parseAllDocuments = publicApi.parseAllDocuments;
      exports.parseDocument = publicApi.parseDocument;
      exports.stringify = publicApi.stringify;
      exports.visit = visit.visit;
      exports.visitAsync = visit.visitAsync;
    }
  });

  // action/inputs/read-yaml-map.ts
  var read_yaml_map_exports = {};
  __export(read_yaml_map_exports, {
    readYamlMap: () => readYamlMap
  });
  function readYamlMap(text2, complain) {
    const lines = new import_yaml.LineCounter();
    const document = (0, import_yaml.parseDocument)(text2, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const at = (offset) => `line ${lines.linePos(offset).line}`;
    for (const problem of [...document.errors, ...document.warnings]) {
      const why = problem.code === "DUPLICATE_KEY" ? "a key is there twice" : `it is neither JSON nor YAML (${problem.code})`;
      complain(`${at(problem.pos[0])}: ${why}. Write a JSON object or a YAML map.`);
    }
    if (document.errors.length > 0 || document.warnings.length > 0) return void 0;
    let refused3 = false;
    const refuse = (problem) => {
      refused3 = true;
      complain(problem);
    };
    const written = toWritten(document.contents, refuse, at);
    if (refused3) return void 0;
    if (written?.kind === "map") return written;
    complain("it is no map of names and values. Write a JSON object, or a YAML map with one `name: value` per line.");
    return void 0;
  }
  function toWritten(node, refuse, at) {
    if ((0, import_yaml.isMap)(node))
      return {
        kind: "map",
        entries: node.items.flatMap(({ key, value }) => {
          if (!(0, import_yaml.isScalar)(key)) return [];
          const written = value === null ? emptyScalar : toWritten(value, refuse, at);
          return written === void 0 ? [] : [[String(key.value), written]];
        })
      };
    if ((0, import_yaml.isSeq)(node))
      return {
        kind: "list",
        items: node.items.map((item) => toWritten(item, refuse, at)).filter((item) => item !== void 0)
      };
    if ((0, import_yaml.isScalar)(node)) return toScalar(node.value, node.source, () => refuse(unusual(at(node.range[0]))));
    if ((0, import_yaml.isAlias)(node))
      refuse(`${at(node.range[0])}: *${printable(node.source, 60)} refers to a value elsewhere. Write the value itself.`);
    return void 0;
  }
  function toScalar(value, source, refuse) {
    if (value === null || ["string", "number", "boolean"].includes(typeof value))
      return { kind: "scalar", value, source };
    refuse();
    return void 0;
  }
  function unusual(where) {
    return `${where}: the value is neither text, number nor boolean. Write it in quotes.`;
  }
  var import_yaml, emptyScalar;
  var init_read_yaml_map = __esm({
    "action/inputs/read-yaml-map.ts"() {
      "use strict";
      import_yaml = __toESM(require_dist(), 1);
      init_printable();
      emptyScalar = { kind: "scalar", value: null, source: "" };
    }
  });

  // action/inputs/read-map.ts
  async function readMap(text2, complain) {
    const json = readJson(text2);
    if (json === void 0) {
      const { readYamlMap: readYamlMap2 } = await Promise.resolve().then(() => (init_read_yaml_map(), read_yaml_map_exports));
      return readYamlMap2(text2, complain);
    }
    const twice = duplicateJsonKeys(text2);
    if (twice.length > 0) {
      complain(`the key ${twice.map((key) => JSON.stringify(key)).join(", ")} is there twice. Write each key once.`);
      return void 0;
    }
    if (json.kind === "map") return json;
    complain('it is JSON, but no object. Write an object of names and values, for example {"NAME": "value"}.');
    return void 0;
  }
  function readJson(text2) {
    let sourceless = false;
    const sources = /* @__PURE__ */ new WeakMap();
    const note = function(key, value, context) {
      if (typeof value === "number" && context?.source === void 0) sourceless = true;
      if (typeof this === "object" && this !== null && context?.source !== void 0) {
        const known = sources.get(this) ?? /* @__PURE__ */ new Map();
        sources.set(this, known.set(key, context.source));
      }
      return value;
    };
    try {
      const json = JSON.parse(text2, note);
      return sourceless ? void 0 : toWritten2({ "": json }, "", sources);
    } catch (error) {
      if (error instanceof SyntaxError) return void 0;
      throw error;
    }
  }
  function toWritten2(holder, key, sources) {
    const value = holder[key];
    if (Array.isArray(value))
      return { kind: "list", items: Object.keys(value).map((index) => toWritten2(value, index, sources)) };
    if (typeof value === "object" && value !== null)
      return { kind: "map", entries: Object.keys(value).map((name) => [name, toWritten2(value, name, sources)]) };
    const scalar = value;
    return { kind: "scalar", value: scalar, source: sources.get(holder)?.get(key) ?? String(scalar) };
  }
  function duplicateJsonKeys(text2) {
    const open = [];
    const twice = /* @__PURE__ */ new Set();
    let lastString = "";
    for (const [token] of text2.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
      if (token === "{") open.push(/* @__PURE__ */ new Set());
      else if (token === "[") open.push(void 0);
      else if (token === "}" || token === "]") open.pop();
      else if (token === ":") {
        const key = JSON.parse(lastString);
        const keys = open.at(-1);
        if (keys?.has(key)) twice.add(key);
        keys?.add(key);
      } else lastString = token;
    }
    return [...twice];
  }
  var init_read_map = __esm({
    "action/inputs/read-map.ts"() {
      "use strict";
    }
  });

  // action/inputs/typed-inputs.ts
  async function readTypedInputs(text2, complain) {
    if (text2 === void 0 || text2.trim() === "") return {};
    const map = await readMap(text2, complain);
    if (map === void 0) return void 0;
    let refused3 = false;
    const refuse = (problem) => {
      refused3 = true;
      complain(problem);
    };
    const entries = map.entries.map(([name, written]) => [name, toValue(printable(name, 60), written, refuse)]);
    return refused3 ? void 0 : Object.fromEntries(entries);
  }
  function toValue(name, written, refuse) {
    switch (written.kind) {
      case "list":
        return written.items.map((item) => toValue(name, item, refuse));
      case "map":
        return Object.fromEntries(written.entries.map(([key, value]) => [key, toValue(name, value, refuse)]));
      case "scalar":
        if (written.value === null)
          refuse(`the value of ${name} is missing. Write "" for an empty text, or leave ${name} out.`);
        else if (typeof written.value === "number" && String(written.value) !== written.source)
          refuse(
            `${name} is written like a number that would arrive as ${written.value}. Write it in quotes if it is text, and plainly if it is a number.`
          );
        return written.value;
    }
  }
  var init_typed_inputs = __esm({
    "action/inputs/typed-inputs.ts"() {
      "use strict";
      init_printable();
      init_read_map();
    }
  });

  // action/inputs/variables.ts
  async function readVariables(text2, complain) {
    if (text2 === void 0 || text2.trim() === "") return {};
    const pairs = LINE_START.test(firstLine(text2)) ? readLines(text2, complain) : await readMapPairs(text2, complain);
    return pairs === void 0 ? void 0 : checkNames(pairs, complain);
  }
  function firstLine(text2) {
    return text2.split("\n").map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("#")) ?? "";
  }
  function readLines(text2, complain) {
    let refused3 = false;
    const pairs = text2.split("\n").flatMap((line, index) => {
      const content = line.trimStart().replace(/\r$/, "");
      if (content.trim() === "" || content.startsWith("#")) return [];
      const [, name, value] = /^(\w+)=(.*)$/s.exec(content) ?? [];
      if (name !== void 0 && value !== void 0 && !isQuoted(value)) return [[name, value]];
      refused3 = true;
      complain(
        name === void 0 ? `line ${index + 1} is not NAME=value as the lines before it. Write every line so, or write a JSON object or a YAML map.` : `line ${index + 1}: it is open whether the quotes around the value of ${name} belong to it. Write it without, or write a JSON object or a YAML map.`
      );
      return [];
    });
    return refused3 ? void 0 : pairs;
  }
  function isQuoted(value) {
    return /^(["']).*\1\s*$/s.test(value) && value.trim().length > 1;
  }
  async function readMapPairs(text2, complain) {
    const map = await readMap(text2, complain);
    if (map === void 0) return void 0;
    let refused3 = false;
    const pairs = map.entries.flatMap(([name, written]) => {
      const value = toText(written);
      if (value !== void 0) return [[name, value]];
      refused3 = true;
      const shown2 = printable(name, 60);
      complain(
        written.kind === "scalar" ? `the value of ${shown2} is missing. Write "" for an empty value.` : `the value of ${shown2} is a ${written.kind}, but variables are text. Write it as one text, or use \`inputs\`.`
      );
      return [];
    });
    return refused3 ? void 0 : pairs;
  }
  function toText(written) {
    if (written.kind !== "scalar" || written.value === null) return void 0;
    return typeof written.value === "string" ? written.value : written.source;
  }
  function checkNames(pairs, complain) {
    const seen = /* @__PURE__ */ new Set();
    let refused3 = false;
    const refuse = (problem) => {
      refused3 = true;
      complain(problem);
    };
    for (const [name] of pairs) {
      if (!NAME.test(name))
        refuse(`"${printable(name, 60)}" is no name of a variable. Write letters, digits and _, at most 255 of them.`);
      else if (name === "TRIGGER_PAYLOAD")
        refuse("TRIGGER_PAYLOAD is set by GitLab itself, and a second one fails the pipeline. Write another name.");
      else if (seen.has(name)) refuse(`${name} is there twice. Write each variable once.`);
      seen.add(name);
    }
    return refused3 ? void 0 : Object.fromEntries(pairs);
  }
  var NAME, LINE_START;
  var init_variables = __esm({
    "action/inputs/variables.ts"() {
      "use strict";
      init_printable();
      init_read_map();
      NAME = /^\w{1,255}$/;
      LINE_START = /^\w+=/;
    }
  });

  // action/inputs/parse.ts
  async function parseInputs(raw, env = {}) {
    const problems = [];
    const complainOf = (name) => (problem) => problems.push(`\`${name}\`: ${problem}`);
    const text2 = (name) => (isGiven(raw[name]) ? raw[name] : DEFAULTS.get(name)) ?? "";
    const token = (name) => readToken(name, raw[name], complainOf(name));
    const around = surroundingJob(env);
    const host = readServer(isGiven(raw.host) ? raw.host : void 0, around, complainOf("host"));
    const project = readProject(raw.project, host, complainOf("project"));
    const ref = readRef(raw.ref, complainOf("ref"));
    const tokens = {
      triggerToken: token("trigger-token"),
      accessToken: token("access-token"),
      jobToken: token("job-token") ?? (isGiven(raw["job-token"]) ? void 0 : surroundingJobToken(around, host ?? ""))
    };
    const trigger2 = triggerCredential(tokens);
    if (trigger2 === void 0 && !isGiven(raw["trigger-token"]) && !isGiven(raw["job-token"]) && host !== void 0)
      complainOf("trigger-token")(noTrigger(host, around));
    const variables = await readVariables(raw.variables, complainOf("variables"));
    const inputs = await readTypedInputs(raw.inputs, complainOf("inputs"));
    const wait = readBoolean(text2("wait"), complainOf("wait"));
    const timeoutMs = readDurationMs(text2("timeout"), TIMEOUT_BOUNDS, complainOf("timeout"));
    const poll = text2("poll-interval");
    const pollIntervalMs = poll === "" ? void 0 : readDurationMs(poll, POLL_BOUNDS, complainOf("poll-interval"));
    const selectors = parseSelectors(text2("artifacts"));
    if (selectors.kind === "problems") selectors.problems.forEach(complainOf("artifacts"));
    const artifacts2 = selectors.kind === "selectors" ? selectors.selectors : [];
    if (wait === false && artifacts2.length > 0)
      complainOf("artifacts")(
        "artifacts exist only once the pipeline has run. Write `wait: true`, or leave `artifacts` out."
      );
    const artifactsPath = readPath2(text2("artifacts-path"), complainOf("artifacts-path"));
    const ifNoArtifacts = readWord(text2("if-no-artifacts"), ["fail", "warn", "ignore"], complainOf("if-no-artifacts"));
    const caFile = text2("ca-file") === "" ? void 0 : readPath2(text2("ca-file"), complainOf("ca-file"));
    if (problems.length > 0 || host === void 0 || project === void 0 || ref === void 0 || trigger2 === void 0 || variables === void 0 || inputs === void 0 || wait === void 0 || timeoutMs === void 0 || artifactsPath === void 0 || ifNoArtifacts === void 0)
      throw new CodedError("INPUT_INVALID", problemsText("input", problems));
    return {
      host,
      project,
      ref,
      trigger: trigger2,
      readers: readersOf(tokens),
      variables,
      inputs,
      wait,
      timeoutMs,
      ...pollIntervalMs === void 0 ? {} : { pollIntervalMs },
      artifacts: artifacts2,
      artifactsPath,
      ifNoArtifacts,
      ...caFile === void 0 ? {} : { caFile },
      secrets: [tokens.triggerToken, tokens.accessToken, tokens.jobToken].filter((secret) => secret !== void 0)
    };
  }
  function isGiven(text2) {
    return text2 !== void 0 && text2.trim() !== "";
  }
  function noTrigger(host, around) {
    const foreign = around?.jobToken !== void 0 && !mayGetJobToken(around, host) ? ` ($CI_JOB_TOKEN belongs to ${around.server} and is not sent to ${host})` : "";
    return `not given, and neither is \`job-token\`${foreign}. Write a pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens); on the command line it comes from SLUICE_TRIGGER_TOKEN or --trigger-token-file.`;
  }
  function readPath2(text2, complain) {
    if (text2.trim() !== "" && !text2.includes("\0")) return text2.trim();
    complain("it is no path. Write the path of a file or folder.");
    return void 0;
  }
  var TIMEOUT_BOUNDS, POLL_BOUNDS, DEFAULTS;
  var init_parse = __esm({
    "action/inputs/parse.ts"() {
      "use strict";
      init_coded_error();
      init_selector();
      init_credentials();
      init_declared_generated();
      init_plain();
      init_problems_text();
      init_project();
      init_server();
      init_token();
      init_typed_inputs();
      init_variables();
      TIMEOUT_BOUNDS = { leastMs: 1e3, mostMs: 7 * 864e5 };
      POLL_BOUNDS = { leastMs: 100, mostMs: 36e5 };
      DEFAULTS = new Map(
        DECLARED_INPUTS.flatMap((input) => "default" in input ? [[input.name, input.default]] : [])
      );
    }
  });

  // shared/gitlab/call.ts
  async function call(gitlab, order, parse3, signal) {
    const { method = "GET", path, what, credential, json } = order;
    const body = json === void 0 ? {} : { body: JSON.stringify(json) };
    return readAnswer(
      await gitlab.send({ method, path, what, credential, ...body }, signal),
      what,
      parse3,
      secretsOf(credential)
    );
  }
  function readAnswer(answer, what, parse3, secrets) {
    const text2 = answer.body.toString("utf8");
    try {
      return parse3(JSON.parse(text2));
    } catch (cause) {
      const type = answer.headers["content-type"] ?? "no content type";
      const start2 = printable(redactor(secrets)(text2.slice(0, 2e3).replaceAll(TOKEN_FIELD, "$1***")), 80);
      throw new CodedError(
        "GITLAB_ANSWER_UNREADABLE",
        `GitLab answered ${answer.status} to ${what} with something unexpected (${printable(type, 80)}): ${start2}`,
        { cause: unreadable(cause), status: answer.status }
      );
    }
  }
  function projectName(project) {
    return typeof project === "number" ? `project ${project}` : printable(project, 200);
  }
  function unreadable(cause) {
    if (cause instanceof SyntaxError) return new Error("it is not JSON");
    if (!(cause instanceof Error) || !("issues" in cause) || !Array.isArray(cause.issues)) return cause;
    const fields = cause.issues.slice(0, 3).map(({ path, message }) => `${[...path].join(".") || "the answer"}: ${message}`);
    return new Error(fields.join("; "));
  }
  var TOKEN_FIELD;
  var init_call = __esm({
    "shared/gitlab/call.ts"() {
      "use strict";
      init_coded_error();
      init_printable();
      init_redact();
      init_auth();
      TOKEN_FIELD = /("token"\s*:\s*")[^"]*/g;
    }
  });

  // shared/gitlab/route.ts
  function route(texts, ...values) {
    return texts.map((text2, index) => text2 + (index < values.length ? segment(values[index]) : "")).join("");
  }
  function segment(value) {
    if (typeof value === "number") {
      if (Number.isSafeInteger(value) && value >= 0) return String(value);
      throw new CodedError("INPUT_INVALID", `${value} is no id that GitLab could know.`);
    }
    if (value === void 0 || value === "" || value === "." || value === "..")
      throw new CodedError("INPUT_INVALID", `"${value ?? ""}" names no project, ref or job in GitLab.`);
    if (!value.isWellFormed())
      throw new CodedError("INPUT_INVALID", `"${printable(value.toWellFormed())}" holds half a character.`);
    return encodeURIComponent(value);
  }
  var init_route = __esm({
    "shared/gitlab/route.ts"() {
      "use strict";
      init_coded_error();
      init_printable();
    }
  });

  // shared/gitlab/artifacts.ts
  function openJobArchive(gitlab, credential, project, jobId, signal) {
    const what = `downloading the artifacts of job ${jobId} of ${projectName(project)}`;
    return openArchive(gitlab, credential, route`projects/${project}/jobs/${jobId}/artifacts`, what, signal);
  }
  function openRefArchive(gitlab, credential, project, ref, jobName, signal) {
    const path = route`projects/${project}/jobs/artifacts/${ref}/download?job=${jobName}`;
    const what = `downloading the artifacts of job ${printable(jobName)} at ${printable(ref)} of ${projectName(project)}`;
    return openArchive(gitlab, credential, path, what, signal);
  }
  async function openArchive(gitlab, credential, path, what, signal) {
    const headers = { accept: "*/*" };
    const answer = await gitlab.open({ method: "GET", path, what, credential, headers }, signal);
    const length = answer.headers["content-length"];
    const etag = answer.headers.etag;
    return {
      body: answer.body,
      from: new URL(answer.url).origin,
      ...length !== void 0 && /^\d+$/.test(length) ? { lengthBytes: Number(length) } : {},
      ...etag === void 0 ? {} : { etag }
    };
  }
  var init_artifacts2 = __esm({
    "shared/gitlab/artifacts.ts"() {
      "use strict";
      init_printable();
      init_call();
      init_route();
    }
  });

  // shared/gitlab/link.ts
  function nextLink(header) {
    const text2 = typeof header === "string" ? header : (header ?? []).join(",");
    for (let at = text2.indexOf("<"); at >= 0; at = text2.indexOf("<", at)) {
      const close = text2.indexOf(">", at);
      if (close < 0) return void 0;
      const { relations, end } = parametersAt(text2, close + 1);
      if (relations.includes("next")) return text2.slice(at + 1, close).trim();
      at = end;
    }
    return void 0;
  }
  function parametersAt(text2, from) {
    let relations = [];
    let end = from;
    for (; ; ) {
      PARAMETER.lastIndex = end;
      const [whole, name, quoted4, token] = PARAMETER.exec(text2) ?? [];
      if (whole === void 0) return { relations, end };
      end += whole.length;
      if (name?.toLowerCase() === "rel") relations = (quoted4 ?? token ?? "").toLowerCase().split(/\s+/);
    }
  }
  var PARAMETER;
  var init_link = __esm({
    "shared/gitlab/link.ts"() {
      "use strict";
      PARAMETER = /\s*;\s*([^\s=;,"<>]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))?/y;
    }
  });

  // node_modules/zod/v4/core/util.js
  var util_exports = {};
  __export(util_exports, {
    BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
    CONSTANT_CATCH: () => CONSTANT_CATCH,
    Class: () => Class,
    NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
    aborted: () => aborted,
    allowsEval: () => allowsEval,
    assert: () => assert,
    assertEqual: () => assertEqual,
    assertIs: () => assertIs,
    assertNever: () => assertNever,
    assertNotEqual: () => assertNotEqual,
    assignProp: () => assignProp,
    attachSchema: () => attachSchema,
    base64ToUint8Array: () => base64ToUint8Array,
    base64urlToUint8Array: () => base64urlToUint8Array,
    cached: () => cached,
    captureStackTrace: () => captureStackTrace,
    cleanEnum: () => cleanEnum,
    cleanRegex: () => cleanRegex,
    clone: () => clone,
    cloneDef: () => cloneDef,
    codePointLength: () => codePointLength,
    constantCatch: () => constantCatch,
    createTransparentProxy: () => createTransparentProxy,
    defineLazy: () => defineLazy,
    defineLazyInternal: () => defineLazyInternal,
    derived: () => derived,
    esc: () => esc,
    escapeRegex: () => escapeRegex,
    explicitlyAborted: () => explicitlyAborted,
    extend: () => extend,
    finalizeIssue: () => finalizeIssue,
    floatSafeRemainder: () => floatSafeRemainder,
    getElementAtPath: () => getElementAtPath,
    getEnumValues: () => getEnumValues,
    getLengthableOrigin: () => getLengthableOrigin,
    getParsedType: () => getParsedType,
    getSizableOrigin: () => getSizableOrigin,
    hexToUint8Array: () => hexToUint8Array,
    hide: () => hide,
    installLazyProp: () => installLazyProp,
    isObject: () => isObject,
    isPlainObject: () => isPlainObject,
    issue: () => issue,
    joinValues: () => joinValues,
    jsonStringifyReplacer: () => jsonStringifyReplacer,
    members: () => members,
    merge: () => merge,
    mergeDefs: () => mergeDefs,
    normalizeParams: () => normalizeParams,
    nullish: () => nullish,
    numKeys: () => numKeys,
    objectClone: () => objectClone,
    omit: () => omit,
    optionalKeys: () => optionalKeys,
    own: () => own,
    parsedType: () => parsedType,
    partial: () => partial,
    pick: () => pick10,
    prefixIssues: () => prefixIssues,
    primitiveTypes: () => primitiveTypes,
    promiseAllObject: () => promiseAllObject,
    propertyKeyTypes: () => propertyKeyTypes,
    randomString: () => randomString,
    rawShape: () => rawShape,
    required: () => required,
    safeExtend: () => safeExtend,
    shallowClone: () => shallowClone,
    sizeCaps: () => sizeCaps,
    slugify: () => slugify,
    stringifyPrimitive: () => stringifyPrimitive,
    toZod: () => toZod,
    uint8ArrayToBase64: () => uint8ArrayToBase64,
    uint8ArrayToBase64url: () => uint8ArrayToBase64url,
    uint8ArrayToHex: () => uint8ArrayToHex,
    unwrapMessage: () => unwrapMessage
  });
  function assertEqual(val) {
    return val;
  }
  function assertNotEqual(val) {
    return val;
  }
  function toZod() {
    return (schema) => schema;
  }
  function assertIs(_arg) {
  }
  function assertNever(_x) {
    throw new Error("Unexpected value in exhaustive check");
  }
  function assert(_) {
  }
  function getEnumValues(entries) {
    const numericValues = Object.values(entries).filter((v) => typeof v === "number");
    const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
    return values;
  }
  function joinValues(array2, separator = "|") {
    return array2.map((val) => stringifyPrimitive(val)).join(separator);
  }
  function jsonStringifyReplacer(_, value) {
    if (typeof value === "bigint")
      return value.toString();
    return value;
  }
  function cached(getter) {
    return new Cached(getter);
  }
  function nullish(input) {
    return input === null || input === void 0;
  }
  function cleanRegex(source) {
    const start2 = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start2, end);
  }
  function floatSafeRemainder(val, step) {
    const ratio = val / step;
    const roundedRatio = Math.round(ratio);
    const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
    if (Math.abs(ratio - roundedRatio) < tolerance)
      return 0;
    return ratio - roundedRatio;
  }
  function defineLazy(object2, key, getter) {
    let value = void 0;
    Object.defineProperty(object2, key, {
      get() {
        if (value === EVALUATING) {
          return void 0;
        }
        if (value === void 0) {
          value = EVALUATING;
          value = getter();
        }
        return value;
      },
      set(v) {
        Object.defineProperty(object2, key, {
          value: v
          // configurable: true,
        });
      },
      configurable: true
    });
  }
  function objectClone(obj) {
    return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
  }
  function assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
      value,
      writable: true,
      enumerable: true,
      configurable: true
    });
  }
  function rawShape(def) {
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    return desc?.get ? desc.get.raw : desc?.value;
  }
  function sourceShape(schema) {
    return rawShape(schema._zod.def) ?? schema._zod.def.shape;
  }
  function deferProp(target, key, getter) {
    Object.defineProperty(target, key, {
      get() {
        const value = getter();
        assignProp(this, key, value);
        return value;
      },
      enumerable: true,
      configurable: true
    });
  }
  function putProp(target, key, value) {
    if (key in target)
      assignProp(target, key, value);
    else
      target[key] = value;
  }
  function mirrorShape(target, source, keys, wrap) {
    const raw = sourceShape(source);
    for (const key of keys) {
      const desc = Object.getOwnPropertyDescriptor(raw, key);
      if (!desc.enumerable)
        continue;
      if (desc.get) {
        deferProp(target, key, () => {
          const value = source._zod.def.shape[key];
          return wrap ? wrap(value, key) : value;
        });
      } else
        putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
    }
  }
  function mirrorProps(target, source) {
    for (const key of Reflect.ownKeys(source)) {
      const desc = Object.getOwnPropertyDescriptor(source, key);
      if (!desc.enumerable)
        continue;
      if (desc.get)
        deferProp(target, key, () => source[key]);
      else
        putProp(target, key, desc.value);
    }
  }
  function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
      const descriptors = Object.getOwnPropertyDescriptors(def);
      Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
  }
  function cloneDef(schema) {
    return mergeDefs(schema._zod.def);
  }
  function getElementAtPath(obj, path) {
    if (!path)
      return obj;
    return path.reduce((acc, key) => acc?.[key], obj);
  }
  function promiseAllObject(promisesObj) {
    const keys = Object.keys(promisesObj);
    const promises = keys.map((key) => promisesObj[key]);
    return Promise.all(promises).then((results) => {
      const resolvedObj = {};
      for (let i = 0; i < keys.length; i++) {
        resolvedObj[keys[i]] = results[i];
      }
      return resolvedObj;
    });
  }
  function randomString(length = 10) {
    const chars = "abcdefghijklmnopqrstuvwxyz";
    let str = "";
    for (let i = 0; i < length; i++) {
      str += chars[Math.floor(Math.random() * chars.length)];
    }
    return str;
  }
  function esc(str) {
    return JSON.stringify(str);
  }
  function slugify(input) {
    return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
  }
  function isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
  }
  function isPlainObject(o) {
    if (isObject(o) === false)
      return false;
    const ctor = o.constructor;
    if (ctor === void 0)
      return true;
    if (typeof ctor !== "function")
      return true;
    const prot = ctor.prototype;
    if (isObject(prot) === false)
      return false;
    if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
      return false;
    }
    return true;
  }
  function shallowClone(o) {
    if (isPlainObject(o))
      return { ...o };
    if (Array.isArray(o))
      return [...o];
    if (o instanceof Map)
      return new Map(o);
    if (o instanceof Set)
      return new Set(o);
    return o;
  }
  function numKeys(data) {
    let keyCount = 0;
    for (const key in data) {
      if (Object.prototype.hasOwnProperty.call(data, key)) {
        keyCount++;
      }
    }
    return keyCount;
  }
  function escapeRegex(str) {
    return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  }
  function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
      cl._zod.parent = inst;
    return cl;
  }
  function normalizeParams(_params) {
    const params = _params;
    if (!params)
      return {};
    if (typeof params === "string")
      return { error: () => params };
    if (params?.message !== void 0) {
      if (params?.error !== void 0)
        throw new Error("Cannot specify both `message` and `error` params");
      params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
      return { ...params, error: () => params.error };
    return params;
  }
  function createTransparentProxy(getter) {
    let target;
    return new Proxy({}, {
      get(_, prop, receiver) {
        target ?? (target = getter());
        return Reflect.get(target, prop, receiver);
      },
      set(_, prop, value, receiver) {
        target ?? (target = getter());
        return Reflect.set(target, prop, value, receiver);
      },
      has(_, prop) {
        target ?? (target = getter());
        return Reflect.has(target, prop);
      },
      deleteProperty(_, prop) {
        target ?? (target = getter());
        return Reflect.deleteProperty(target, prop);
      },
      ownKeys(_) {
        target ?? (target = getter());
        return Reflect.ownKeys(target);
      },
      getOwnPropertyDescriptor(_, prop) {
        target ?? (target = getter());
        return Reflect.getOwnPropertyDescriptor(target, prop);
      },
      defineProperty(_, prop, descriptor) {
        target ?? (target = getter());
        return Reflect.defineProperty(target, prop, descriptor);
      }
    });
  }
  function stringifyPrimitive(value) {
    if (typeof value === "bigint")
      return value.toString() + "n";
    if (typeof value === "string")
      return `"${value}"`;
    return `${value}`;
  }
  function optionalKeys(shape) {
    return Object.keys(shape).filter((k) => {
      return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
    });
  }
  function pick10(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
      throw new Error(".pick() cannot be used on object schemas containing refinements");
    }
    const newShape = {};
    mirrorShape(newShape, schema, maskedKeys(schema, mask));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
  }
  function maskedKeys(schema, mask) {
    const raw = sourceShape(schema);
    const keys = [];
    for (const key of Reflect.ownKeys(mask)) {
      if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
        throw new Error(`Unrecognized key: "${String(key)}"`);
      }
      if (mask[key])
        keys.push(key);
    }
    return keys;
  }
  function omit(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
      throw new Error(".omit() cannot be used on object schemas containing refinements");
    }
    const omitted = new Set(maskedKeys(schema, mask));
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
  }
  function extend(schema, shape) {
    if (!isPlainObject(shape)) {
      throw new Error("Invalid input to extend: expected a plain object");
    }
    const checks = schema._zod.def.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
      const existingShape = sourceShape(schema);
      for (const key of Reflect.ownKeys(shape)) {
        if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
          throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
        }
      }
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
  }
  function extended(schema, shape) {
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
    mirrorProps(newShape, shape);
    return newShape;
  }
  function safeExtend(schema, shape) {
    if (!isPlainObject(shape)) {
      throw new Error("Invalid input to safeExtend: expected a plain object");
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
  }
  function merge(a, b) {
    if (!b?._zod?.def) {
      throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
    }
    if (a._zod.def.checks?.length) {
      throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
    }
    const newShape = {};
    mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
    mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
    const def = mergeDefs(a._zod.def, {
      shape: newShape,
      get catchall() {
        return b._zod.def.catchall;
      },
      checks: b._zod.def.checks ?? []
    });
    return clone(a, def);
  }
  function partial(Class2, schema, mask, name = "partial") {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
      throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
    }
    const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class2 && ((value, key) => selected && !selected.has(key) ? value : new Class2({ type: "optional", innerType: value })));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
  }
  function required(Class2, schema, mask) {
    const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => (
      // overwrite with non-optional
      selected && !selected.has(key) ? value : new Class2({ type: "nonoptional", innerType: value })
    ));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
  }
  function aborted(x, startIndex = 0) {
    if (x.aborted === true)
      return true;
    for (let i = startIndex; i < x.issues.length; i++) {
      if (x.issues[i]?.continue !== true) {
        return true;
      }
    }
    return false;
  }
  function explicitlyAborted(x, startIndex = 0) {
    if (x.aborted === true)
      return true;
    for (let i = startIndex; i < x.issues.length; i++) {
      if (x.issues[i]?.continue === false) {
        return true;
      }
    }
    return false;
  }
  function prefixIssues(path, issues) {
    return issues.map((iss) => {
      var _a3;
      (_a3 = iss).path ?? (_a3.path = []);
      iss.path.unshift(path);
      return iss;
    });
  }
  function unwrapMessage(message) {
    return typeof message === "string" ? message : message?.message;
  }
  function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
      const d = ch._zod.def;
      if (!/_(length|size)$|_equals$/.test(d.check))
        break;
      const max = d.maximum ?? d.length ?? d.size;
      if (max >= 0)
        caps.push([max, ch]);
    }
    return caps;
  }
  function attachSchema(issues, start2, inst) {
    var _a3;
    for (let i = start2; i < issues.length; i++) {
      (_a3 = issues[i]).schema ?? (_a3.schema = inst);
    }
  }
  function finalizeIssue(iss, ctx, config2) {
    var _a3;
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
      if (traits.has("$ZodCheck"))
        (_a3 = iss).schema ?? (_a3.schema = iss.inst);
      else
        iss.schema = iss.inst;
    }
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
    const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
    const full = {};
    for (const k of Object.keys(iss)) {
      if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
        continue;
      full[k] = iss[k];
    }
    full.path ?? (full.path = []);
    full.message = message;
    if (ctx?.reportInput) {
      full.input = iss.input;
    }
    return full;
  }
  function getSizableOrigin(input) {
    if (input instanceof Set)
      return "set";
    if (input instanceof Map)
      return "map";
    if (input instanceof File)
      return "file";
    return "unknown";
  }
  function codePointLength(str) {
    const units = str.length;
    if (!highSurrogate.test(str))
      return units;
    let count = units;
    for (let i = 0; i < units - 1; i++) {
      if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
        count--;
        i++;
      }
    }
    return count;
  }
  function getLengthableOrigin(input) {
    if (Array.isArray(input))
      return "array";
    if (typeof input === "string")
      return "string";
    return "unknown";
  }
  function parsedType(data) {
    const t = typeof data;
    switch (t) {
      case "number": {
        return Number.isNaN(data) ? "nan" : "number";
      }
      case "object": {
        if (data === null) {
          return "null";
        }
        if (Array.isArray(data)) {
          return "array";
        }
        const obj = data;
        if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
          return obj.constructor.name;
        }
      }
    }
    return t;
  }
  function issue(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
      return {
        message: iss,
        code: "custom",
        input,
        inst
      };
    }
    return { ...iss };
  }
  function cleanEnum(obj) {
    return Object.entries(obj).filter(([k, _]) => {
      return Number.isNaN(Number.parseInt(k, 10));
    }).map((el) => el[1]);
  }
  function base64ToUint8Array(base64) {
    const binaryString = atob(base64);
    const bytes = new Uint8Array(binaryString.length);
    for (let i = 0; i < binaryString.length; i++) {
      bytes[i] = binaryString.charCodeAt(i);
    }
    return bytes;
  }
  function uint8ArrayToBase64(bytes) {
    let binaryString = "";
    for (let i = 0; i < bytes.length; i++) {
      binaryString += String.fromCharCode(bytes[i]);
    }
    return btoa(binaryString);
  }
  function base64urlToUint8Array(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    const padding = "=".repeat((4 - base64.length % 4) % 4);
    return base64ToUint8Array(base64 + padding);
  }
  function uint8ArrayToBase64url(bytes) {
    return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  }
  function hexToUint8Array(hex) {
    const cleanHex = hex.replace(/^0x/, "");
    if (cleanHex.length % 2 !== 0) {
      throw new Error("Invalid hex string length");
    }
    const bytes = new Uint8Array(cleanHex.length / 2);
    for (let i = 0; i < cleanHex.length; i += 2) {
      bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
    }
    return bytes;
  }
  function uint8ArrayToHex(bytes) {
    return Array.from(bytes).map((b) => b.toString(16).padStart(2, "0")).join("");
  }
  function members(proto, table) {
    for (const key in table) {
      const desc = Object.getOwnPropertyDescriptor(table, key);
      if (desc.get)
        Object.defineProperty(proto, key, { ...desc, enumerable: false });
      else
        defineBound(proto, key, desc.value);
    }
  }
  function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
  }
  function hide(inst, key, value) {
    return own(inst, key, value, false);
  }
  // @__NO_SIDE_EFFECTS__
  function derived(computes, table) {
    for (const key in computes) {
      const compute = computes[key];
      Object.defineProperty(table, key, {
        configurable: true,
        enumerable: true,
        get() {
          return own(this, key, compute(this));
        },
        set(value) {
          own(this, key, value);
        }
      });
    }
    return table;
  }
  function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
      configurable: true,
      get() {
        return this == null ? fn : own(this, key, fn.bind(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    return sentinel in proto ? void 0 : proto;
  }
  function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
      installing = void 0;
      return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
      configurable: true,
      get() {
        Object.defineProperty(this, key, breaker);
        const outer = broke;
        broke = false;
        try {
          const value = compute(this);
          if (broke)
            delete this[key];
          else
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
          broke = broke || outer;
          return value;
        } catch (err) {
          delete this[key];
          broke = broke || outer;
          throw err;
        }
      },
      set(value) {
        Object.defineProperty(this, key, { configurable: true, writable: true, value });
      }
    });
  }
  function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
      return;
    Object.defineProperty(proto, key, {
      configurable: true,
      get() {
        const desc = { configurable: true, writable: true, enumerable, value: void 0 };
        Object.defineProperty(this, key, desc);
        desc.value = make(this);
        Object.defineProperty(this, key, desc);
        return desc.value;
      },
      set(value) {
        Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
      }
    });
  }
  function constantCatch(value) {
    const fn = () => value;
    fn[CONSTANT_CATCH] = true;
    return fn;
  }
  var Cached, EVALUATING, captureStackTrace, allowsEval, getParsedType, propertyKeyTypes, primitiveTypes, NUMBER_FORMAT_RANGES, BIGINT_FORMAT_RANGES, highSurrogate, Class, installing, broke, breaker, CONSTANT_CATCH;
  var init_util2 = __esm({
    "node_modules/zod/v4/core/util.js"() {
      init_core();
      Cached = class {
        constructor(getter) {
          this._getter = getter;
          this._value = void 0;
        }
        get value() {
          const getter = this._getter;
          if (getter !== void 0) {
            this._value = getter();
            this._getter = void 0;
          }
          return this._value;
        }
      };
      EVALUATING = /* @__PURE__ */ Symbol("evaluating");
      captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
      };
      allowsEval = /* @__PURE__ */ cached(() => {
        if (globalConfig.jitless) {
          return false;
        }
        if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
          return false;
        }
        try {
          const F = Function;
          new F("");
          return true;
        } catch (_) {
          return false;
        }
      });
      getParsedType = (data) => {
        const t = typeof data;
        switch (t) {
          case "undefined":
            return "undefined";
          case "string":
            return "string";
          case "number":
            return Number.isNaN(data) ? "nan" : "number";
          case "boolean":
            return "boolean";
          case "function":
            return "function";
          case "bigint":
            return "bigint";
          case "symbol":
            return "symbol";
          case "object":
            if (Array.isArray(data)) {
              return "array";
            }
            if (data === null) {
              return "null";
            }
            if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
              return "promise";
            }
            if (typeof Map !== "undefined" && data instanceof Map) {
              return "map";
            }
            if (typeof Set !== "undefined" && data instanceof Set) {
              return "set";
            }
            if (typeof Date !== "undefined" && data instanceof Date) {
              return "date";
            }
            if (typeof File !== "undefined" && data instanceof File) {
              return "file";
            }
            return "object";
          default:
            throw new Error(`Unknown data type: ${t}`);
        }
      };
      propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
      primitiveTypes = /* @__PURE__ */ new Set([
        "string",
        "number",
        "bigint",
        "boolean",
        "symbol",
        "undefined"
      ]);
      NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
        safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
        int32: [-2147483648, 2147483647],
        uint32: [0, 4294967295],
        float32: [-34028234663852886e22, 34028234663852886e22],
        float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
      }))();
      BIGINT_FORMAT_RANGES = {
        int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
        uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
      };
      highSurrogate = /[\uD800-\uDBFF]/;
      Class = class {
        constructor(..._args) {
        }
      };
      broke = false;
      breaker = {
        configurable: true,
        get() {
          broke = true;
          return void 0;
        }
      };
      CONSTANT_CATCH = "~constantCatch";
    }
  });

  // node_modules/zod/v4/core/core.js
  function newError(Definition) {
    const E = _E;
    if (E) {
      const saved = E.stackTraceLimit;
      if (typeof saved === "number") {
        try {
          E.stackTraceLimit = 0;
        } catch {
          _E = null;
          return new Definition();
        }
        try {
          return new Definition();
        } finally {
          E.stackTraceLimit = saved;
        }
      }
    }
    return new Definition();
  }
  // @__NO_SIDE_EFFECTS__
  function $constructor(name, initializer2, proto, params) {
    const zodProto = {};
    function Internals(def) {
      this.def = def;
      this.constr = _;
      this.traits = /* @__PURE__ */ new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
    function init(inst, def) {
      if (!inst._zod) {
        _zodDesc.value = new Internals(def);
        try {
          Object.defineProperty(inst, "_zod", _zodDesc);
        } finally {
          _zodDesc.value = void 0;
        }
      } else if (inst._zod.traits.has(name)) {
        return;
      }
      inst._zod.traits.add(name);
      initializer2(inst, def);
      if (initialized) {
        const own2 = Object.getPrototypeOf(inst);
        const ctorProto = inst._zod.constr.prototype;
        let up = own2;
        while (up && up !== ctorProto)
          up = Object.getPrototypeOf(up);
        const target = up ?? own2;
        if (!initialized.has(target)) {
          initialized.add(target);
          members(target, protoMembers);
        }
      }
      const proto2 = _.prototype;
      for (const k in proto2) {
        if (!Object.prototype.hasOwnProperty.call(proto2, k))
          continue;
        if (!(k in inst)) {
          inst[k] = proto2[k].bind(inst);
        }
      }
    }
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _(def) {
      const inst = params?.Parent ? newError(Definition) : this;
      init(inst, def);
      const deferred = inst._zod.deferred;
      if (deferred) {
        for (const fn of deferred) {
          fn();
        }
        inst._zod.deferred = void 0;
      }
      const pp = globalThis.__zod_globalConfig?.postProcessor;
      if (pp)
        pp(inst);
      return inst;
    }
    Object.defineProperty(_, "init", { value: init });
    Object.defineProperty(_, Symbol.hasInstance, {
      value: (inst) => {
        if (params?.Parent && inst instanceof params.Parent)
          return true;
        return inst?._zod?.traits?.has(name);
      }
    });
    Object.defineProperty(_, "name", { value: name });
    return _;
  }
  function config(newConfig) {
    if (newConfig)
      Object.assign(globalConfig, newConfig);
    return globalConfig;
  }
  var _a, _zodDesc, _E, $ZodAsyncError, $ZodEncodeError, globalConfig;
  var init_core = __esm({
    "node_modules/zod/v4/core/core.js"() {
      init_util2();
      _zodDesc = { value: void 0, enumerable: false };
      _E = "captureStackTrace" in Error ? Error : null;
      $ZodAsyncError = class extends Error {
        constructor() {
          super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
        }
      };
      $ZodEncodeError = class extends Error {
        constructor(name) {
          super(`Encountered unidirectional transform during encode: ${name}`);
          this.name = "ZodEncodeError";
        }
      };
      (_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
      globalConfig = globalThis.__zod_globalConfig;
    }
  });

  // node_modules/zod/v4/core/errors.js
  function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
    return internals.message;
  }
  function _setMessage(value) {
    this._zod.message = value;
  }
  var _messageDesc, _issuesDesc, _installedToString, initializer, $ZodError, $ZodRealError;
  var init_errors = __esm({
    "node_modules/zod/v4/core/errors.js"() {
      init_core();
      init_util2();
      _messageDesc = {
        get: _getMessage,
        set: _setMessage,
        enumerable: true,
        configurable: true
      };
      _issuesDesc = { value: void 0, enumerable: false };
      _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
      initializer = (inst, def) => {
        inst.name = "$ZodError";
        _issuesDesc.value = def;
        Object.defineProperty(inst, "issues", _issuesDesc);
        _issuesDesc.value = void 0;
        Object.defineProperty(inst, "message", _messageDesc);
        const proto = Object.getPrototypeOf(inst);
        if (!_installedToString.has(proto)) {
          _installedToString.add(proto);
          Object.defineProperty(proto, "toString", {
            configurable: true,
            enumerable: false,
            get() {
              const value = () => this.message;
              Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
              return value;
            },
            set(value) {
              Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            }
          });
        }
      };
      $ZodError = $constructor("$ZodError", initializer);
      $ZodRealError = $constructor("$ZodError", initializer, void 0, {
        Parent: Error
      });
    }
  });

  // node_modules/zod/v4/core/parse.js
  function failure(Err, issues, ctx) {
    let error;
    return {
      success: false,
      get error() {
        if (!error) {
          error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
          issues = void 0;
          ctx = void 0;
        }
        return error;
      },
      set error(e) {
        error = e;
        issues = void 0;
        ctx = void 0;
      }
    };
  }
  var _parse, parse2, _parseAsync, parseAsync, _safeParse, safeParse, _safeParseAsync, safeParseAsync;
  var init_parse2 = __esm({
    "node_modules/zod/v4/core/parse.js"() {
      init_core();
      init_errors();
      init_util2();
      _parse = (_Err) => {
        const fn = (schema, value, _ctx, _params) => {
          const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
          const result = schema._zod.run({ value, issues: [] }, ctx);
          if (result instanceof Promise) {
            throw new $ZodAsyncError();
          }
          if (result.issues.length) {
            const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
            captureStackTrace(e, _params?.callee ?? fn);
            throw e;
          }
          return result.value;
        };
        return fn;
      };
      parse2 = /* @__PURE__ */ _parse($ZodRealError);
      _parseAsync = (_Err) => {
        const fn = async (schema, value, _ctx, params) => {
          const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
          let result = schema._zod.run({ value, issues: [] }, ctx);
          if (result instanceof Promise)
            result = await result;
          if (result.issues.length) {
            const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
            captureStackTrace(e, params?.callee ?? fn);
            throw e;
          }
          return result.value;
        };
        return fn;
      };
      parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
      _safeParse = (_Err) => (schema, value, _ctx) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
          throw new $ZodAsyncError();
        }
        return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
      };
      safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
      _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
          result = await result;
        return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
      };
      safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);
    }
  });

  // node_modules/zod/v4/core/regexes.js
  var anyString, number, boolean;
  var init_regexes = __esm({
    "node_modules/zod/v4/core/regexes.js"() {
      anyString = /^[\s\S]{0,}$/;
      number = /^-?\d+(?:\.\d+)?$/;
      boolean = /^(?:true|false)$/i;
    }
  });

  // node_modules/zod/v4/core/checks.js
  var $ZodCheck, $ZodCheckStringFormat, $ZodCheckRegex;
  var init_checks = __esm({
    "node_modules/zod/v4/core/checks.js"() {
      init_core();
      $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
        var _a3;
        inst._zod ?? (inst._zod = {});
        inst._zod.def = def;
        (_a3 = inst._zod).onattach ?? (_a3.onattach = []);
      });
      $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
        var _a3, _b;
        $ZodCheck.init(inst, def);
        if (def.pattern)
          (_a3 = inst._zod).check ?? (_a3.check = (payload) => {
            def.pattern.lastIndex = 0;
            if (def.pattern.test(payload.value))
              return;
            payload.issues.push({
              origin: "string",
              code: "invalid_format",
              format: def.format,
              input: payload.value,
              ...def.pattern ? { pattern: def.pattern.toString() } : {},
              inst,
              continue: !def.abort
            });
          });
        else
          (_b = inst._zod).check ?? (_b.check = () => {
          });
      });
      $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
        $ZodCheckStringFormat.init(inst, def);
        inst._zod.check = (payload) => {
          def.pattern.lastIndex = 0;
          if (def.pattern.test(payload.value))
            return;
          payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "regex",
            input: payload.value,
            pattern: def.pattern.toString(),
            inst,
            continue: !def.abort
          });
        };
      });
    }
  });

  // node_modules/zod/v4/core/doc.js
  var init_doc = __esm({
    "node_modules/zod/v4/core/doc.js"() {
    }
  });

  // node_modules/zod/v4/core/versions.js
  var version;
  var init_versions = __esm({
    "node_modules/zod/v4/core/versions.js"() {
      version = {
        major: 4,
        minor: 6,
        patch: 7
      };
    }
  });

  // node_modules/zod/v4/core/schemas.js
  async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
  }
  function standardProps(inst) {
    return {
      validate: (value) => {
        const ctx = { async: false };
        try {
          const r = inst._zod.run({ value, issues: [] }, ctx);
          if (!(r instanceof Promise))
            return toStandardResult(r, ctx);
        } catch (_) {
        }
        return validateAsync(inst, value);
      },
      vendor: "zod",
      version: 1
    };
  }
  function capSize(inst, size) {
    const caps = sizeCaps(inst._zod.def.checks);
    if (!caps.length)
      return;
    const cap = Math.min(...caps.map((c) => c[0]));
    const parse3 = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
      const n = size(payload.value);
      if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
        for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
          if (n > max && ch._zod.def.when(payload)) {
            const start2 = payload.issues.length;
            ch._zod.check(payload);
            payload.issues[start2].continue = false;
            attachSchema(payload.issues, start2, inst);
            return payload;
          }
        }
      }
      return parse3(payload, ctx);
    };
  }
  function handleArrayResult(result, final2, index) {
    if (result.issues.length) {
      final2.issues.push(...prefixIssues(index, result.issues));
    }
    final2.value[index] = result.value;
  }
  function handlePropertyResult(result, final2, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    if (!isPresent && isOptionalOut && optin === "optional") {
      return;
    }
    if (result.issues.length) {
      if (optin !== void 0 && isOptionalOut && !isPresent) {
        return;
      }
      final2.issues.push(...prefixIssues(key, result.issues));
    }
    if (!isPresent && optin === void 0) {
      if (!result.issues.length) {
        final2.issues.push({
          code: "invalid_type",
          expected: "nonoptional",
          input: void 0,
          path: [key]
        });
      }
      return;
    }
    if (result.value === void 0) {
      if (isPresent || optin === "defaulted" && !isOptionalOut) {
        final2.value[key] = void 0;
      }
    } else {
      final2.value[key] = result.value;
    }
  }
  function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k of allKeys) {
      if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
        throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
      }
    }
    const okeys = optionalKeys(def.shape);
    return {
      ...def,
      allKeys,
      symbolKeys,
      // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
      keySet: new Set(keys),
      numKeys: keys.length,
      optionalKeys: new Set(okeys)
    };
  }
  function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    let seen = 0;
    for (const key in input) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (keySet.has(key))
        continue;
      if (key === "__proto__") {
        if (t === "never")
          unrecognized.push(key);
        continue;
      }
      if (t === "never") {
        unrecognized.push(key);
        continue;
      }
      const r = _catchall.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (unrecognized.length) {
      payload.issues.push({
        code: "unrecognized_keys",
        keys: unrecognized,
        input,
        inst,
        // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
        continue: true
      });
    }
    if (!proms.length)
      return payload;
    return Promise.all(proms).then(() => {
      return payload;
    });
  }
  function handleUnionResults(results, final2, inst, ctx) {
    for (const result of results) {
      if (result.issues.length === 0) {
        final2.value = result.value;
        return final2;
      }
    }
    const nonaborted = results.filter((r) => !aborted(r));
    if (nonaborted.length === 1) {
      final2.value = nonaborted[0].value;
      return nonaborted[0];
    }
    final2.issues.push({
      code: "invalid_union",
      input: final2.value,
      inst,
      errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
    });
    return final2;
  }
  function handleOptionalResult(payload, result) {
    payload.value = result.issues.length ? void 0 : result.value;
    return payload;
  }
  function handleCatchResult(payload, result, def, ctx) {
    if (!result.issues.length) {
      payload.value = result.value;
      if (result.memo)
        payload.memo = true;
      return payload;
    }
    payload.value = def.catchValue({
      ...result,
      value: payload.value,
      error: {
        issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
      },
      input: payload.value
    });
    return payload;
  }
  function handlePipeResult(left, next, ctx) {
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
      left.aborted = true;
      return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
  }
  function handleRefineResult(result, payload, input, inst) {
    if (!result) {
      const _iss = {
        code: "custom",
        input,
        inst,
        // incorporates params.error into issue reporting
        path: [...inst._zod.def.path ?? []],
        // incorporates params.error into issue reporting
        continue: !inst._zod.def.abort
        // params: inst._zod.def.params,
      };
      if (inst._zod.def.params)
        _iss.params = inst._zod.def.params;
      payload.issues.push(issue(_iss));
    }
  }
  var $ZodType, toStandardResult, $ZodString, $ZodNumber, $ZodBoolean, $ZodUnknown, arraySize, $ZodArray, NO_SYMBOL_KEYS, $ZodObject, $ZodUnion, $ZodTransform, $ZodOptional, $ZodNullable, $ZodCatch, $ZodPipe, $ZodCustom;
  var init_schemas = __esm({
    "node_modules/zod/v4/core/schemas.js"() {
      init_checks();
      init_core();
      init_regexes();
      init_util2();
      init_versions();
      init_util2();
      $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
        var _a3;
        inst ?? (inst = {});
        inst._zod.def = def;
        inst._zod.bag = inst._zod.bag || {};
        inst._zod.version = version;
        const defChecks = inst._zod.def.checks;
        const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
        for (const ch of checks) {
          for (const fn of ch._zod.onattach) {
            fn(inst);
          }
        }
        if (checks.length === 0) {
          (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
          inst._zod.deferred?.push(() => {
            inst._zod.run = inst._zod.parse;
          });
        } else {
          const runChecks = (payload, checks2, ctx) => {
            if (payload.memo)
              return payload;
            let isAborted = aborted(payload);
            let asyncResult;
            for (const ch of checks2) {
              if (ch._zod.def.when) {
                if (explicitlyAborted(payload))
                  continue;
                const shouldRun = ch._zod.def.when(payload);
                if (!shouldRun)
                  continue;
              } else if (isAborted) {
                continue;
              }
              const currLen = payload.issues.length;
              const _ = ch._zod.check(payload);
              if (_ instanceof Promise && ctx?.async === false) {
                throw new $ZodAsyncError();
              }
              if (asyncResult || _ instanceof Promise) {
                asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                  await _;
                  const nextLen = payload.issues.length;
                  if (nextLen === currLen)
                    return;
                  attachSchema(payload.issues, currLen, inst);
                  if (!isAborted)
                    isAborted = aborted(payload, currLen);
                });
              } else {
                const nextLen = payload.issues.length;
                if (nextLen === currLen)
                  continue;
                attachSchema(payload.issues, currLen, inst);
                if (!isAborted)
                  isAborted = aborted(payload, currLen);
              }
            }
            if (asyncResult) {
              return asyncResult.then(() => {
                return payload;
              });
            }
            return payload;
          };
          const handleCanaryResult = (canary, payload, ctx) => {
            if (aborted(canary)) {
              canary.aborted = true;
              return canary;
            }
            const checkResult = runChecks(payload, checks, ctx);
            if (checkResult instanceof Promise) {
              if (ctx.async === false)
                throw new $ZodAsyncError();
              return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
            }
            return inst._zod.parse(checkResult, ctx);
          };
          inst._zod.run = (payload, ctx) => {
            if (ctx.skipChecks) {
              return inst._zod.parse(payload, ctx);
            }
            if (ctx.direction === "backward") {
              const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
              if (canary instanceof Promise) {
                return canary.then((canary2) => {
                  return handleCanaryResult(canary2, payload, ctx);
                });
              }
              return handleCanaryResult(canary, payload, ctx);
            }
            const result = inst._zod.parse(payload, ctx);
            if (result instanceof Promise) {
              if (ctx.async === false)
                throw new $ZodAsyncError();
              return result.then((result2) => runChecks(result2, checks, ctx));
            }
            return runChecks(result, checks, ctx);
          };
        }
      }, {
        // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
        get "~standard"() {
          return hide(this, "~standard", standardProps(this));
        },
        set "~standard"(value) {
          own(this, "~standard", value);
        }
      });
      toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
      $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
        $ZodType.init(inst, def);
        inst._zod.pattern = def.pattern ?? anyString;
        inst._zod.parse = (payload, _) => {
          if (def.coerce)
            try {
              payload.value = String(payload.value);
            } catch (_2) {
            }
          if (typeof payload.value === "string")
            return payload;
          payload.issues.push({
            expected: "string",
            code: "invalid_type",
            input: payload.value,
            inst
          });
          return payload;
        };
      });
      $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
        $ZodType.init(inst, def);
        inst._zod.pattern = number;
        inst._zod.parse = (payload, _ctx) => {
          if (def.coerce)
            try {
              payload.value = Number(payload.value);
            } catch (_) {
            }
          const input = payload.value;
          if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
            return payload;
          }
          const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
          payload.issues.push({
            expected: "number",
            code: "invalid_type",
            input,
            inst,
            ...received ? { received } : {}
          });
          return payload;
        };
      });
      $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
        $ZodType.init(inst, def);
        inst._zod.pattern = boolean;
        inst._zod.parse = (payload, _ctx) => {
          if (def.coerce)
            try {
              payload.value = Boolean(payload.value);
            } catch (_) {
            }
          const input = payload.value;
          if (typeof input === "boolean")
            return payload;
          payload.issues.push({
            expected: "boolean",
            code: "invalid_type",
            input,
            inst
          });
          return payload;
        };
      });
      $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
        $ZodType.init(inst, def);
        inst._zod.parse = (payload) => payload;
      });
      arraySize = (input) => Array.isArray(input) ? input.length : -1;
      $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
        $ZodType.init(inst, def);
        const memo = globalConfig.memoizer;
        memo?.attach(inst);
        inst._zod.parse = (payload, ctx) => {
          const input = payload.value;
          if (!Array.isArray(input)) {
            payload.issues.push({
              expected: "array",
              code: "invalid_type",
              input,
              inst
            });
            return payload;
          }
          payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
          const proms = [];
          const abortEarly = ctx?.abortEarly;
          for (let i = 0; i < input.length; i++) {
            const item = input[i];
            const result = def.element._zod.run({
              value: item,
              issues: []
            }, ctx);
            if (result instanceof Promise) {
              proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
            } else {
              handleArrayResult(result, payload, i);
              if (abortEarly && result.issues.length !== 0 && aborted(result))
                break;
            }
          }
          if (proms.length) {
            return Promise.all(proms).then(() => payload);
          }
          return payload;
        };
        capSize(inst, arraySize);
      });
      NO_SYMBOL_KEYS = [];
      $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
        $ZodType.init(inst, def);
        const desc = Object.getOwnPropertyDescriptor(def, "shape");
        const sh = desc?.get ? desc.get.raw : def.shape ?? {};
        if (sh) {
          const get = () => {
            const newSh = { ...sh };
            Object.defineProperty(def, "shape", { value: newSh });
            get.raw = newSh;
            return newSh;
          };
          get.raw = sh;
          Object.defineProperty(def, "shape", { get });
        }
        const _normalized = cached(() => normalizeDef(def));
        defineLazyInternal(inst, "propValues", (zod) => {
          const shape = zod.def.shape;
          const propValues = {};
          for (const key in shape) {
            const field = shape[key]._zod;
            if (field.values) {
              if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
                assignProp(propValues, key, /* @__PURE__ */ new Set());
              }
              for (const v of field.values)
                propValues[key].add(v);
              if (field.optin !== void 0)
                propValues[key].add(void 0);
            }
          }
          return propValues;
        });
        const isObject2 = isObject;
        const catchall = def.catchall;
        let value;
        const memo = globalConfig.memoizer;
        memo?.attach(inst);
        inst._zod.parse = (payload, ctx) => {
          value ?? (value = _normalized.value);
          const input = payload.value;
          if (!isObject2(input)) {
            payload.issues.push({
              expected: "object",
              code: "invalid_type",
              input,
              inst
            });
            return payload;
          }
          payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
          const proms = [];
          const shape = value.shape;
          const abortEarly = ctx?.abortEarly;
          let seen = payload.issues.length;
          for (const key of value.allKeys) {
            if (abortEarly && payload.issues.length !== seen) {
              if (aborted(payload, seen))
                break;
              seen = payload.issues.length;
            }
            if (key === "__proto__")
              continue;
            const el = shape[key];
            const optin = el._zod.optin;
            const optout = el._zod.optout;
            const r = el._zod.run({ value: input[key], issues: [] }, ctx);
            if (r instanceof Promise) {
              proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
            } else {
              handlePropertyResult(r, payload, key, input, optin, optout);
            }
          }
          if (!catchall) {
            return proms.length ? Promise.all(proms).then(() => payload) : payload;
          }
          return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
        };
      });
      $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
        $ZodType.init(inst, def);
        defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
        defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
        defineLazyInternal(inst, "values", (zod) => {
          if (zod.def.options.every((o) => o._zod.values)) {
            return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
          }
          return void 0;
        });
        defineLazyInternal(inst, "pattern", (zod) => {
          if (zod.def.options.every((o) => o._zod.pattern)) {
            const patterns = zod.def.options.map((o) => o._zod.pattern);
            return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
          }
          return void 0;
        });
        const first = def.options.length === 1 ? def.options[0]._zod.run : null;
        inst._zod.parse = (payload, ctx) => {
          if (first) {
            return first(payload, ctx);
          }
          let async = false;
          const results = [];
          for (const option of def.options) {
            const result = option._zod.run({
              value: payload.value,
              issues: []
            }, ctx);
            if (result instanceof Promise) {
              results.push(result);
              async = true;
            } else {
              if (result.issues.length === 0)
                return result;
              results.push(result);
            }
          }
          if (!async)
            return handleUnionResults(results, payload, inst, ctx);
          return Promise.all(results).then((results2) => {
            return handleUnionResults(results2, payload, inst, ctx);
          });
        };
      });
      $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
        $ZodType.init(inst, def);
        inst._zod.optin = "optional";
        globalConfig.memoizer?.guard(inst);
        inst._zod.parse = (payload, ctx) => {
          if (ctx.direction === "backward") {
            throw new $ZodEncodeError(inst.constructor.name);
          }
          const _out = def.transform(payload.value, payload);
          if (ctx.async) {
            const output = _out instanceof Promise ? _out : Promise.resolve(_out);
            return output.then((output2) => {
              payload.value = output2;
              return payload;
            });
          }
          if (_out instanceof Promise) {
            throw new $ZodAsyncError();
          }
          payload.value = _out;
          return payload;
        };
      });
      $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
        $ZodType.init(inst, def);
        defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
        inst._zod.optout = "optional";
        defineLazyInternal(inst, "values", (zod) => {
          const values = zod.def.innerType._zod.values;
          return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
        });
        defineLazyInternal(inst, "pattern", (zod) => {
          const pattern = zod.def.innerType._zod.pattern;
          return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
        });
        inst._zod.parse = (payload, ctx) => {
          if (payload.value === void 0) {
            if (def.innerType._zod.optin !== "defaulted")
              return payload;
            const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
            if (result instanceof Promise)
              return result.then((result2) => handleOptionalResult(payload, result2));
            return handleOptionalResult(payload, result);
          }
          return def.innerType._zod.run(payload, ctx);
        };
      });
      $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
        $ZodType.init(inst, def);
        defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
        defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
        defineLazyInternal(inst, "pattern", (zod) => {
          const pattern = zod.def.innerType._zod.pattern;
          return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
        });
        defineLazyInternal(inst, "values", (zod) => {
          return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
        });
        inst._zod.parse = (payload, ctx) => {
          if (payload.value === null)
            return payload;
          return def.innerType._zod.run(payload, ctx);
        };
      });
      $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
        $ZodType.init(inst, def);
        defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
        defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
        defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
        inst._zod.parse = (payload, ctx) => {
          if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
          }
          const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
          if (result instanceof Promise) {
            return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
          }
          return handleCatchResult(payload, result, def, ctx);
        };
      });
      $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
        $ZodType.init(inst, def);
        defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
        defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
        defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
        defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
        inst._zod.parse = (payload, ctx) => {
          if (ctx.direction === "backward") {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
              return right.then((right2) => handlePipeResult(right2, def.in, ctx));
            }
            return handlePipeResult(right, def.in, ctx);
          }
          const left = def.in._zod.run(payload, ctx);
          if (left instanceof Promise) {
            return left.then((left2) => handlePipeResult(left2, def.out, ctx));
          }
          return handlePipeResult(left, def.out, ctx);
        };
      });
      $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
        $ZodCheck.init(inst, def);
        $ZodType.init(inst, def);
        inst._zod.parse = (payload, _) => {
          return payload;
        };
        inst._zod.check = (payload) => {
          const input = payload.value;
          const r = def.fn(input);
          if (r instanceof Promise) {
            return r.then((r2) => handleRefineResult(r2, payload, input, inst));
          }
          handleRefineResult(r, payload, input, inst);
          return;
        };
      });
    }
  });

  // node_modules/zod/v4/core/memoizer.js
  var init_memoizer = __esm({
    "node_modules/zod/v4/core/memoizer.js"() {
    }
  });

  // node_modules/zod/v4/locales/index.js
  var init_locales = __esm({
    "node_modules/zod/v4/locales/index.js"() {
    }
  });

  // node_modules/zod/v4/core/registries.js
  function registry() {
    return new $ZodRegistry();
  }
  var _a2, $ZodRegistry, globalRegistry;
  var init_registries = __esm({
    "node_modules/zod/v4/core/registries.js"() {
      $ZodRegistry = class {
        constructor() {
          this._map = /* @__PURE__ */ new WeakMap();
          this._idmap = /* @__PURE__ */ new Map();
        }
        add(schema, ..._meta) {
          const meta2 = _meta[0];
          this._map.set(schema, meta2);
          if (meta2 && typeof meta2 === "object" && "id" in meta2) {
            this._idmap.set(meta2.id, schema);
          }
          return this;
        }
        clear() {
          this._map = /* @__PURE__ */ new WeakMap();
          this._idmap = /* @__PURE__ */ new Map();
          return this;
        }
        remove(schema) {
          const meta2 = this._map.get(schema);
          if (meta2 && typeof meta2 === "object" && "id" in meta2) {
            this._idmap.delete(meta2.id);
          }
          this._map.delete(schema);
          return this;
        }
        get(schema) {
          const p = schema._zod.parent;
          if (p) {
            const pm = { ...this.get(p) ?? {} };
            delete pm.id;
            const f = { ...pm, ...this._map.get(schema) };
            return Object.keys(f).length ? f : void 0;
          }
          return this._map.get(schema);
        }
        has(schema) {
          return this._map.has(schema);
        }
      };
      (_a2 = globalThis).__zod_globalRegistry ?? (_a2.__zod_globalRegistry = registry());
      globalRegistry = globalThis.__zod_globalRegistry;
    }
  });

  // node_modules/zod/v4/core/compile.js
  var init_compile = __esm({
    "node_modules/zod/v4/core/compile.js"() {
    }
  });

  // node_modules/zod/v4/core/api.js
  function snapshotChecks(def) {
    if (def.checks)
      def.checks = [...def.checks];
    return def;
  }
  // @__NO_SIDE_EFFECTS__
  function _string(Class2, params) {
    return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
  }
  // @__NO_SIDE_EFFECTS__
  function _number(Class2, params) {
    return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
  }
  // @__NO_SIDE_EFFECTS__
  function _boolean(Class2, params) {
    return new Class2({
      type: "boolean",
      ...normalizeParams(params)
    });
  }
  // @__NO_SIDE_EFFECTS__
  function _unknown(Class2) {
    return new Class2({
      type: "unknown"
    });
  }
  // @__NO_SIDE_EFFECTS__
  function _regex(pattern, params) {
    return new $ZodCheckRegex({
      check: "string_format",
      format: "regex",
      ...normalizeParams(params),
      pattern
    });
  }
  // @__NO_SIDE_EFFECTS__
  function _refine(Class2, fn, _params) {
    const schema = new Class2({
      type: "custom",
      check: "custom",
      fn,
      ...normalizeParams(_params)
    });
    return schema;
  }
  var init_api = __esm({
    "node_modules/zod/v4/core/api.js"() {
      init_checks();
      init_util2();
    }
  });

  // node_modules/zod/v4/core/to-json-schema.js
  var init_to_json_schema = __esm({
    "node_modules/zod/v4/core/to-json-schema.js"() {
    }
  });

  // node_modules/zod/v4/core/json-schema.js
  var init_json_schema = __esm({
    "node_modules/zod/v4/core/json-schema.js"() {
    }
  });

  // node_modules/zod/v4/core/index.js
  var init_core2 = __esm({
    "node_modules/zod/v4/core/index.js"() {
      init_core();
      init_parse2();
      init_errors();
      init_schemas();
      init_memoizer();
      init_checks();
      init_versions();
      init_util2();
      init_regexes();
      init_locales();
      init_registries();
      init_doc();
      init_compile();
      init_api();
      init_to_json_schema();
      init_json_schema();
    }
  });

  // node_modules/zod/v4/mini/parse.js
  var init_parse3 = __esm({
    "node_modules/zod/v4/mini/parse.js"() {
      init_core2();
    }
  });

  // node_modules/zod/v4/mini/schemas.js
  // @__NO_SIDE_EFFECTS__
  function string2(params) {
    return _string(ZodMiniString, params);
  }
  // @__NO_SIDE_EFFECTS__
  function number2(params) {
    return _number(ZodMiniNumber, params);
  }
  // @__NO_SIDE_EFFECTS__
  function boolean2(params) {
    return _boolean(ZodMiniBoolean, params);
  }
  // @__NO_SIDE_EFFECTS__
  function unknown() {
    return _unknown(ZodMiniUnknown);
  }
  // @__NO_SIDE_EFFECTS__
  function array(element, params) {
    return new ZodMiniArray({
      type: "array",
      element,
      ...normalizeParams(params)
    });
  }
  // @__NO_SIDE_EFFECTS__
  function object(shape, params) {
    const def = {
      type: "object",
      shape: shape ?? {},
      ...normalizeParams(params)
    };
    return new ZodMiniObject(def);
  }
  // @__NO_SIDE_EFFECTS__
  function union(options, params) {
    return new ZodMiniUnion({
      type: "union",
      options,
      ...normalizeParams(params)
    });
  }
  // @__NO_SIDE_EFFECTS__
  function transform(fn) {
    return new ZodMiniTransform({
      type: "transform",
      transform: fn
    });
  }
  // @__NO_SIDE_EFFECTS__
  function optional(innerType) {
    return new ZodMiniOptional({
      type: "optional",
      innerType
    });
  }
  // @__NO_SIDE_EFFECTS__
  function nullable(innerType) {
    return new ZodMiniNullable({
      type: "nullable",
      innerType
    });
  }
  // @__NO_SIDE_EFFECTS__
  function nullish2(innerType) {
    return /* @__PURE__ */ optional(/* @__PURE__ */ nullable(innerType));
  }
  // @__NO_SIDE_EFFECTS__
  function _catch(innerType, catchValue) {
    return new ZodMiniCatch({
      type: "catch",
      innerType,
      catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
    });
  }
  // @__NO_SIDE_EFFECTS__
  function pipe(in_, out) {
    return new ZodMiniPipe({
      type: "pipe",
      in: in_,
      out
    });
  }
  // @__NO_SIDE_EFFECTS__
  function refine(fn, _params = {}) {
    return _refine(ZodMiniCustom, fn, _params);
  }
  var ZodMiniType, ZodMiniString, ZodMiniNumber, ZodMiniBoolean, ZodMiniUnknown, ZodMiniArray, ZodMiniObject, ZodMiniUnion, ZodMiniTransform, ZodMiniOptional, ZodMiniNullable, ZodMiniCatch, ZodMiniPipe, ZodMiniCustom;
  var init_schemas2 = __esm({
    "node_modules/zod/v4/mini/schemas.js"() {
      init_core2();
      init_util2();
      init_parse3();
      ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
        if (!inst._zod)
          throw new Error("Uninitialized schema in ZodMiniType.");
        $ZodType.init(inst, def);
        inst.def = def;
        inst.type = def.type;
      }, {
        // `with` is an alias for `check`: the same function object, not a wrapper.
        get with() {
          return this.check;
        },
        set with(value) {
          own(this, "with", value);
        },
        parse(data, params) {
          return parse2(this, data, params, { callee: this.parse });
        },
        parseAsync(data, params) {
          return parseAsync(this, data, params, { callee: this.parseAsync });
        },
        safeParse(data, params) {
          return safeParse(this, data, params);
        },
        safeParseAsync(data, params) {
          return safeParseAsync(this, data, params);
        },
        check(...checks) {
          const def = this.def;
          return this.clone({
            ...def,
            checks: [
              ...def.checks ?? [],
              ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
            ]
          }, { parent: true });
        },
        clone(_def, params) {
          return clone(this, _def, params);
        },
        brand() {
          return this;
        },
        register(reg, meta2) {
          reg.add(this, meta2);
          return this;
        },
        apply(fn, ...args) {
          return args.length === 0 ? fn(this) : fn(this, ...args);
        }
      });
      ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
        $ZodString.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
        $ZodNumber.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
        $ZodBoolean.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
        $ZodUnknown.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
        $ZodArray.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
        $ZodObject.init(inst, def);
        ZodMiniType.init(inst, def);
        installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
      });
      ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
        $ZodUnion.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
        $ZodTransform.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
        $ZodOptional.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
        $ZodNullable.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniCatch = /* @__PURE__ */ $constructor("ZodMiniCatch", (inst, def) => {
        $ZodCatch.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
        $ZodPipe.init(inst, def);
        ZodMiniType.init(inst, def);
      });
      ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
        $ZodCustom.init(inst, def);
        ZodMiniType.init(inst, def);
      });
    }
  });

  // node_modules/zod/v4/mini/checks.js
  var init_checks2 = __esm({
    "node_modules/zod/v4/mini/checks.js"() {
      init_core2();
    }
  });

  // node_modules/zod/v4/mini/iso.js
  var init_iso = __esm({
    "node_modules/zod/v4/mini/iso.js"() {
    }
  });

  // node_modules/zod/v4/mini/coerce.js
  var init_coerce = __esm({
    "node_modules/zod/v4/mini/coerce.js"() {
    }
  });

  // node_modules/zod/v4/mini/external.js
  var init_external = __esm({
    "node_modules/zod/v4/mini/external.js"() {
      init_core2();
      init_parse3();
      init_schemas2();
      init_checks2();
      init_locales();
      init_iso();
      init_coerce();
    }
  });

  // node_modules/zod/mini/index.js
  var init_mini = __esm({
    "node_modules/zod/mini/index.js"() {
      init_external();
    }
  });

  // shared/gitlab/pipeline.ts
  function toStatus(text2) {
    return STATUSES.includes(text2) ? text2 : { unknown: text2 };
  }
  function statusText(status2) {
    return typeof status2 === "string" ? status2 : status2.unknown;
  }
  var STATUSES;
  var init_pipeline = __esm({
    "shared/gitlab/pipeline.ts"() {
      "use strict";
      STATUSES = [
        "created",
        "waiting_for_resource",
        "preparing",
        "waiting_for_callback",
        "pending",
        "running",
        "success",
        "failed",
        "canceling",
        "canceled",
        "skipped",
        "manual",
        "scheduled"
      ];
    }
  });

  // shared/gitlab/wire.ts
  function readable(row) {
    const keep2 = (rows) => rows.flatMap((one) => {
      const { success, data } = row.safeParse(one);
      return success ? [data] : [];
    });
    return pipe(orElse(array(unknown()), []), transform(keep2));
  }
  function listOf(one) {
    return (json) => array(unknown()).parse(json).map((row) => one(row));
  }
  function toPipeline(row) {
    return {
      id: row.id,
      projectId: row.project_id,
      status: row.status,
      ref: row.ref ?? "",
      sha: row.sha ?? "",
      webUrl: row.web_url ?? "",
      ...given({
        iid: row.iid,
        source: row.source,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        durationS: row.duration,
        yamlErrors: row.yaml_errors
      })
    };
  }
  function shown(row) {
    return {
      id: row.id,
      name: row.name,
      stage: row.stage ?? "",
      status: row.status,
      allowFailure: row.allow_failure,
      webUrl: row.web_url ?? ""
    };
  }
  function given(all) {
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== void 0));
  }
  var orElse, id, text, number3, status, flag, pipelineRow, artifactRow, jobRow, bridgeRow, triggerTokenRow, parsePipeline, parseJob, parseTriggerToken;
  var init_wire = __esm({
    "shared/gitlab/wire.ts"() {
      "use strict";
      init_mini();
      init_pipeline();
      orElse = _catch;
      id = pipe(
        union([number2(), pipe(string2().check(_regex(/^\d+$/)), transform(Number))]),
        number2().check(refine((value) => Number.isSafeInteger(value) && value >= 0))
      );
      text = orElse(optional(string2()), void 0);
      number3 = orElse(
        optional(union([number2(), pipe(string2().check(_regex(/^\d+(\.\d+)?$/)), transform(Number))])),
        void 0
      );
      status = pipe(string2(), transform(toStatus));
      flag = orElse(boolean2(), false);
      pipelineRow = object({
        id,
        project_id: id,
        status,
        iid: number3,
        ref: text,
        sha: text,
        source: text,
        web_url: text,
        created_at: text,
        updated_at: text,
        started_at: text,
        finished_at: text,
        duration: number3,
        yaml_errors: text
      });
      artifactRow = object({ file_type: string2(), filename: string2(), size: number3, file_format: text });
      jobRow = object({
        id,
        name: string2(),
        status,
        stage: text,
        ref: text,
        allow_failure: flag,
        web_url: text,
        failure_reason: text,
        created_at: text,
        started_at: text,
        finished_at: text,
        duration: number3,
        tag_list: readable(string2()),
        artifacts: readable(artifactRow),
        artifacts_file: orElse(optional(object({ filename: string2(), size: number3 })), void 0),
        artifacts_expire_at: text,
        pipeline: pipelineRow
      });
      bridgeRow = object({
        id,
        name: string2(),
        status,
        stage: text,
        allow_failure: flag,
        web_url: text,
        downstream_pipeline: nullish2(pipelineRow)
      });
      triggerTokenRow = object({
        id,
        token: text,
        description: text,
        created_at: text,
        last_used: text,
        expires_at: text,
        owner: orElse(optional(object({ id, username: string2() })), void 0)
      });
      parsePipeline = (json) => toPipeline(pipelineRow.parse(json));
      parseJob = (json) => {
        const row = jobRow.parse(json);
        return {
          ...shown(row),
          ref: row.ref ?? "",
          tagList: row.tag_list,
          artifacts: row.artifacts.map(({ file_type, filename, size, file_format }) => ({
            fileType: file_type,
            filename,
            sizeBytes: size ?? 0,
            ...given({ fileFormat: file_format })
          })),
          pipeline: toPipeline(row.pipeline),
          ...given({
            failureReason: row.failure_reason,
            createdAt: row.created_at,
            startedAt: row.started_at,
            finishedAt: row.finished_at,
            durationS: row.duration,
            artifactsExpireAt: row.artifacts_expire_at,
            archive: row.artifacts_file && { filename: row.artifacts_file.filename, sizeBytes: row.artifacts_file.size ?? 0 }
          })
        };
      };
      parseTriggerToken = (json) => {
        const row = triggerTokenRow.parse(json);
        return {
          id: row.id,
          description: row.description ?? "",
          token: row.token ?? "",
          ...given({ createdAt: row.created_at, lastUsed: row.last_used, expiresAt: row.expires_at, owner: row.owner })
        };
      };
    }
  });

  // shared/gitlab/paginate.ts
  async function listAll(gitlab, list, one, signal) {
    const { what, credential } = list;
    const parse3 = listOf(one);
    const rows = [];
    let path = withQuery(list.path, "per_page", PER_PAGE);
    for (let page = 0; path !== void 0; page++) {
      if (page === MAX_PAGES)
        throw new CodedError("GITLAB_ANSWER_TOO_LARGE", `GitLab gave more than ${MAX_PAGES} pages to ${what}.`);
      const answer = await gitlab.send({ method: "GET", path, what, credential }, signal);
      rows.push(...readAnswer(answer, what, parse3, secretsOf(credential)));
      path = nextPath(gitlab.apiUrl, path, answer.headers);
    }
    return rows;
  }
  function nextPath(apiUrl, path, headers) {
    const link = nextLink(headers["link"]);
    const here = `${apiUrl}/${path}`;
    if (link !== void 0 && URL.canParse(link, here)) {
      const next = new URL(link, here);
      const root = new URL(`${apiUrl}/`);
      if (next.origin === root.origin && next.pathname.startsWith(root.pathname) && next.username === "")
        return next.pathname.slice(root.pathname.length) + next.search;
    }
    const number4 = headers["x-next-page"];
    if (typeof number4 === "string" && /^\d+$/.test(number4)) return withQuery(path, "page", number4);
    if (link === void 0) return void 0;
    throw new CodedError(
      "GITLAB_REDIRECT_REFUSED",
      "GitLab's list goes on at another address than the configured one, which is not followed.",
      { hint: "Set `host` to the address GitLab gives for itself (its external_url)." }
    );
  }
  function withQuery(path, name, value) {
    const [before = "", query = ""] = path.split("?", 2);
    const parameters = new URLSearchParams(query);
    parameters.set(name, String(value));
    return `${before}?${parameters.toString()}`;
  }
  var PER_PAGE, MAX_PAGES;
  var init_paginate = __esm({
    "shared/gitlab/paginate.ts"() {
      "use strict";
      init_coded_error();
      init_auth();
      init_call();
      init_link();
      init_wire();
      PER_PAGE = 100;
      MAX_PAGES = 200;
    }
  });

  // shared/gitlab/tail.ts
  var init_tail = __esm({
    "shared/gitlab/tail.ts"() {
      "use strict";
    }
  });

  // shared/gitlab/jobs.ts
  function listPipelineJobs(gitlab, credential, project, pipelineId, options = {}, signal) {
    const query = new URLSearchParams();
    for (const status2 of options.scope ?? []) query.append("scope[]", status2);
    if (options.includeRetried === true) query.set("include_retried", "true");
    const path = `${route`projects/${project}/pipelines/${pipelineId}/jobs`}?${query.toString()}`;
    const what = `listing the jobs of pipeline ${pipelineId} of ${projectName(project)}`;
    return listAll(gitlab, { path, what, credential }, parseJob, signal);
  }
  async function peekPipeline(gitlab, credential, project, pipelineId, signal) {
    const path = `${route`projects/${project}/pipelines/${pipelineId}/jobs`}?per_page=1`;
    const what = `reading pipeline ${pipelineId} of ${projectName(project)} by its jobs`;
    const [job] = await call(gitlab, { path, what, credential }, listOf(parseJob), signal);
    return job?.pipeline;
  }
  var init_jobs = __esm({
    "shared/gitlab/jobs.ts"() {
      "use strict";
      init_coded_error();
      init_call();
      init_paginate();
      init_route();
      init_tail();
      init_wire();
    }
  });

  // shared/text/counted.ts
  function counted(count, thing) {
    if (count === 1) return `1 ${thing}`;
    return `${count} ${thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
  }
  var init_counted = __esm({
    "shared/text/counted.ts"() {
      "use strict";
    }
  });

  // action/collect/bounded.ts
  async function bounded(items, limit, signal, act) {
    const results = [];
    const stop2 = new AbortController();
    const either = AbortSignal.any([signal, stop2.signal]);
    const queue = items.entries();
    const work = async () => {
      for (const [index, item] of queue) {
        either.throwIfAborted();
        results[index] = await act(item, index, either);
      }
    };
    const failures = [];
    const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
      try {
        await work();
      } catch (error) {
        failures.push(error);
        stop2.abort(error);
      }
    });
    await Promise.all(workers);
    signal.throwIfAborted();
    if (failures.length > 0) throw failures[0];
    return results;
  }
  var init_bounded = __esm({
    "action/collect/bounded.ts"() {
      "use strict";
    }
  });

  // builtin:stream/promises
  var builtin11, pick11, $pipeline;
  var init_promises2 = __esm({
    "builtin:stream/promises"() {
      builtin11 = process.getBuiltinModule("node:stream/promises");
      pick11 = (name) => builtin11[name];
      $pipeline = /* @__PURE__ */ pick11("pipeline");
    }
  });

  // shared/retry/policy.ts
  function nextDelayMs(policy, attempt, random, retryAfterMs) {
    if (attempt >= policy.maxAttempts) return "stop";
    const step = Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1));
    const jittered = Math.round(step / 2 + step / 2 * random);
    if (retryAfterMs === void 0) return jittered;
    return retryAfterMs > policy.maxRetryAfterMs ? "stop" : retryAfterMs + Math.round(step / 2 * random);
  }
  var READ_RETRY;
  var init_policy = __esm({
    "shared/retry/policy.ts"() {
      "use strict";
      READ_RETRY = { maxAttempts: 4, baseMs: 1e3, maxMs: 8e3, maxRetryAfterMs: 12e4 };
    }
  });

  // action/collect/refusal.ts
  function refused(code, reason3) {
    return { kind: "refused", code, reason: reason3 };
  }
  function refusalError(refusal, what, cause) {
    return new CodedError(
      refusal.code,
      `Cannot extract ${what}: ${refusal.reason}.`,
      cause === void 0 ? {} : { cause }
    );
  }
  var init_refusal = __esm({
    "action/collect/refusal.ts"() {
      "use strict";
      init_coded_error();
    }
  });

  // builtin:buffer
  var builtin12, pick12, $isUtf8;
  var init_buffer = __esm({
    "builtin:buffer"() {
      builtin12 = process.getBuiltinModule("node:buffer");
      pick12 = (name) => builtin12[name];
      $isUtf8 = /* @__PURE__ */ pick12("isUtf8");
    }
  });

  // builtin:zlib
  var require_zlib = __commonJS({
    "builtin:zlib"(exports) {
      for (const name of ["crc32", "createInflateRaw", "inflateRawSync"]) {
        Object.defineProperty(exports, name, {
          enumerable: true,
          configurable: true,
          get: () => process.getBuiltinModule("node:zlib")[name],
          set(value) {
            Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          }
        });
      }
    }
  });

  // action/collect/zip/cp437.ts
  function fromCp437(bytes) {
    return Array.from(bytes, (byte) => byte < 128 ? String.fromCharCode(byte) : UPPER_HALF[byte - 128] ?? "").join(
      ""
    );
  }
  var UPPER_HALF;
  var init_cp437 = __esm({
    "action/collect/zip/cp437.ts"() {
      "use strict";
      UPPER_HALF = [
        "\xC7\xFC\xE9\xE2\xE4\xE0\xE5\xE7\xEA\xEB\xE8\xEF\xEE\xEC\xC4\xC5\xC9\xE6\xC6\xF4\xF6\xF2\xFB\xF9\xFF\xD6\xDC\xA2\xA3\xA5\u20A7\u0192",
        "\xE1\xED\xF3\xFA\xF1\xD1\xAA\xBA\xBF\u2310\xAC\xBD\xBC\xA1\xAB\xBB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510",
        "\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580",
        "\u03B1\xDF\u0393\u03C0\u03A3\u03C3\xB5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\xB1\u2265\u2264\u2320\u2321\xF7\u2248\xB0\u2219\xB7\u221A\u207F\xB2\u25A0\xA0"
      ].join("");
    }
  });

  // action/collect/zip/entry.ts
  var LOCAL_HEADER_BYTES, FLAG, METHOD;
  var init_entry = __esm({
    "action/collect/zip/entry.ts"() {
      "use strict";
      LOCAL_HEADER_BYTES = 30;
      FLAG = { encrypted: 1, sizesFollow: 8, strongEncryption: 64, utf8: 2048, masked: 8192 };
      METHOD = { stored: 0, deflated: 8 };
    }
  });

  // action/collect/zip/extra-fields.ts
  function extraField(area, id2) {
    for (let at = 0; at + 4 <= area.length; ) {
      const length = area.readUInt16LE(at + 2);
      const end = at + 4 + length;
      if (end > area.length) return void 0;
      if (area.readUInt16LE(at) === id2) return area.subarray(at + 4, end);
      at = end;
    }
    return void 0;
  }
  function readU64(bytes, at) {
    return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
  }
  var EXTRA;
  var init_extra_fields = __esm({
    "action/collect/zip/extra-fields.ts"() {
      "use strict";
      EXTRA = { zip64: 1, timestamp: 21589, unicodePath: 28789 };
    }
  });

  // action/collect/zip/entry-name.ts
  function entryName(nameBytes, flags, extra) {
    if ((flags & FLAG.utf8) !== 0) return utf8(nameBytes);
    const unicode = extraField(extra, EXTRA.unicodePath);
    if (unicode !== void 0 && unicode.length > 5 && unicode[0] === 1 && unicode.readUInt32LE(1) === (0, import_node_zlib.crc32)(nameBytes))
      return utf8(unicode.subarray(5));
    return utf8(nameBytes) ?? fromCp437(nameBytes);
  }
  function utf8(bytes) {
    return $isUtf8(bytes) ? bytes.toString("utf8") : void 0;
  }
  var import_node_zlib;
  var init_entry_name = __esm({
    "action/collect/zip/entry-name.ts"() {
      "use strict";
      init_buffer();
      import_node_zlib = __toESM(require_zlib(), 1);
      init_cp437();
      init_entry();
      init_extra_fields();
    }
  });

  // action/collect/zip/central-directory.ts
  function readCentralDirectory(directory, expected) {
    const entries = [];
    let at = 0;
    while (at < directory.length) {
      if (at + ROW_BYTES > directory.length || directory.readUInt32LE(at) !== ROW_SIGNATURE)
        return refused("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is not one`);
      const nameEnd = at + ROW_BYTES + directory.readUInt16LE(at + 28);
      const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
      const rowEnd = extraEnd + directory.readUInt16LE(at + 32);
      if (rowEnd > directory.length)
        return refused("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is cut off`);
      const nameBytes = directory.subarray(at + ROW_BYTES, nameEnd);
      const row = readRow(directory.subarray(at, at + ROW_BYTES), nameBytes, directory.subarray(nameEnd, extraEnd));
      if ("kind" in row) return row;
      entries.push(row);
      at = rowEnd;
    }
    if (entries.length !== expected)
      return refused("ARTIFACTS_CORRUPT", `it announces ${expected} entries and lists ${entries.length}`);
    return { kind: "entries", entries };
  }
  function readRow(row, nameBytes, extra) {
    const flags = row.readUInt16LE(8);
    const name = entryName(nameBytes, flags, extra);
    if (name === void 0)
      return refused(
        "ARTIFACTS_CORRUPT",
        `a name is marked as UTF-8 and is not (${printable(nameBytes.toString("latin1"))})`
      );
    const wide = readWide(row, extra);
    if (wide === void 0)
      return refused("ARTIFACTS_CORRUPT", `${printable(name)} has a size or place that is missing from its zip64 field`);
    if (wide.disk !== 0)
      return refused("ARTIFACTS_UNSUPPORTED", `${printable(name)} lies in another file of a divided archive`);
    const modifiedS = modificationTime(extra);
    return {
      name,
      nameBytes,
      flags,
      method: row.readUInt16LE(10),
      crc32: row.readUInt32LE(16),
      packedBytes: wide.packedBytes,
      sizeBytes: wide.sizeBytes,
      offset: wide.offset,
      mode: row.readUInt16LE(40),
      ...modifiedS === void 0 ? {} : { modifiedS }
    };
  }
  function readWide(row, extra) {
    const field = extraField(extra, EXTRA.zip64) ?? Buffer.alloc(0);
    let at = 0;
    let complete = true;
    const take = (narrow, full, bytes) => {
      if (narrow !== full) return narrow;
      if (at + bytes > field.length) {
        complete = false;
        return narrow;
      }
      const value = bytes === 8 ? readU64(field, at) : field.readUInt32LE(at);
      at += bytes;
      return value;
    };
    const sizeBytes = take(row.readUInt32LE(24), NARROW_FULL, 8);
    const packedBytes = take(row.readUInt32LE(20), NARROW_FULL, 8);
    const offset = take(row.readUInt32LE(42), NARROW_FULL, 8);
    const disk2 = take(row.readUInt16LE(34), 65535, 4);
    return complete ? { sizeBytes, packedBytes, offset, disk: disk2 } : void 0;
  }
  function modificationTime(extra) {
    const field = extraField(extra, EXTRA.timestamp);
    return field !== void 0 && field.length >= 5 && ((field[0] ?? 0) & 1) === 1 ? field.readInt32LE(1) : void 0;
  }
  var ROW_BYTES, ROW_SIGNATURE, NARROW_FULL;
  var init_central_directory = __esm({
    "action/collect/zip/central-directory.ts"() {
      "use strict";
      init_printable();
      init_refusal();
      init_entry_name();
      init_extra_fields();
      ROW_BYTES = 46;
      ROW_SIGNATURE = 33639248;
      NARROW_FULL = 4294967295;
    }
  });

  // action/collect/zip/end-record.ts
  function findEndRecord(tail, tailOffset) {
    for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
      if (tail.readUInt32LE(at) !== END_SIGNATURE || at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length)
        continue;
      const narrow = {
        entries: tail.readUInt16LE(at + 10),
        lengthBytes: tail.readUInt32LE(at + 12),
        offset: tail.readUInt32LE(at + 16)
      };
      const locatorAt = at - LOCATOR_BYTES;
      if (locatorAt >= 0 && tail.readUInt32LE(locatorAt) === LOCATOR_SIGNATURE) {
        if (tail.readUInt32LE(locatorAt + 4) !== 0 || tail.readUInt32LE(locatorAt + 16) > 1) return severalDisks();
        const recordOffset = readU64(tail, locatorAt + 8);
        if (recordOffset + ZIP64_RECORD_BYTES > tailOffset + locatorAt)
          return refused("ARTIFACTS_CORRUPT", "its zip64 end record lies outside of it");
        return { kind: "zip64", recordOffset, narrow };
      }
      const disks = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
      if (disks.some((disk2) => disk2 !== 0) || tail.readUInt16LE(at + 8) !== narrow.entries) return severalDisks();
      return placed(narrow, tailOffset + at);
    }
    return { kind: "missing" };
  }
  function readZip64Record(record, recordOffset, narrow) {
    if (record.readUInt32LE(0) !== ZIP64_SIGNATURE)
      return refused("ARTIFACTS_CORRUPT", "its zip64 end record is not where it should be");
    const entries = readU64(record, 32);
    if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0 || readU64(record, 24) !== entries)
      return severalDisks();
    const wide = { entries, lengthBytes: readU64(record, 40), offset: readU64(record, 48) };
    const agrees = (narrow.entries === 65535 || narrow.entries === wide.entries) && (narrow.lengthBytes === 4294967295 || narrow.lengthBytes === wide.lengthBytes) && (narrow.offset === 4294967295 || narrow.offset === wide.offset);
    if (!agrees) return refused("ARTIFACTS_CORRUPT", "its two end records contradict each other");
    return placed(wide, recordOffset);
  }
  function placed(place2, endOffset) {
    if (place2.offset + place2.lengthBytes > endOffset)
      return refused("ARTIFACTS_CORRUPT", "its central directory lies outside of it");
    return { kind: "directory", place: place2 };
  }
  function severalDisks() {
    return refused("ARTIFACTS_UNSUPPORTED", "it is one part of an archive that is spread over several files");
  }
  var END_BYTES, LOCATOR_BYTES, END_SIGNATURE, LOCATOR_SIGNATURE, ZIP64_SIGNATURE, ZIP64_RECORD_BYTES, TAIL_BYTES;
  var init_end_record = __esm({
    "action/collect/zip/end-record.ts"() {
      "use strict";
      init_refusal();
      init_extra_fields();
      END_BYTES = 22;
      LOCATOR_BYTES = 20;
      END_SIGNATURE = 101010256;
      LOCATOR_SIGNATURE = 117853008;
      ZIP64_SIGNATURE = 101075792;
      ZIP64_RECORD_BYTES = 56;
      TAIL_BYTES = LOCATOR_BYTES + END_BYTES + 65535;
    }
  });

  // action/collect/zip/read-directory.ts
  async function readDirectory(source, limits) {
    const end = await endRecord(source);
    if (end.kind === "missing") return notAZip(await source.read(0, Math.min(60, source.lengthBytes)));
    if (end.kind === "refused") return end;
    if (end.kind === "zip64") return refused("ARTIFACTS_CORRUPT", "its zip64 end record points to another one");
    const { offset, lengthBytes, entries: expected } = end.place;
    if (expected > limits.maxEntries)
      return refused(
        "ARTIFACTS_TOO_MANY_ENTRIES",
        `it has ${expected} entries, and at most ${limits.maxEntries} are accepted`
      );
    if (lengthBytes > MOST_DIRECTORY_BYTES)
      return refused("ARTIFACTS_TOO_LARGE", `its table of contents takes ${lengthBytes} bytes`);
    const rows = readCentralDirectory(await source.read(offset, lengthBytes), expected);
    return rows.kind === "refused" ? rows : { kind: "directory", entries: rows.entries, offset };
  }
  async function endRecord(source) {
    const tailBytes = Math.min(TAIL_BYTES, source.lengthBytes);
    const tailOffset = source.lengthBytes - tailBytes;
    const found = findEndRecord(await source.read(tailOffset, tailBytes), tailOffset);
    if (found.kind !== "zip64") return found;
    const record = await source.read(found.recordOffset, ZIP64_RECORD_BYTES);
    return readZip64Record(record, found.recordOffset, found.narrow);
  }
  function notAZip(head) {
    if (head.length === 0) return refused("ARTIFACTS_NOT_A_ZIP", "it is empty");
    if (head.subarray(0, 2).toString("latin1") === "PK")
      return refused("ARTIFACTS_TRUNCATED", "it starts as a zip file does, but its end is missing");
    return refused("ARTIFACTS_NOT_A_ZIP", `it starts with \`${printable(head.toString("latin1"))}\``);
  }
  var MOST_DIRECTORY_BYTES;
  var init_read_directory = __esm({
    "action/collect/zip/read-directory.ts"() {
      "use strict";
      init_printable();
      init_refusal();
      init_central_directory();
      init_end_record();
      MOST_DIRECTORY_BYTES = 128 * 1024 ** 2;
    }
  });

  // action/collect/fetch-archive.ts
  async function fetchArchive(deps, order, signal) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await download(deps.files, order, signal);
        return await openArchive2(deps.files, order);
      } catch (error) {
        await deps.files.remove(order.to);
        signal.throwIfAborted();
        const passing = isCoded(error, "ARTIFACTS_TRUNCATED", "ARTIFACTS_DOWNLOAD_FAILED");
        const delayMs = passing ? nextDelayMs(deps.retry ?? READ_RETRY, attempt, deps.random()) : "stop";
        if (delayMs === "stop") throw error;
        deps.log.warn("Download broke off; trying again", { archive: order.what, attempt, delayMs });
        await deps.clock.sleep(delayMs, signal);
      }
    }
  }
  async function download(files, order, signal) {
    const { what, limits } = order;
    const archive = await order.open(signal);
    const { lengthBytes } = archive;
    if (lengthBytes !== void 0 && lengthBytes > limits.maxArchiveBytes) {
      archive.body.destroy();
      throw tooLarge(what, lengthBytes, limits);
    }
    let received = 0;
    const counter = new $Transform({
      transform(chunk, _encoding, done) {
        received += chunk.length;
        if (received > limits.maxArchiveBytes) done(tooLarge(what, received, limits));
        else if (lengthBytes !== void 0 && received > lengthBytes) done(wrongLength(what, lengthBytes, "more"));
        else done(null, chunk);
      }
    });
    try {
      await $pipeline(archive.body, counter, files.create(order.to), { signal });
    } catch (error) {
      signal.throwIfAborted();
      if (isCoded(error) && error.code.startsWith("ARTIFACTS_")) throw error;
      if (lengthBytes !== void 0 && received < lengthBytes)
        throw wrongLength(what, lengthBytes, `only ${received}`, error);
      throw new CodedError("ARTIFACTS_DOWNLOAD_FAILED", `Downloading ${what} broke off after ${received} bytes.`, {
        cause: error
      });
    }
    if (lengthBytes !== void 0 && received !== lengthBytes) throw wrongLength(what, lengthBytes, `only ${received}`);
  }
  async function openArchive2(files, { to, what, limits }) {
    const file = await files.open(to);
    try {
      const directory = await readDirectory(file, limits);
      if (directory.kind === "refused") throw refusalError(directory, what);
      return { file, directory };
    } catch (error) {
      await file.close();
      throw error;
    }
  }
  function wrongLength(what, announced, got, cause) {
    return new CodedError(
      "ARTIFACTS_TRUNCATED",
      `Downloading ${what}: ${announced} bytes were announced and ${got} came.`,
      cause === void 0 ? {} : { cause }
    );
  }
  function tooLarge(what, bytes, limits) {
    return new CodedError(
      "ARTIFACTS_TOO_LARGE",
      `Downloading ${what}: it has ${bytes} bytes or more, and at most ${limits.maxArchiveBytes} are accepted.`
    );
  }
  var init_fetch_archive = __esm({
    "action/collect/fetch-archive.ts"() {
      "use strict";
      init_stream();
      init_promises2();
      init_coded_error();
      init_policy();
      init_refusal();
      init_read_directory();
    }
  });

  // builtin:crypto
  var require_crypto = __commonJS({
    "builtin:crypto"(exports) {
      for (const name of ["X509Certificate", "createHash", "createHmac", "randomBytes", "randomUUID", "timingSafeEqual"]) {
        Object.defineProperty(exports, name, {
          enumerable: true,
          configurable: true,
          get: () => process.getBuiltinModule("node:crypto")[name],
          set(value) {
            Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          }
        });
      }
    }
  });

  // action/collect/entry-path.ts
  function entryPath(name, platform) {
    if (name === "") return unsafe("has an empty name");
    if (CONTROL.test(name)) return unsafe("has a control character in its name");
    if (/^[/\\]/.test(name)) return unsafe("has an absolute path");
    if (DRIVE.test(name)) return unsafe("has a drive letter");
    if (name.split(/[/\\]/).includes("..")) return unsafe("leads out of the folder by `..`");
    const separated = platform === "windows" ? name.replaceAll("\\", "/") : name;
    const segments = separated.split("/").filter((segment2) => segment2 !== "" && segment2 !== ".");
    if (platform === "windows") {
      const odd = segments.find((segment2) => !fitsWindows(segment2));
      if (odd !== void 0) return unsafe("has a name that Windows reserves or changes");
    }
    const isFolder = separated.endsWith("/") || separated.endsWith("/.") || separated === ".";
    if (segments.length === 0 && !isFolder) return unsafe("has an empty name");
    return { kind: "inside", path: segments.join("/"), isFolder };
  }
  function fitsWindows(segment2) {
    return !WINDOWS_DEVICE.test(segment2) && !WINDOWS_FORBIDDEN.test(segment2) && !/[. ]$/.test(segment2);
  }
  function unsafe(because) {
    return { kind: "unsafe", because };
  }
  var CONTROL, DRIVE, WINDOWS_DEVICE, WINDOWS_FORBIDDEN;
  var init_entry_path = __esm({
    "action/collect/entry-path.ts"() {
      "use strict";
      CONTROL = /[\u0000-\u001f\u007f]/;
      DRIVE = /^[A-Za-z]:/;
      WINDOWS_DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
      WINDOWS_FORBIDDEN = /[<>:"|?*]/;
    }
  });

  // action/collect/manifest.ts
  function manifestJob(job, folder, files) {
    const { id: id2, projectId, ref, sha, webUrl } = job.pipeline;
    return {
      folder,
      job: { id: job.id, name: job.name, stage: job.stage, webUrl: job.webUrl },
      pipeline: { id: id2, projectId, ref, sha, webUrl },
      files
    };
  }
  function writeManifest(jobs) {
    const inOrder = [...jobs].sort((a, b) => a.folder < b.folder ? -1 : 1);
    return `${JSON.stringify({ schema: SCHEMA, jobs: inOrder }, null, 2)}
`;
  }
  function readManifest(text2) {
    const data = parseJson(text2);
    if (!isRecord(data) || data["schema"] !== SCHEMA || !Array.isArray(data["jobs"])) return void 0;
    const jobs = data["jobs"];
    return jobs.every(isManifestJob) ? jobs : void 0;
  }
  function isManifestJob(row) {
    if (!isRecord(row) || !isRecord(row["job"]) || !isRecord(row["pipeline"]) || !Array.isArray(row["files"]))
      return false;
    const { folder, job, pipeline } = row;
    const files = row["files"];
    return typeof folder === "string" && /^[^./\\:][^/\\:]*$/.test(folder) && hasFields(job, { id: "number", name: "string", stage: "string", webUrl: "string" }) && hasFields(pipeline, { id: "number", projectId: "number", ref: "string", sha: "string", webUrl: "string" }) && files.every((file) => hasFields(file, { path: "string", sizeBytes: "number", sha256: "string" }));
  }
  function hasFields(value, types) {
    return isRecord(value) && Object.entries(types).every(([key, type]) => typeof value[key] === type);
  }
  function isRecord(value) {
    return typeof value === "object" && value !== null;
  }
  function parseJson(text2) {
    try {
      return JSON.parse(text2);
    } catch {
      return void 0;
    }
  }
  var MANIFEST_NAME, SCHEMA;
  var init_manifest = __esm({
    "action/collect/manifest.ts"() {
      "use strict";
      MANIFEST_NAME = "sluice-artifacts.json";
      SCHEMA = "sluice/artifacts@1";
    }
  });

  // action/collect/name-key.ts
  function nameKey(name) {
    if (!/[^ -~]/.test(name)) return name.toLowerCase();
    return Array.from(name.normalize("NFC"), (char) => {
      const upper = char.toUpperCase();
      return Array.from(upper).length === 1 ? upper.toLowerCase() : char.toLowerCase();
    }).join("").normalize("NFC");
  }
  var init_name_key = __esm({
    "action/collect/name-key.ts"() {
      "use strict";
    }
  });

  // action/collect/job-folders.ts
  function jobFolders(jobs) {
    const sameFolder = countBy(jobs, ({ name }) => nameKey(plainName(name)));
    const sameName = countBy(jobs, ({ name }) => name);
    const folders = /* @__PURE__ */ new Map();
    const taken = /* @__PURE__ */ new Set();
    for (const job of [...jobs].sort((a, b) => a.id - b.id)) {
      const plain = plainName(job.name);
      const isAlone = sameFolder.get(nameKey(plain)) === 1 && isUsable(plain);
      const mark = sameName.get(job.name) === 1 ? nameMark(job.name) : String(job.id);
      let folder = isAlone ? plain : `${plain || "job"}-${mark}`;
      while (taken.has(nameKey(folder))) folder = `${folder}-${job.id}`;
      taken.add(nameKey(folder));
      folders.set(job.id, folder);
    }
    return folders;
  }
  function plainName(name) {
    const words2 = name.normalize("NFC").replaceAll(NOT_IN_A_NAME, "-").replaceAll(/-{2,}/g, "-");
    return trimmed(Array.from(trimmed(words2)).slice(0, LONGEST2).join(""));
  }
  function trimmed(text2) {
    return text2.replace(/^[-.]+/, "").replace(/[-.]+$/, "");
  }
  function isUsable(folder) {
    return folder !== "" && nameKey(folder) !== nameKey(MANIFEST_NAME) && entryPath(folder, "windows").kind === "inside";
  }
  function nameMark(name) {
    return (0, import_node_crypto.createHash)("sha256").update(name).digest("hex").slice(0, 8);
  }
  function countBy(jobs, key) {
    const counts = /* @__PURE__ */ new Map();
    for (const job of jobs) counts.set(key(job), (counts.get(key(job)) ?? 0) + 1);
    return counts;
  }
  var import_node_crypto, LONGEST2, NOT_IN_A_NAME;
  var init_job_folders = __esm({
    "action/collect/job-folders.ts"() {
      "use strict";
      import_node_crypto = __toESM(require_crypto(), 1);
      init_entry_path();
      init_manifest();
      init_name_key();
      LONGEST2 = 80;
      NOT_IN_A_NAME = /[^\p{L}\p{N}\p{M}._+@=-]+/gu;
    }
  });

  // action/collect/judge-target.ts
  function judgeTarget({ earlier, taken, needed, projectIds }) {
    const isOurs = (row) => projectIds.has(row.pipeline.projectId);
    const replaced = earlier.filter(isOurs);
    const kept = earlier.filter((row) => !isOurs(row));
    const neededKeys = new Set(needed.map(nameKey));
    const clash = kept.find((row) => neededKeys.has(nameKey(row.folder)));
    if (clash !== void 0)
      return occupied(
        `${printable(clash.folder)} holds the artifacts of a job of the same name from another project, pipeline ${printable(clash.pipeline.webUrl)}; give each its own \`artifacts-path\``
      );
    const leaving = [];
    for (const { folder, files } of taken) {
      if (kept.some((row2) => row2.folder === folder)) continue;
      leaving.push(folder);
      if (files === void 0) return occupied(`${printable(folder)} stands there and is no folder`);
      const row = replaced.find((row2) => row2.folder === folder);
      const foreign = firstForeign(files, row);
      if (foreign !== void 0)
        return occupied(`${printable(`${folder}/${foreign.path}`)} stands there and was not put there by Sluice`);
    }
    return { kind: "target", kept, leaving };
  }
  function firstForeign(files, row) {
    const listed = new Map(row?.files.map((file) => [file.path, file]));
    return files.find((found) => {
      const file = listed.get(found.path);
      if (file === void 0) return true;
      return file.linkTo === void 0 ? found.kind !== "file" || found.sizeBytes !== file.sizeBytes : found.kind !== "link";
    });
  }
  function occupied(reason3) {
    return refused("ARTIFACTS_TARGET_OCCUPIED", reason3);
  }
  var init_judge_target = __esm({
    "action/collect/judge-target.ts"() {
      "use strict";
      init_printable();
      init_name_key();
      init_refusal();
    }
  });

  // action/collect/limits.ts
  var MIB, GIB, DEFAULT_LIMITS;
  var init_limits = __esm({
    "action/collect/limits.ts"() {
      "use strict";
      MIB = 1024 ** 2;
      GIB = 1024 ** 3;
      DEFAULT_LIMITS = {
        maxEntries: 1e5,
        maxArchiveBytes: 20 * GIB,
        maxEntryBytes: 10 * GIB,
        maxTotalBytes: 20 * GIB,
        maxRatio: 200,
        ratioFloorBytes: 64 * MIB
      };
    }
  });

  // action/collect/publish.ts
  async function publish(files, { moves, removals }, staging) {
    const undo = [];
    const move = async (from, to) => {
      await files.move(from, to);
      undo.push({ from: to, to: from });
    };
    const setAside = async (path) => {
      if (await files.standing(path) !== void 0) await move(path, $join(staging.aside, String(undo.length)));
    };
    try {
      for (const path of removals) await setAside(path);
      for (const { from, to, replaces } of moves) {
        if (replaces === true) await setAside(to);
        else if (await files.standing(to) !== void 0)
          throw new CodedError(
            "ARTIFACTS_TARGET_OCCUPIED",
            `Cannot put ${printable(to)} there: something came meanwhile.`
          );
        await move(from, to);
      }
    } catch (error) {
      const stuck = [];
      for (const { from, to } of undo.reverse()) {
        try {
          await files.move(from, to);
        } catch {
          stuck.push(to);
        }
      }
      if (stuck.length === 0) throw error;
      staging.keep();
      throw new CodedError(
        "ARTIFACTS_WRITE_FAILED",
        `Could not put everything in place, nor put back ${stuck.map((path) => printable(path)).join(", ")}. What stood there before is kept in ${printable(staging.aside)}.`,
        { cause: error }
      );
    }
  }
  var init_publish = __esm({
    "action/collect/publish.ts"() {
      "use strict";
      init_path();
      init_coded_error();
      init_printable();
    }
  });

  // node_modules/picomatch/lib/constants.js
  var require_constants = __commonJS({
    "node_modules/picomatch/lib/constants.js"(exports, module) {
      "use strict";
      var WIN_SLASH = "\\\\/";
      var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
      var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
      var DOT_LITERAL = "\\.";
      var PLUS_LITERAL = "\\+";
      var QMARK_LITERAL = "\\?";
      var SLASH_LITERAL = "\\/";
      var ONE_CHAR = "(?=.)";
      var QMARK = "[^/]";
      var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
      var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
      var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
      var NO_DOT = `(?!${DOT_LITERAL})`;
      var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
      var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
      var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
      var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
      var STAR = `${QMARK}*?`;
      var SEP = "/";
      var POSIX_CHARS = {
        DOT_LITERAL,
        PLUS_LITERAL,
        QMARK_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        QMARK,
        END_ANCHOR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR,
        SEP
      };
      var WINDOWS_CHARS = {
        ...POSIX_CHARS,
        SLASH_LITERAL: `[${WIN_SLASH}]`,
        QMARK: WIN_NO_SLASH,
        STAR: `${WIN_NO_SLASH}*?`,
        DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
        NO_DOT: `(?!${DOT_LITERAL})`,
        NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
        NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
        NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
        QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
        START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
        END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
        SEP: "\\"
      };
      var POSIX_REGEX_SOURCE = {
        __proto__: null,
        alnum: "a-zA-Z0-9",
        alpha: "a-zA-Z",
        ascii: "\\x00-\\x7F",
        blank: " \\t",
        cntrl: "\\x00-\\x1F\\x7F",
        digit: "0-9",
        graph: "\\x21-\\x7E",
        lower: "a-z",
        print: "\\x20-\\x7E ",
        punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
        space: " \\t\\r\\n\\v\\f",
        upper: "A-Z",
        word: "A-Za-z0-9_",
        xdigit: "A-Fa-f0-9"
      };
      module.exports = {
        DEFAULT_MAX_EXTGLOB_RECURSION,
        MAX_LENGTH: 1024 * 64,
        POSIX_REGEX_SOURCE,
        // regular expressions
        REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
        REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
        REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
        REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
        REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
        REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
        // Replace globs with equivalent patterns to reduce parsing time.
        REPLACEMENTS: {
          __proto__: null,
          "***": "*",
          "**/**": "**",
          "**/**/**": "**"
        },
        // Digits
        CHAR_0: 48,
        /* 0 */
        CHAR_9: 57,
        /* 9 */
        // Alphabet chars.
        CHAR_UPPERCASE_A: 65,
        /* A */
        CHAR_LOWERCASE_A: 97,
        /* a */
        CHAR_UPPERCASE_Z: 90,
        /* Z */
        CHAR_LOWERCASE_Z: 122,
        /* z */
        CHAR_LEFT_PARENTHESES: 40,
        /* ( */
        CHAR_RIGHT_PARENTHESES: 41,
        /* ) */
        CHAR_ASTERISK: 42,
        /* * */
        // Non-alphabetic chars.
        CHAR_AMPERSAND: 38,
        /* & */
        CHAR_AT: 64,
        /* @ */
        CHAR_BACKWARD_SLASH: 92,
        /* \ */
        CHAR_CARRIAGE_RETURN: 13,
        /* \r */
        CHAR_CIRCUMFLEX_ACCENT: 94,
        /* ^ */
        CHAR_COLON: 58,
        /* : */
        CHAR_COMMA: 44,
        /* , */
        CHAR_DOT: 46,
        /* . */
        CHAR_DOUBLE_QUOTE: 34,
        /* " */
        CHAR_EQUAL: 61,
        /* = */
        CHAR_EXCLAMATION_MARK: 33,
        /* ! */
        CHAR_FORM_FEED: 12,
        /* \f */
        CHAR_FORWARD_SLASH: 47,
        /* / */
        CHAR_GRAVE_ACCENT: 96,
        /* ` */
        CHAR_HASH: 35,
        /* # */
        CHAR_HYPHEN_MINUS: 45,
        /* - */
        CHAR_LEFT_ANGLE_BRACKET: 60,
        /* < */
        CHAR_LEFT_CURLY_BRACE: 123,
        /* { */
        CHAR_LEFT_SQUARE_BRACKET: 91,
        /* [ */
        CHAR_LINE_FEED: 10,
        /* \n */
        CHAR_NO_BREAK_SPACE: 160,
        /* \u00A0 */
        CHAR_PERCENT: 37,
        /* % */
        CHAR_PLUS: 43,
        /* + */
        CHAR_QUESTION_MARK: 63,
        /* ? */
        CHAR_RIGHT_ANGLE_BRACKET: 62,
        /* > */
        CHAR_RIGHT_CURLY_BRACE: 125,
        /* } */
        CHAR_RIGHT_SQUARE_BRACKET: 93,
        /* ] */
        CHAR_SEMICOLON: 59,
        /* ; */
        CHAR_SINGLE_QUOTE: 39,
        /* ' */
        CHAR_SPACE: 32,
        /*   */
        CHAR_TAB: 9,
        /* \t */
        CHAR_UNDERSCORE: 95,
        /* _ */
        CHAR_VERTICAL_LINE: 124,
        /* | */
        CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
        /* \uFEFF */
        /**
         * Create EXTGLOB_CHARS
         */
        extglobChars(chars) {
          return {
            "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
            "?": { type: "qmark", open: "(?:", close: ")?" },
            "+": { type: "plus", open: "(?:", close: ")+" },
            "*": { type: "star", open: "(?:", close: ")*" },
            "@": { type: "at", open: "(?:", close: ")" }
          };
        },
        /**
         * Create GLOB_CHARS
         */
        globChars(win32) {
          return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
        }
      };
    }
  });

  // node_modules/picomatch/lib/utils.js
  var require_utils = __commonJS({
    "node_modules/picomatch/lib/utils.js"(exports) {
      "use strict";
      var {
        REGEX_BACKSLASH,
        REGEX_REMOVE_BACKSLASH,
        REGEX_SPECIAL_CHARS,
        REGEX_SPECIAL_CHARS_GLOBAL
      } = require_constants();
      exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
      exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
      exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
      exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
      exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
      exports.isWindows = () => {
        if (typeof navigator !== "undefined" && navigator.platform) {
          const platform = navigator.platform.toLowerCase();
          return platform === "win32" || platform === "windows";
        }
        if (typeof process !== "undefined" && process.platform) {
          return process.platform === "win32";
        }
        return false;
      };
      exports.removeBackslashes = (str) => {
        return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
          return match === "\\" ? "" : match;
        });
      };
      exports.escapeLast = (input, char, lastIdx) => {
        const idx = input.lastIndexOf(char, lastIdx);
        if (idx === -1) return input;
        if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
        return `${input.slice(0, idx)}\\${input.slice(idx)}`;
      };
      exports.removePrefix = (input, state = {}) => {
        let output = input;
        if (output.startsWith("./")) {
          output = output.slice(2);
          state.prefix = "./";
        }
        return output;
      };
      exports.wrapOutput = (input, state = {}, options = {}) => {
        const prepend = options.contains ? "" : "^";
        const append = options.contains ? "" : "$";
        let output = `${prepend}(?:${input})${append}`;
        if (state.negated === true) {
          output = `(?:^(?!${output}).*$)`;
        }
        return output;
      };
      exports.basename = (path, { windows } = {}) => {
        const segs = path.split(windows ? /[\\/]/ : "/");
        const last = segs[segs.length - 1];
        if (last === "") {
          return segs[segs.length - 2];
        }
        return last;
      };
    }
  });

  // node_modules/picomatch/lib/scan.js
  var require_scan = __commonJS({
    "node_modules/picomatch/lib/scan.js"(exports, module) {
      "use strict";
      var utils = require_utils();
      var {
        CHAR_ASTERISK,
        /* * */
        CHAR_AT,
        /* @ */
        CHAR_BACKWARD_SLASH,
        /* \ */
        CHAR_COMMA,
        /* , */
        CHAR_DOT,
        /* . */
        CHAR_EXCLAMATION_MARK,
        /* ! */
        CHAR_FORWARD_SLASH,
        /* / */
        CHAR_LEFT_CURLY_BRACE,
        /* { */
        CHAR_LEFT_PARENTHESES,
        /* ( */
        CHAR_LEFT_SQUARE_BRACKET,
        /* [ */
        CHAR_PLUS,
        /* + */
        CHAR_QUESTION_MARK,
        /* ? */
        CHAR_RIGHT_CURLY_BRACE,
        /* } */
        CHAR_RIGHT_PARENTHESES,
        /* ) */
        CHAR_RIGHT_SQUARE_BRACKET
        /* ] */
      } = require_constants();
      var isPathSeparator = (code) => {
        return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
      };
      var depth = (token) => {
        if (token.isPrefix !== true) {
          token.depth = token.isGlobstar ? Infinity : 1;
        }
      };
      var scan = (input, options) => {
        const opts = options || {};
        const length = input.length - 1;
        const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
        const slashes = [];
        const tokens = [];
        const parts = [];
        let str = input;
        let index = -1;
        let start2 = 0;
        let lastIndex = 0;
        let isBrace = false;
        let isBracket = false;
        let isGlob = false;
        let isExtglob = false;
        let isGlobstar = false;
        let braceEscaped = false;
        let backslashes = false;
        let negated = false;
        let negatedExtglob = false;
        let finished = false;
        let braces = 0;
        let prev;
        let code;
        let token = { value: "", depth: 0, isGlob: false };
        const eos = () => index >= length;
        const peek = () => str.charCodeAt(index + 1);
        const advance = () => {
          prev = code;
          return str.charCodeAt(++index);
        };
        while (index < length) {
          code = advance();
          let next;
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            code = advance();
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braceEscaped = true;
            }
            continue;
          }
          if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
            braces++;
            while (eos() !== true && (code = advance())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (code === CHAR_LEFT_CURLY_BRACE) {
                braces++;
                continue;
              }
              if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
                isBrace = token.isBrace = true;
                isGlob = token.isGlob = true;
                finished = true;
                if (scanToEnd === true) {
                  continue;
                }
                break;
              }
              if (braceEscaped !== true && code === CHAR_COMMA) {
                isBrace = token.isBrace = true;
                isGlob = token.isGlob = true;
                finished = true;
                if (scanToEnd === true) {
                  continue;
                }
                break;
              }
              if (code === CHAR_RIGHT_CURLY_BRACE) {
                braces--;
                if (braces === 0) {
                  braceEscaped = false;
                  isBrace = token.isBrace = true;
                  finished = true;
                  break;
                }
              }
            }
            if (scanToEnd === true) {
              continue;
            }
            break;
          }
          if (code === CHAR_FORWARD_SLASH) {
            slashes.push(index);
            tokens.push(token);
            token = { value: "", depth: 0, isGlob: false };
            if (finished === true) continue;
            if (prev === CHAR_DOT && index === start2 + 1) {
              start2 += 2;
              continue;
            }
            lastIndex = index + 1;
            continue;
          }
          if (opts.noext !== true) {
            const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
            if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
              isGlob = token.isGlob = true;
              isExtglob = token.isExtglob = true;
              finished = true;
              if (code === CHAR_EXCLAMATION_MARK && index === start2) {
                negatedExtglob = true;
              }
              if (scanToEnd === true) {
                let parens = 0;
                while (eos() !== true && (code = advance())) {
                  if (code === CHAR_BACKWARD_SLASH) {
                    backslashes = token.backslashes = true;
                    advance();
                    continue;
                  }
                  if (code === CHAR_LEFT_PARENTHESES) {
                    parens++;
                    continue;
                  }
                  if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                    finished = true;
                    break;
                  }
                }
                continue;
              }
              break;
            }
          }
          if (code === CHAR_ASTERISK) {
            if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
            isGlob = token.isGlob = true;
            finished = true;
            if (scanToEnd === true) {
              continue;
            }
            break;
          }
          if (code === CHAR_QUESTION_MARK) {
            isGlob = token.isGlob = true;
            finished = true;
            if (scanToEnd === true) {
              continue;
            }
            break;
          }
          if (code === CHAR_LEFT_SQUARE_BRACKET) {
            while (eos() !== true && (next = advance())) {
              if (next === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (next === CHAR_RIGHT_SQUARE_BRACKET) {
                isBracket = token.isBracket = true;
                isGlob = token.isGlob = true;
                finished = true;
                break;
              }
            }
            if (scanToEnd === true) {
              continue;
            }
            break;
          }
          if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start2) {
            negated = token.negated = true;
            start2++;
            continue;
          }
          if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            if (scanToEnd === true) {
              let parens = 1;
              while (eos() !== true && (code = advance())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
          if (isGlob === true) {
            finished = true;
            if (scanToEnd === true) {
              continue;
            }
            break;
          }
        }
        if (opts.noext === true) {
          isExtglob = false;
          isGlob = false;
        }
        let base = str;
        let prefix = "";
        let glob = "";
        if (start2 > 0) {
          prefix = str.slice(0, start2);
          str = str.slice(start2);
          lastIndex -= start2;
        }
        if (base && isGlob === true && lastIndex > 0) {
          base = str.slice(0, lastIndex);
          glob = str.slice(lastIndex);
        } else if (isGlob === true) {
          base = "";
          glob = str;
        } else {
          base = str;
        }
        if (base && base !== "" && base !== "/" && base !== str) {
          if (isPathSeparator(base.charCodeAt(base.length - 1))) {
            base = base.slice(0, -1);
          }
        }
        if (opts.unescape === true) {
          if (glob) glob = utils.removeBackslashes(glob);
          if (base && backslashes === true) {
            base = utils.removeBackslashes(base);
          }
        }
        const state = {
          prefix,
          input,
          start: start2,
          base,
          glob,
          isBrace,
          isBracket,
          isGlob,
          isExtglob,
          isGlobstar,
          negated,
          negatedExtglob
        };
        if (opts.tokens === true) {
          state.maxDepth = 0;
          if (!isPathSeparator(code)) {
            tokens.push(token);
          }
          state.tokens = tokens;
        }
        if (opts.parts === true || opts.tokens === true) {
          let prevIndex;
          for (let idx = 0; idx < slashes.length; idx++) {
            const n2 = prevIndex !== void 0 ? prevIndex + 1 : start2;
            const i = slashes[idx];
            const value2 = input.slice(n2, i);
            if (opts.tokens) {
              if (idx === 0 && start2 !== 0) {
                tokens[idx].isPrefix = true;
                tokens[idx].value = prefix;
              } else {
                tokens[idx].value = value2;
              }
              depth(tokens[idx]);
              state.maxDepth += tokens[idx].depth;
            }
            if (i >= start2) {
              parts.push(value2);
              prevIndex = i;
            }
          }
          const n = prevIndex !== void 0 ? prevIndex + 1 : start2;
          const value = input.slice(n);
          parts.push(value);
          if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
            tokens[tokens.length - 1].value = value;
            depth(tokens[tokens.length - 1]);
            state.maxDepth += tokens[tokens.length - 1].depth;
          }
          state.slashes = slashes;
          state.parts = parts;
        }
        return state;
      };
      module.exports = scan;
    }
  });

  // node_modules/picomatch/lib/parse.js
  var require_parse = __commonJS({
    "node_modules/picomatch/lib/parse.js"(exports, module) {
      "use strict";
      var constants = require_constants();
      var utils = require_utils();
      var {
        MAX_LENGTH,
        POSIX_REGEX_SOURCE,
        REGEX_NON_SPECIAL_CHARS,
        REGEX_SPECIAL_CHARS_BACKREF,
        REPLACEMENTS
      } = constants;
      var expandRange = (args, options) => {
        if (typeof options.expandRange === "function") {
          return options.expandRange(...args, options);
        }
        args.sort();
        const value = `[${args.join("-")}]`;
        try {
          new RegExp(value);
        } catch (ex) {
          return args.map((v) => utils.escapeRegex(v)).join("..");
        }
        return value;
      };
      var syntaxError = (type, char) => {
        return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
      };
      var splitTopLevel = (input) => {
        const parts = [];
        let bracket = 0;
        let paren = 0;
        let quote = 0;
        let value = "";
        let escaped3 = false;
        for (const ch of input) {
          if (escaped3 === true) {
            value += ch;
            escaped3 = false;
            continue;
          }
          if (ch === "\\") {
            value += ch;
            escaped3 = true;
            continue;
          }
          if (ch === '"') {
            quote = quote === 1 ? 0 : 1;
            value += ch;
            continue;
          }
          if (quote === 0) {
            if (ch === "[") {
              bracket++;
            } else if (ch === "]" && bracket > 0) {
              bracket--;
            } else if (bracket === 0) {
              if (ch === "(") {
                paren++;
              } else if (ch === ")" && paren > 0) {
                paren--;
              } else if (ch === "|" && paren === 0) {
                parts.push(value);
                value = "";
                continue;
              }
            }
          }
          value += ch;
        }
        parts.push(value);
        return parts;
      };
      var isPlainBranch = (branch) => {
        let escaped3 = false;
        for (const ch of branch) {
          if (escaped3 === true) {
            escaped3 = false;
            continue;
          }
          if (ch === "\\") {
            escaped3 = true;
            continue;
          }
          if (/[?*+@!()[\]{}]/.test(ch)) {
            return false;
          }
        }
        return true;
      };
      var normalizeSimpleBranch = (branch) => {
        let value = branch.trim();
        let changed = true;
        while (changed === true) {
          changed = false;
          if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
            value = value.slice(2, -1);
            changed = true;
          }
        }
        if (!isPlainBranch(value)) {
          return;
        }
        return value.replace(/\\(.)/g, "$1");
      };
      var hasRepeatedCharPrefixOverlap = (branches) => {
        const values = branches.map(normalizeSimpleBranch).filter(Boolean);
        for (let i = 0; i < values.length; i++) {
          for (let j = i + 1; j < values.length; j++) {
            const a = values[i];
            const b = values[j];
            const char = a[0];
            if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
              continue;
            }
            if (a === b || a.startsWith(b) || b.startsWith(a)) {
              return true;
            }
          }
        }
        return false;
      };
      var parseRepeatedExtglob = (pattern, requireEnd = true) => {
        if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
          return;
        }
        let bracket = 0;
        let paren = 0;
        let quote = 0;
        let escaped3 = false;
        for (let i = 1; i < pattern.length; i++) {
          const ch = pattern[i];
          if (escaped3 === true) {
            escaped3 = false;
            continue;
          }
          if (ch === "\\") {
            escaped3 = true;
            continue;
          }
          if (ch === '"') {
            quote = quote === 1 ? 0 : 1;
            continue;
          }
          if (quote === 1) {
            continue;
          }
          if (ch === "[") {
            bracket++;
            continue;
          }
          if (ch === "]" && bracket > 0) {
            bracket--;
            continue;
          }
          if (bracket > 0) {
            continue;
          }
          if (ch === "(") {
            paren++;
            continue;
          }
          if (ch === ")") {
            paren--;
            if (paren === 0) {
              if (requireEnd === true && i !== pattern.length - 1) {
                return;
              }
              return {
                type: pattern[0],
                body: pattern.slice(2, i),
                end: i
              };
            }
          }
        }
      };
      var buildCharClassStar = (chars) => {
        const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
        return `${source}*`;
      };
      var getStarExtglobSequenceChars = (pattern) => {
        let index = 0;
        const chars = [];
        while (index < pattern.length) {
          const match = parseRepeatedExtglob(pattern.slice(index), false);
          if (!match || match.type !== "*") {
            return;
          }
          const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
          if (branches.length !== 1) {
            return;
          }
          const branch = normalizeSimpleBranch(branches[0]);
          if (!branch || branch.length !== 1) {
            return;
          }
          chars.push(branch);
          index += match.end + 1;
        }
        if (chars.length < 1) {
          return;
        }
        return chars;
      };
      var repeatedExtglobRecursion = (pattern) => {
        let depth = 0;
        let value = pattern.trim();
        let match = parseRepeatedExtglob(value);
        while (match) {
          depth++;
          value = match.body.trim();
          match = parseRepeatedExtglob(value);
        }
        return depth;
      };
      var analyzeRepeatedExtglob = (body, options) => {
        if (options.maxExtglobRecursion === false) {
          return { risky: false };
        }
        const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
        const branches = splitTopLevel(body).map((branch) => branch.trim());
        if (branches.length > 1) {
          if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
            return { risky: true };
          }
        }
        const safeChars = [];
        let sawStarSequence = false;
        let combinable = true;
        for (const branch of branches) {
          const chars = getStarExtglobSequenceChars(branch);
          if (chars) {
            sawStarSequence = true;
            safeChars.push(...chars);
            continue;
          }
          const literal = normalizeSimpleBranch(branch);
          if (literal && literal.length === 1) {
            safeChars.push(literal);
            continue;
          }
          combinable = false;
          if (repeatedExtglobRecursion(branch) > max) {
            return { risky: true };
          }
        }
        if (sawStarSequence) {
          return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
        }
        return { risky: false };
      };
      var parse3 = (input, options) => {
        if (typeof input !== "string") {
          throw new TypeError("Expected a string");
        }
        input = REPLACEMENTS[input] || input;
        const opts = { ...options };
        const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
        let len = input.length;
        if (len > max) {
          throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
        }
        const bos = { type: "bos", value: "", output: opts.prepend || "" };
        const tokens = [bos];
        const capture = opts.capture ? "" : "?:";
        const PLATFORM_CHARS = constants.globChars(opts.windows);
        const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
        const {
          DOT_LITERAL,
          PLUS_LITERAL,
          SLASH_LITERAL,
          ONE_CHAR,
          DOTS_SLASH,
          NO_DOT,
          NO_DOT_SLASH,
          NO_DOTS_SLASH,
          QMARK,
          QMARK_NO_DOT,
          STAR,
          START_ANCHOR
        } = PLATFORM_CHARS;
        const globstar = (opts2) => {
          return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
        };
        const nodot = opts.dot ? "" : NO_DOT;
        const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
        let star = opts.bash === true ? globstar(opts) : STAR;
        if (opts.capture) {
          star = `(${star})`;
        }
        if (typeof opts.noext === "boolean") {
          opts.noextglob = opts.noext;
        }
        const state = {
          input,
          index: -1,
          start: 0,
          dot: opts.dot === true,
          consumed: "",
          output: "",
          prefix: "",
          backtrack: false,
          negated: false,
          brackets: 0,
          braces: 0,
          parens: 0,
          quotes: 0,
          globstar: false,
          tokens
        };
        input = utils.removePrefix(input, state);
        len = input.length;
        const extglobs = [];
        const braces = [];
        const stack = [];
        let prev = bos;
        let value;
        const eos = () => state.index === len - 1;
        const peek = state.peek = (n = 1) => input[state.index + n];
        const advance = state.advance = () => input[++state.index] || "";
        const remaining = () => input.slice(state.index + 1);
        const consume = (value2 = "", num = 0) => {
          state.consumed += value2;
          state.index += num;
        };
        const append = (token) => {
          state.output += token.output != null ? token.output : token.value;
          consume(token.value);
        };
        const negate = () => {
          let count = 1;
          while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
            advance();
            state.start++;
            count++;
          }
          if (count % 2 === 0) {
            return false;
          }
          state.negated = true;
          state.start++;
          return true;
        };
        const increment = (type) => {
          state[type]++;
          stack.push(type);
        };
        const decrement = (type) => {
          state[type]--;
          stack.pop();
        };
        const push = (tok) => {
          if (prev.type === "globstar") {
            const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
            const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
            if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
              state.output = state.output.slice(0, -prev.output.length);
              prev.type = "star";
              prev.value = "*";
              prev.output = star;
              state.output += prev.output;
            }
          }
          if (extglobs.length && tok.type !== "paren") {
            extglobs[extglobs.length - 1].inner += tok.value;
          }
          if (tok.value || tok.output) append(tok);
          if (prev && prev.type === "text" && tok.type === "text") {
            prev.output = (prev.output || prev.value) + tok.value;
            prev.value += tok.value;
            return;
          }
          tok.prev = prev;
          tokens.push(tok);
          prev = tok;
        };
        const extglobOpen = (type, value2) => {
          const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
          token.prev = prev;
          token.parens = state.parens;
          token.output = state.output;
          token.startIndex = state.index;
          token.tokensIndex = tokens.length;
          const output = (opts.capture ? "(" : "") + token.open;
          increment("parens");
          push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
          push({ type: "paren", extglob: true, value: advance(), output });
          extglobs.push(token);
        };
        const extglobClose = (token) => {
          const literal = input.slice(token.startIndex, state.index + 1);
          const body = input.slice(token.startIndex + 2, state.index);
          const analysis = analyzeRepeatedExtglob(body, opts);
          if ((token.type === "plus" || token.type === "star") && analysis.risky) {
            const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
            const open = tokens[token.tokensIndex];
            open.type = "text";
            open.value = literal;
            open.output = safeOutput || utils.escapeRegex(literal);
            for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
              tokens[i].value = "";
              tokens[i].output = "";
              delete tokens[i].suffix;
            }
            state.output = token.output + open.output;
            state.backtrack = true;
            push({ type: "paren", extglob: true, value, output: "" });
            decrement("parens");
            return;
          }
          let output = token.close + (opts.capture ? ")" : "");
          let rest;
          if (token.type === "negate") {
            let extglobStar = star;
            if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
              extglobStar = globstar(opts);
            }
            if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
              output = token.close = `)$))${extglobStar}`;
            }
            if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
              const expression = parse3(rest, { ...options, fastpaths: false }).output;
              output = token.close = `)${expression})${extglobStar})`;
            }
            if (token.prev.type === "bos") {
              state.negatedExtglob = true;
            }
          }
          push({ type: "paren", extglob: true, value, output });
          decrement("parens");
        };
        if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
          let backslashes = false;
          let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc2, chars, first, rest, index) => {
            if (first === "\\") {
              backslashes = true;
              return m;
            }
            if (first === "?") {
              if (esc2) {
                return esc2 + first + (rest ? QMARK.repeat(rest.length) : "");
              }
              if (index === 0) {
                return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
              }
              return QMARK.repeat(chars.length);
            }
            if (first === ".") {
              return DOT_LITERAL.repeat(chars.length);
            }
            if (first === "*") {
              if (esc2) {
                return esc2 + first + (rest ? star : "");
              }
              return star;
            }
            return esc2 ? m : `\\${m}`;
          });
          if (backslashes === true) {
            if (opts.unescape === true) {
              output = output.replace(/\\/g, "");
            } else {
              output = output.replace(/\\+/g, (m) => {
                return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
              });
            }
          }
          if (output === input && opts.contains === true) {
            state.output = input;
            return state;
          }
          state.output = utils.wrapOutput(output, state, options);
          return state;
        }
        while (!eos()) {
          value = advance();
          if (value === "\0") {
            continue;
          }
          if (value === "\\") {
            const next = peek();
            if (next === "/" && opts.bash !== true) {
              continue;
            }
            if (next === "." || next === ";") {
              continue;
            }
            if (!next) {
              value += "\\";
              push({ type: "text", value });
              continue;
            }
            const match = /^\\+/.exec(remaining());
            let slashes = 0;
            if (match && match[0].length > 2) {
              slashes = match[0].length;
              state.index += slashes;
              if (slashes % 2 !== 0) {
                value += "\\";
              }
            }
            if (opts.unescape === true) {
              value = advance();
            } else {
              value += advance();
            }
            if (state.brackets === 0) {
              push({ type: "text", value });
              continue;
            }
          }
          if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
            if (opts.posix !== false && value === ":") {
              const inner = prev.value.slice(1);
              if (inner.includes("[")) {
                prev.posix = true;
                if (inner.includes(":")) {
                  const idx = prev.value.lastIndexOf("[");
                  const pre = prev.value.slice(0, idx);
                  const rest2 = prev.value.slice(idx + 2);
                  const posix = POSIX_REGEX_SOURCE[rest2];
                  if (posix) {
                    prev.value = pre + posix;
                    state.backtrack = true;
                    advance();
                    if (!bos.output && tokens.indexOf(prev) === 1) {
                      bos.output = ONE_CHAR;
                    }
                    continue;
                  }
                }
              }
            }
            if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
              value = `\\${value}`;
            }
            if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
              value = `\\${value}`;
            }
            if (opts.posix === true && value === "!" && prev.value === "[") {
              value = "^";
            }
            prev.value += value;
            append({ value });
            continue;
          }
          if (state.quotes === 1 && value !== '"') {
            value = utils.escapeRegex(value);
            prev.value += value;
            append({ value });
            continue;
          }
          if (value === '"') {
            state.quotes = state.quotes === 1 ? 0 : 1;
            if (opts.keepQuotes === true) {
              push({ type: "text", value });
            }
            continue;
          }
          if (value === "(") {
            increment("parens");
            push({ type: "paren", value });
            continue;
          }
          if (value === ")") {
            if (state.parens === 0 && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "("));
            }
            const extglob = extglobs[extglobs.length - 1];
            if (extglob && state.parens === extglob.parens + 1) {
              extglobClose(extglobs.pop());
              continue;
            }
            push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
            decrement("parens");
            continue;
          }
          if (value === "[") {
            if (opts.nobracket === true || !remaining().includes("]")) {
              if (opts.nobracket !== true && opts.strictBrackets === true) {
                throw new SyntaxError(syntaxError("closing", "]"));
              }
              value = `\\${value}`;
            } else {
              increment("brackets");
            }
            push({ type: "bracket", value });
            continue;
          }
          if (value === "]") {
            if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
              push({ type: "text", value, output: `\\${value}` });
              continue;
            }
            if (state.brackets === 0) {
              if (opts.strictBrackets === true) {
                throw new SyntaxError(syntaxError("opening", "["));
              }
              push({ type: "text", value, output: `\\${value}` });
              continue;
            }
            decrement("brackets");
            const prevValue = prev.value.slice(1);
            if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
              value = `/${value}`;
            }
            prev.value += value;
            append({ value });
            if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
              continue;
            }
            const escaped3 = utils.escapeRegex(prev.value);
            state.output = state.output.slice(0, -prev.value.length);
            if (opts.literalBrackets === true) {
              state.output += escaped3;
              prev.value = escaped3;
              continue;
            }
            prev.value = `(${capture}${escaped3}|${prev.value})`;
            state.output += prev.value;
            continue;
          }
          if (value === "{" && opts.nobrace !== true) {
            increment("braces");
            const open = {
              type: "brace",
              value,
              output: "(",
              outputIndex: state.output.length,
              tokensIndex: state.tokens.length
            };
            braces.push(open);
            push(open);
            continue;
          }
          if (value === "}") {
            const brace = braces[braces.length - 1];
            if (opts.nobrace === true || !brace) {
              push({ type: "text", value, output: value });
              continue;
            }
            let output = ")";
            if (brace.dots === true) {
              const arr = tokens.slice();
              const range = [];
              for (let i = arr.length - 1; i >= 0; i--) {
                tokens.pop();
                if (arr[i].type === "brace") {
                  break;
                }
                if (arr[i].type !== "dots") {
                  range.unshift(arr[i].value);
                }
              }
              output = expandRange(range, opts);
              state.backtrack = true;
            }
            if (brace.comma !== true && brace.dots !== true) {
              const out = state.output.slice(0, brace.outputIndex);
              const toks = state.tokens.slice(brace.tokensIndex);
              brace.value = brace.output = "\\{";
              value = output = "\\}";
              state.output = out;
              for (const t of toks) {
                state.output += t.output || t.value;
              }
            }
            push({ type: "brace", value, output });
            decrement("braces");
            braces.pop();
            continue;
          }
          if (value === "|") {
            if (extglobs.length > 0) {
              extglobs[extglobs.length - 1].conditions++;
            }
            push({ type: "text", value });
            continue;
          }
          if (value === ",") {
            let output = value;
            const brace = braces[braces.length - 1];
            if (brace && stack[stack.length - 1] === "braces") {
              brace.comma = true;
              output = "|";
            }
            push({ type: "comma", value, output });
            continue;
          }
          if (value === "/") {
            if (prev.type === "dot" && state.index === state.start + 1) {
              state.start = state.index + 1;
              state.consumed = "";
              state.output = "";
              tokens.pop();
              prev = bos;
              continue;
            }
            push({ type: "slash", value, output: SLASH_LITERAL });
            continue;
          }
          if (value === ".") {
            if (state.braces > 0 && prev.type === "dot") {
              if (prev.value === ".") prev.output = DOT_LITERAL;
              const brace = braces[braces.length - 1];
              prev.type = "dots";
              prev.output += value;
              prev.value += value;
              brace.dots = true;
              continue;
            }
            if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
              push({ type: "text", value, output: DOT_LITERAL });
              continue;
            }
            push({ type: "dot", value, output: DOT_LITERAL });
            continue;
          }
          if (value === "?") {
            const isGroup = prev && prev.value === "(";
            if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
              extglobOpen("qmark", value);
              continue;
            }
            if (prev && prev.type === "paren") {
              const next = peek();
              let output = value;
              if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
                output = `\\${value}`;
              }
              push({ type: "text", value, output });
              continue;
            }
            if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
              push({ type: "qmark", value, output: QMARK_NO_DOT });
              continue;
            }
            push({ type: "qmark", value, output: QMARK });
            continue;
          }
          if (value === "!") {
            if (opts.noextglob !== true && peek() === "(") {
              if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
                extglobOpen("negate", value);
                continue;
              }
            }
            if (opts.nonegate !== true && state.index === 0) {
              negate();
              continue;
            }
          }
          if (value === "+") {
            if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
              extglobOpen("plus", value);
              continue;
            }
            if (prev && prev.value === "(" || opts.regex === false) {
              push({ type: "plus", value, output: PLUS_LITERAL });
              continue;
            }
            if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
              push({ type: "plus", value });
              continue;
            }
            push({ type: "plus", value: PLUS_LITERAL });
            continue;
          }
          if (value === "@") {
            if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
              push({ type: "at", extglob: true, value, output: "" });
              continue;
            }
            push({ type: "text", value });
            continue;
          }
          if (value !== "*") {
            if (value === "$" || value === "^") {
              value = `\\${value}`;
            }
            const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
            if (match) {
              value += match[0];
              state.index += match[0].length;
            }
            push({ type: "text", value });
            continue;
          }
          if (prev && (prev.type === "globstar" || prev.star === true)) {
            prev.type = "star";
            prev.star = true;
            prev.value += value;
            prev.output = star;
            state.backtrack = true;
            state.globstar = true;
            consume(value);
            continue;
          }
          let rest = remaining();
          if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
            extglobOpen("star", value);
            continue;
          }
          if (prev.type === "star") {
            if (opts.noglobstar === true) {
              consume(value);
              continue;
            }
            const prior = prev.prev;
            const before = prior.prev;
            const isStart = prior.type === "slash" || prior.type === "bos";
            const afterStar = before && (before.type === "star" || before.type === "globstar");
            if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
              push({ type: "star", value, output: "" });
              continue;
            }
            const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
            const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
            if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
              push({ type: "star", value, output: "" });
              continue;
            }
            while (rest.slice(0, 3) === "/**") {
              const after = input[state.index + 4];
              if (after && after !== "/") {
                break;
              }
              rest = rest.slice(3);
              consume("/**", 3);
            }
            const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
            if (prior.type === "bos" && eos()) {
              prev.type = "globstar";
              prev.value += value;
              prev.output = globstar(opts);
              state.output = prev.output;
              state.globstar = true;
              consume(value);
              continue;
            }
            if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
              state.output = state.output.slice(0, -(prior.output + prev.output).length);
              prior.output = `(?:${prior.output}`;
              prev.type = "globstar";
              prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
              prev.value += value;
              state.globstar = true;
              state.output += prior.output + prev.output;
              consume(value);
              continue;
            }
            if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
              const end = rest[1] !== void 0 ? "|$" : "";
              state.output = state.output.slice(0, -(prior.output + prev.output).length);
              prior.output = `(?:${prior.output}`;
              prev.type = "globstar";
              prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
              prev.value += value;
              state.output += prior.output + prev.output;
              state.globstar = true;
              consume(value + advance());
              push({ type: "slash", value: "/", output: "" });
              continue;
            }
            if (prior.type === "bos" && rest[0] === "/") {
              prev.type = "globstar";
              prev.value += value;
              prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
              state.output = prev.output;
              state.globstar = true;
              consume(value + advance());
              push({ type: "slash", value: "/", output: "" });
              continue;
            }
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "globstar";
            prev.output = globstar(opts);
            prev.value += value;
            state.output += prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          const token = { type: "star", value, output: star };
          if (opts.bash === true) {
            token.output = ".*?";
            if (prev.type === "bos" || prev.type === "slash") {
              token.output = nodot + token.output;
            }
            push(token);
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
            token.output = value;
            push(token);
            continue;
          }
          if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
            if (prev.type === "dot") {
              state.output += NO_DOT_SLASH;
              prev.output += NO_DOT_SLASH;
            } else if (opts.dot === true) {
              state.output += NO_DOTS_SLASH;
              prev.output += NO_DOTS_SLASH;
            } else {
              state.output += nodot;
              prev.output += nodot;
            }
            if (peek() !== "*") {
              state.output += ONE_CHAR;
              prev.output += ONE_CHAR;
            }
          }
          push(token);
        }
        while (state.brackets > 0) {
          if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
          state.output = utils.escapeLast(state.output, "[");
          decrement("brackets");
        }
        while (state.parens > 0) {
          if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
          state.output = utils.escapeLast(state.output, "(");
          decrement("parens");
        }
        while (state.braces > 0) {
          if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
          state.output = utils.escapeLast(state.output, "{");
          decrement("braces");
        }
        if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
          push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
        }
        if (state.backtrack === true) {
          state.output = "";
          for (const token of state.tokens) {
            state.output += token.output != null ? token.output : token.value;
            if (token.suffix) {
              state.output += token.suffix;
            }
          }
        }
        return state;
      };
      parse3.fastpaths = (input, options) => {
        const opts = { ...options };
        const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
        const len = input.length;
        if (len > max) {
          throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
        }
        input = REPLACEMENTS[input] || input;
        const {
          DOT_LITERAL,
          SLASH_LITERAL,
          ONE_CHAR,
          DOTS_SLASH,
          NO_DOT,
          NO_DOTS,
          NO_DOTS_SLASH,
          STAR,
          START_ANCHOR
        } = constants.globChars(opts.windows);
        const nodot = opts.dot ? NO_DOTS : NO_DOT;
        const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
        const capture = opts.capture ? "" : "?:";
        const state = { negated: false, prefix: "" };
        let star = opts.bash === true ? ".*?" : STAR;
        if (opts.capture) {
          star = `(${star})`;
        }
        const globstar = (opts2) => {
          if (opts2.noglobstar === true) return star;
          return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
        };
        const create = (str) => {
          switch (str) {
            case "*":
              return `${nodot}${ONE_CHAR}${star}`;
            case ".*":
              return `${DOT_LITERAL}${ONE_CHAR}${star}`;
            case "*.*":
              return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
            case "*/*":
              return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
            case "**":
              return nodot + globstar(opts);
            case "**/*":
              return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
            case "**/*.*":
              return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
            case "**/.*":
              return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
            default: {
              const match = /^(.*?)\.(\w+)$/.exec(str);
              if (!match) return;
              const source2 = create(match[1]);
              if (!source2) return;
              return source2 + DOT_LITERAL + match[2];
            }
          }
        };
        const output = utils.removePrefix(input, state);
        let source = create(output);
        if (source && opts.strictSlashes !== true) {
          source += `${SLASH_LITERAL}?`;
        }
        return source;
      };
      module.exports = parse3;
    }
  });

  // node_modules/picomatch/lib/picomatch.js
  var require_picomatch = __commonJS({
    "node_modules/picomatch/lib/picomatch.js"(exports, module) {
      "use strict";
      var scan = require_scan();
      var parse3 = require_parse();
      var utils = require_utils();
      var constants = require_constants();
      var isObject2 = (val) => val && typeof val === "object" && !Array.isArray(val);
      var picomatch2 = (glob, options, returnState = false) => {
        if (Array.isArray(glob)) {
          const fns = glob.map((input) => picomatch2(input, options, returnState));
          const arrayMatcher = (str) => {
            for (const isMatch of fns) {
              const state2 = isMatch(str);
              if (state2) return state2;
            }
            return false;
          };
          return arrayMatcher;
        }
        const isState = isObject2(glob) && glob.tokens && glob.input;
        if (glob === "" || typeof glob !== "string" && !isState) {
          throw new TypeError("Expected pattern to be a non-empty string");
        }
        const opts = options || {};
        const posix = opts.windows;
        const regex = isState ? picomatch2.compileRe(glob, options) : picomatch2.makeRe(glob, options, false, true);
        const state = regex.state;
        delete regex.state;
        let isIgnored = () => false;
        if (opts.ignore) {
          const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
          isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
        }
        const matcher = (input, returnObject = false) => {
          const { isMatch, match, output } = picomatch2.test(input, regex, options, { glob, posix });
          const result = { glob, state, regex, posix, input, output, match, isMatch };
          if (typeof opts.onResult === "function") {
            opts.onResult(result);
          }
          if (isMatch === false) {
            result.isMatch = false;
            return returnObject ? result : false;
          }
          if (isIgnored(input)) {
            if (typeof opts.onIgnore === "function") {
              opts.onIgnore(result);
            }
            result.isMatch = false;
            return returnObject ? result : false;
          }
          if (typeof opts.onMatch === "function") {
            opts.onMatch(result);
          }
          return returnObject ? result : true;
        };
        if (returnState) {
          matcher.state = state;
        }
        return matcher;
      };
      picomatch2.test = (input, regex, options, { glob, posix } = {}) => {
        if (typeof input !== "string") {
          throw new TypeError("Expected input to be a string");
        }
        if (input === "") {
          return { isMatch: false, output: "" };
        }
        const opts = options || {};
        const format = opts.format || (posix ? utils.toPosixSlashes : null);
        let match = input === glob;
        let output = match && format ? format(input) : input;
        if (match === false) {
          output = format ? format(input) : input;
          match = output === glob;
        }
        if (match === false || opts.capture === true) {
          if (opts.matchBase === true || opts.basename === true) {
            match = picomatch2.matchBase(input, regex, options, posix);
          } else {
            match = regex.exec(output);
          }
        }
        return { isMatch: Boolean(match), match, output };
      };
      picomatch2.matchBase = (input, glob, options, posix = options && options.windows) => {
        const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options);
        return regex.test(utils.basename(input, { windows: posix }));
      };
      picomatch2.isMatch = (str, patterns, options) => picomatch2(patterns, options)(str);
      picomatch2.parse = (pattern, options) => {
        if (Array.isArray(pattern)) return pattern.map((p) => picomatch2.parse(p, options));
        return parse3(pattern, { ...options, fastpaths: false });
      };
      picomatch2.scan = (input, options) => scan(input, options);
      picomatch2.compileRe = (state, options, returnOutput = false, returnState = false) => {
        if (returnOutput === true) {
          return state.output;
        }
        const opts = options || {};
        const prepend = opts.contains ? "" : "^";
        const append = opts.contains ? "" : "$";
        let source = `${prepend}(?:${state.output})${append}`;
        if (state && state.negated === true) {
          source = `^(?!${source}).*$`;
        }
        const regex = picomatch2.toRegex(source, options);
        if (returnState === true) {
          regex.state = state;
        }
        return regex;
      };
      picomatch2.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
        if (!input || typeof input !== "string") {
          throw new TypeError("Expected a non-empty string");
        }
        let parsed = { negated: false, fastpaths: true };
        if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
          parsed.output = parse3.fastpaths(input, options);
        }
        if (!parsed.output) {
          parsed = parse3(input, options);
        }
        return picomatch2.compileRe(parsed, options, returnOutput, returnState);
      };
      picomatch2.toRegex = (source, options) => {
        try {
          const opts = options || {};
          return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
        } catch (err) {
          if (options && options.debug === true) throw err;
          return /$^/;
        }
      };
      picomatch2.constants = constants;
      module.exports = picomatch2;
    }
  });

  // node_modules/picomatch/index.js
  var require_picomatch2 = __commonJS({
    "node_modules/picomatch/index.js"(exports, module) {
      "use strict";
      var pico2 = require_picomatch();
      var utils = require_utils();
      function picomatch2(glob, options, returnState = false) {
        if (options && (options.windows === null || options.windows === void 0)) {
          options = { ...options, windows: utils.isWindows() };
        }
        return pico2(glob, options, returnState);
      }
      Object.assign(picomatch2, pico2);
      module.exports = picomatch2;
    }
  });

  // shared/text/glob.ts
  function globMatcher(patterns) {
    const options = { dot: true, nonegate: true, strictSlashes: true };
    const compile = (list) => list.length === 0 ? () => false : (0, import_picomatch.default)([...list], options);
    const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
    const unwanted = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
    const included = wanted.length === 0 && unwanted.length > 0 ? () => true : compile(wanted);
    const excluded = compile(unwanted);
    return (name) => included(name) && !excluded(name);
  }
  var import_picomatch;
  var init_glob = __esm({
    "shared/text/glob.ts"() {
      "use strict";
      import_picomatch = __toESM(require_picomatch2(), 1);
    }
  });

  // action/collect/job-glob.ts
  function jobGlob(glob) {
    const patterns = alternatives(glob).map((pattern) => Array.from(pattern));
    return (name) => {
      const characters = Array.from(name);
      return patterns.some((pattern) => matches(pattern, characters));
    };
  }
  function alternatives(glob) {
    const found = /\{([^{}]*,[^{}]*)\}/.exec(glob);
    if (found === null) return [glob];
    const [before, after] = [glob.slice(0, found.index), glob.slice(found.index + found[0].length)];
    return (found[1] ?? "").split(",").flatMap((choice) => alternatives(before + choice.trim() + after));
  }
  function matches(pattern, name) {
    let [p, n, star, resume] = [0, 0, -1, 0];
    while (n < name.length) {
      if (pattern[p] === "*") {
        star = p;
        resume = n;
        p += 1;
      } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === name[n])) {
        p += 1;
        n += 1;
      } else if (star >= 0) {
        p = star + 1;
        resume += 1;
        n = resume;
      } else {
        return false;
      }
    }
    while (pattern[p] === "*") p += 1;
    return p === pattern.length;
  }
  var init_job_glob = __esm({
    "action/collect/job-glob.ts"() {
      "use strict";
    }
  });

  // action/collect/select.ts
  function chooseJobs(jobs, selectors) {
    const compiled = selectors.map((selector) => ({ selector, names: jobGlob(selector.job) }));
    const adding = compiled.filter(({ selector }) => !selector.exclude);
    const excluding = compiled.filter(({ selector }) => selector.exclude);
    const startsFromAll = adding.length === 0 && excluding.length > 0;
    const chosen = jobs.flatMap((job) => {
      if (job.archive === void 0) return [];
      const added = adding.filter(({ names: names2 }) => names2(job.name)).map(({ selector }) => selector.paths);
      const taken = excluding.filter(({ names: names2 }) => names2(job.name)).map(({ selector }) => selector.paths);
      if (added.length === 0 && !startsFromAll || taken.includes(void 0)) return [];
      return [{ job, wanted: pathFilter(startsFromAll ? [void 0] : added, taken) }];
    });
    const unmatched = jobs.length === 0 ? [] : adding.filter(({ names: names2 }) => !jobs.some((job) => names2(job.name)));
    return { chosen, unmatched: unmatched.map(({ selector }) => selector) };
  }
  function pathFilter(added, taken) {
    const globs = (list) => list.filter((paths) => paths !== void 0).map((paths) => paths.replace(/\/+$/, "")).flatMap((paths) => [paths, `${paths}/**`]);
    const isAdded = added.includes(void 0) ? () => true : globMatcher(globs(added));
    const isTaken = globMatcher(globs(taken));
    return (path) => isAdded(path) && !isTaken(path);
  }
  var init_select = __esm({
    "action/collect/select.ts"() {
      "use strict";
      init_glob();
      init_job_glob();
    }
  });

  // action/collect/staging.ts
  async function withStaging(files, into, act) {
    const target = await files.realPath(into) ?? into;
    const standing = await files.standing(target);
    if (standing !== void 0 && standing !== "folder")
      throw new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: it is no folder.`);
    const parent = standing === "folder" ? target : $dirname(target);
    const outermostMade = await files.makeFolder(parent);
    let place2;
    let isKept = false;
    const keep2 = () => {
      isKept = true;
    };
    try {
      place2 = await files.makeOwnFolder($join(parent, PREFIX));
      const [ready, archives, aside] = [$join(place2, "ready"), $join(place2, "archives"), $join(place2, "aside")];
      for (const folder of [ready, archives, aside]) files.makeFolderNow(folder);
      const done = await act({ target, targetExists: standing === "folder", ready, archives, aside, keep: keep2 });
      await cleanUp(files, { place: place2, parent, outermostMade: void 0 });
      return done;
    } catch (error) {
      if (!isKept) await cleanUp(files, { place: place2, parent, outermostMade });
      throw error;
    }
  }
  async function cleanUp(files, made) {
    const { place: place2, parent, outermostMade } = made;
    try {
      if (place2 !== void 0) await files.remove(place2);
      if (outermostMade !== void 0) await removeEmptyUpTo(files, parent, outermostMade);
    } catch {
    }
  }
  async function removeEmptyUpTo(files, from, outermost) {
    for (let at = from; at.length >= outermost.length && at !== $dirname(at); at = $dirname(at))
      await files.removeIfEmpty(at);
  }
  var PREFIX;
  var init_staging = __esm({
    "action/collect/staging.ts"() {
      "use strict";
      init_path();
      init_coded_error();
      init_printable();
      PREFIX = ".sluice-";
    }
  });

  // action/collect/judge-link.ts
  function judgeLink(path, target) {
    if (target === "") return "points nowhere";
    if (CONTROL2.test(target)) return "has a control character in its target";
    if (/^[/\\]/.test(target) || /^[A-Za-z]:/.test(target)) return `points to the absolute path ${printable(target)}`;
    const segments = target.split(/[/\\]/).filter((segment2) => segment2 !== "" && segment2 !== ".");
    const firstName = segments.findIndex((segment2) => segment2 !== "..");
    const climbs = firstName === -1 ? segments.length : firstName;
    if (segments.indexOf("..", climbs) !== -1) return `climbs again after a name in its target ${printable(target)}`;
    const depth = path.split("/").length - 1;
    return climbs > depth ? `leads out of the folder, to ${printable(target)}` : void 0;
  }
  var LONGEST_TARGET_BYTES, CONTROL2;
  var init_judge_link = __esm({
    "action/collect/judge-link.ts"() {
      "use strict";
      init_printable();
      LONGEST_TARGET_BYTES = 4095;
      CONTROL2 = /[\u0000-\u001f\u007f]/;
    }
  });

  // action/collect/zip/local-header.ts
  function localTailBytes(header) {
    return header.readUInt32LE(0) === SIGNATURE ? header.readUInt16LE(26) + header.readUInt16LE(28) : void 0;
  }
  function localDisagreement(header, tail, entry) {
    const nameLength = header.readUInt16LE(26);
    if (!tail.subarray(0, nameLength).equals(entry.nameBytes)) return "its name";
    if (header.readUInt16LE(8) !== entry.method) return "its compression method";
    const flags = header.readUInt16LE(6);
    if (((flags ^ entry.flags) & FLAG.encrypted) !== 0) return "whether it is encrypted";
    const zip64 = extraField(tail.subarray(nameLength), EXTRA.zip64);
    const wide = (narrow, at) => narrow === NARROW_FULL2 && zip64 !== void 0 && zip64.length >= at + 8 ? readU64(zip64, at) : narrow;
    const local = {
      crc32: header.readUInt32LE(14),
      packedBytes: wide(header.readUInt32LE(18), 8),
      sizeBytes: wide(header.readUInt32LE(22), 0)
    };
    const unknown2 = (value) => (flags & FLAG.sizesFollow) !== 0 && (value === 0 || value === NARROW_FULL2);
    if (!unknown2(local.crc32) && local.crc32 !== entry.crc32) return "its CRC";
    if (!unknown2(local.packedBytes) && local.packedBytes !== entry.packedBytes) return "its packed size";
    if (!unknown2(local.sizeBytes) && local.sizeBytes !== entry.sizeBytes) return "its size";
    return void 0;
  }
  function leastEnd(entry) {
    return entry.offset + LOCAL_HEADER_BYTES + entry.nameBytes.length + entry.packedBytes;
  }
  var SIGNATURE, NARROW_FULL2;
  var init_local_header = __esm({
    "action/collect/zip/local-header.ts"() {
      "use strict";
      init_entry();
      init_extra_fields();
      SIGNATURE = 67324752;
      NARROW_FULL2 = 4294967295;
    }
  });

  // action/collect/judge-sizes.ts
  function judgeLayout(entries, directoryOffset) {
    const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
    for (const [index, entry] of inOrder.entries()) {
      const end = leastEnd(entry);
      const next = inOrder[index + 1];
      if (next !== void 0 && end > next.offset)
        return refused(
          "ARTIFACTS_BOMB",
          `the data of \`${printable(entry.name)}\` and \`${printable(next.name)}\` overlap`
        );
      if (end > directoryOffset)
        return refused("ARTIFACTS_CORRUPT", `the data of \`${printable(entry.name)}\` would lie outside of it`);
    }
    return void 0;
  }
  function judgeSizes(chosen, limits) {
    let [packed, size] = [0, 0];
    for (const { path, entry } of chosen) {
      if (isBomb(entry.sizeBytes, entry.packedBytes, limits))
        return refused("ARTIFACTS_BOMB", `\`${printable(path)}\` ${blowUp(entry.sizeBytes, entry.packedBytes)}`);
      if (entry.sizeBytes > limits.maxEntryBytes)
        return refused(
          "ARTIFACTS_TOO_LARGE",
          `\`${printable(path)}\` unpacks to ${entry.sizeBytes} bytes, and at most ${limits.maxEntryBytes} are accepted`
        );
      packed += entry.packedBytes;
      size += entry.sizeBytes;
    }
    if (isBomb(size, packed, limits)) return refused("ARTIFACTS_BOMB", `it ${blowUp(size, packed)}`);
    if (size > limits.maxTotalBytes)
      return refused(
        "ARTIFACTS_TOO_LARGE",
        `it unpacks to ${size} bytes, and at most ${limits.maxTotalBytes} are accepted`
      );
    return void 0;
  }
  function isBomb(sizeBytes, packedBytes, limits) {
    return sizeBytes > limits.ratioFloorBytes && sizeBytes > limits.maxRatio * packedBytes;
  }
  function blowUp(sizeBytes, packedBytes) {
    return `unpacks from ${packedBytes} to ${sizeBytes} bytes, more than any real file does`;
  }
  var init_judge_sizes = __esm({
    "action/collect/judge-sizes.ts"() {
      "use strict";
      init_printable();
      init_refusal();
      init_local_header();
    }
  });

  // action/collect/judge-entries.ts
  function judgeEntries(order) {
    const { entries, limits, platform, wanted } = order;
    if (entries.length > limits.maxEntries)
      return refused(
        "ARTIFACTS_TOO_MANY_ENTRIES",
        `it has ${entries.length} entries, and at most ${limits.maxEntries} are accepted`
      );
    const chosen = [];
    for (const entry of entries) {
      const placed2 = place(entry, platform);
      if ("code" in placed2) return placed2;
      if (placed2.path !== "" && wanted(placed2.path)) chosen.push(placed2);
    }
    const wrong = judgeLayout(entries, order.directoryOffset) ?? firstRefusal(chosen, judgeData) ?? judgeSizes(chosen, limits);
    if (wrong !== void 0) return wrong;
    const folders = judgeNames(chosen);
    if ("code" in folders) return folders;
    const files = chosen.filter(({ kind }) => kind === "file").sort((a, b) => a.entry.offset - b.entry.offset);
    const links = chosen.filter(({ kind }) => kind === "link");
    return { kind: "plan", folders, files, links, totalBytes: totalBytes(chosen) };
  }
  function place(entry, platform) {
    const shown2 = printable(entry.name);
    const judged = entryPath(entry.name, platform);
    if (judged.kind === "unsafe") return refused("ARTIFACTS_UNSAFE_PATH", `the entry \`${shown2}\` ${judged.because}`);
    const typeBits = entry.mode & TYPE_BITS;
    const byMode = typeBits === 0 ? void 0 : TYPES[typeBits];
    if (typeBits !== 0 && byMode === void 0)
      return refused("ARTIFACTS_UNSAFE_TYPE", `the entry \`${shown2}\` is a device, a pipe or a socket`);
    const kind = byMode ?? (judged.isFolder ? "folder" : "file");
    if (judged.isFolder && kind !== "folder")
      return refused("ARTIFACTS_UNSAFE_TYPE", `the entry \`${shown2}\` is a folder by its name and a ${kind} by its mode`);
    if (kind === "folder" && entry.sizeBytes > 0)
      return refused("ARTIFACTS_CORRUPT", `the folder \`${shown2}\` has content of its own`);
    if (kind === "link" && entry.sizeBytes > LONGEST_TARGET_BYTES)
      return refused("ARTIFACTS_UNSAFE_LINK", `the link \`${shown2}\` has a target of ${entry.sizeBytes} bytes`);
    return { kind, path: judged.path, entry };
  }
  function judgeData({ entry, path, kind }) {
    const { flags, method } = entry;
    if ((flags & (FLAG.encrypted | FLAG.strongEncryption | FLAG.masked)) !== 0)
      return refused("ARTIFACTS_ENCRYPTED", `the entry \`${printable(path)}\` is encrypted`);
    if (kind === "folder") return void 0;
    if (method !== METHOD.stored && method !== METHOD.deflated)
      return refused("ARTIFACTS_UNSUPPORTED", `the entry \`${printable(path)}\` is packed by method ${method}`);
    if (method === METHOD.stored && entry.packedBytes !== entry.sizeBytes)
      return refused("ARTIFACTS_CORRUPT", `the stored entry \`${printable(path)}\` has two different sizes`);
    return void 0;
  }
  function judgeNames(chosen) {
    const taken = /* @__PURE__ */ new Map();
    for (const { path, kind } of chosen) {
      const key = nameKey(path);
      const there = taken.get(key);
      if (there === void 0) taken.set(key, { path, kind });
      else if (there.path !== path || kind !== "folder" || there.kind !== "folder") return collision(there.path, path);
    }
    const folders = /* @__PURE__ */ new Set();
    for (const { path, kind } of chosen) {
      if (kind === "folder") folders.add(path);
      for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
        const above = path.slice(0, at);
        const there = taken.get(nameKey(above));
        if (there?.kind === "link")
          return refused(
            "ARTIFACTS_UNSAFE_LINK",
            `the entry \`${printable(path)}\` would be written through the link \`${printable(there.path)}\``
          );
        if (there !== void 0 && (there.kind !== "folder" || there.path !== above)) return collision(there.path, path);
        if (folders.has(above) && there !== void 0) break;
        taken.set(nameKey(above), { path: above, kind: "folder" });
        folders.add(above);
      }
    }
    return [...folders].sort((a, b) => a.split("/").length - b.split("/").length);
  }
  function collision(first, second) {
    const same = first === second ? "twice" : `beside \`${printable(second)}\``;
    return refused("ARTIFACTS_NAME_COLLISION", `it has \`${printable(first)}\` ${same}, which cannot both be unpacked`);
  }
  function firstRefusal(chosen, judge2) {
    for (const placed2 of chosen) {
      const wrong = judge2(placed2);
      if (wrong !== void 0) return wrong;
    }
    return void 0;
  }
  function totalBytes(chosen) {
    return chosen.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
  }
  var TYPE_BITS, TYPES;
  var init_judge_entries = __esm({
    "action/collect/judge-entries.ts"() {
      "use strict";
      init_printable();
      init_entry_path();
      init_judge_link();
      init_judge_sizes();
      init_name_key();
      init_refusal();
      init_entry();
      TYPE_BITS = 61440;
      TYPES = { 32768: "file", 16384: "folder", 40960: "link" };
    }
  });

  // action/collect/unpack-entry.ts
  async function enterEntry(cursor, { path, entry }, what) {
    if (entry.offset < cursor.position)
      throw refusalError(
        refused("ARTIFACTS_BOMB", `the data of \`${printable(path)}\` and of the one before it overlap`),
        what
      );
    await cursor.moveTo(entry.offset);
    const header = await cursor.take(LOCAL_HEADER_BYTES);
    const tailBytes = header === void 0 ? void 0 : localTailBytes(header);
    const tail = tailBytes === void 0 ? void 0 : await cursor.take(tailBytes);
    if (header === void 0 || tail === void 0)
      throw corrupt(what, path, "has no header where the table of contents says");
    const differs = localDisagreement(header, tail, entry);
    if (differs !== void 0)
      throw corrupt(
        what,
        path,
        `is described in two ways: the table of contents and its own header differ in ${differs}`
      );
  }
  async function unpackWhole(cursor, { path, entry }, what) {
    const packed = await cursor.take(entry.packedBytes);
    if (packed === void 0) throw corrupt(what, path, "runs past the end of the data");
    const bytes = entry.method === METHOD.stored ? packed : inflate(packed, entry.sizeBytes, what, path);
    if (bytes.length !== entry.sizeBytes || (0, import_node_zlib2.crc32)(bytes) !== entry.crc32) throw differentContent(what, path);
    return bytes;
  }
  function isSmall({ entry }) {
    return entry.packedBytes <= SMALL_PACKED_BYTES && entry.sizeBytes <= SMALL_BYTES;
  }
  async function unpackFile(files, cursor, planned, to, what, signal) {
    const { entry, path } = planned;
    const attributes = {
      executable: (entry.mode & ANY_EXECUTE_BIT) !== 0,
      ...entry.modifiedS === void 0 ? {} : { modifiedS: entry.modifiedS }
    };
    const hash = (0, import_node_crypto2.createHash)("sha256");
    if (isSmall(planned)) {
      const bytes = await unpackWhole(cursor, planned, what);
      files.writeNow(to, bytes, attributes);
      return hash.update(bytes).digest("hex");
    }
    let [size, crc] = [0, 0];
    const check = new $Transform({
      transform(chunk, _encoding, done) {
        size += chunk.length;
        if (size > entry.sizeBytes) return done(differentContent(what, path));
        crc = (0, import_node_zlib2.crc32)(chunk, crc);
        hash.update(chunk);
        return done(null, chunk);
      }
    });
    const packed = $Readable.from(cursor.pieces(entry.packedBytes), { objectMode: false, highWaterMark: CHUNK_BYTES });
    const target = files.create(to, attributes);
    if (entry.method === METHOD.stored) {
      await $pipeline(packed, check, target, { signal });
    } else {
      const inflating = (0, import_node_zlib2.createInflateRaw)({ chunkSize: CHUNK_BYTES });
      try {
        await $pipeline(packed, inflating, check, target, { signal });
      } catch (error) {
        throw isZlib(error) ? corrupt(what, path, "cannot be unpacked", error) : error;
      }
      if (inflating.bytesWritten !== entry.packedBytes) throw differentContent(what, path);
    }
    if (size !== entry.sizeBytes || crc !== entry.crc32) throw differentContent(what, path);
    return hash.digest("hex");
  }
  function inflate(packed, sizeBytes, what, path) {
    try {
      const done = (0, import_node_zlib2.inflateRawSync)(packed, { maxOutputLength: Math.max(1, sizeBytes), info: true });
      if (done.engine.bytesWritten !== packed.length) throw differentContent(what, path);
      return done.buffer;
    } catch (error) {
      if (nodeCode(error) === "ERR_BUFFER_TOO_LARGE") throw differentContent(what, path);
      throw isZlib(error) ? corrupt(what, path, "cannot be unpacked", error) : error;
    }
  }
  function isZlib(error) {
    return nodeCode(error)?.startsWith("Z_") === true;
  }
  function differentContent(what, path) {
    return corrupt(what, path, "holds other content than its size and CRC say");
  }
  function corrupt(what, path, why, cause) {
    return refusalError(refused("ARTIFACTS_CORRUPT", `\`${printable(path)}\` ${why}`), what, cause);
  }
  var import_node_crypto2, import_node_zlib2, SMALL_PACKED_BYTES, SMALL_BYTES, CHUNK_BYTES, ANY_EXECUTE_BIT;
  var init_unpack_entry = __esm({
    "action/collect/unpack-entry.ts"() {
      "use strict";
      import_node_crypto2 = __toESM(require_crypto(), 1);
      init_stream();
      init_promises2();
      import_node_zlib2 = __toESM(require_zlib(), 1);
      init_node_code();
      init_printable();
      init_refusal();
      init_entry();
      init_local_header();
      SMALL_PACKED_BYTES = 1024 ** 2;
      SMALL_BYTES = 4 * 1024 ** 2;
      CHUNK_BYTES = 256 * 1024;
      ANY_EXECUTE_BIT = 73;
    }
  });

  // action/collect/zip/byte-cursor.ts
  var WORTH_SKIPPING_BYTES, ByteCursor;
  var init_byte_cursor = __esm({
    "action/collect/zip/byte-cursor.ts"() {
      "use strict";
      WORTH_SKIPPING_BYTES = 256 * 1024;
      ByteCursor = class {
        #source;
        #end;
        #pieces;
        #held = Buffer.alloc(0);
        #position = 0;
        /** @param end where reading stops at the latest */
        constructor(source, end) {
          this.#source = source;
          this.#end = end;
        }
        /** Where the next byte comes from. */
        get position() {
          return this.#position;
        }
        /** Moves forwards to `offset`. */
        async moveTo(offset) {
          const gap = offset - this.#position;
          if (gap > this.#held.length + WORTH_SKIPPING_BYTES || this.#pieces === void 0) {
            await this.close();
            this.#position = offset;
            this.#pieces = this.#source.stream(offset, this.#end)[Symbol.asyncIterator]();
            return;
          }
          for await (const _dropped of this.pieces(gap)) ;
        }
        /** Exactly the next `length` bytes in one piece; undefined when the stream ends before. */
        async take(length) {
          while (this.#held.length < length) {
            const more = await this.#pieces?.next();
            if (more === void 0 || more.done === true) return void 0;
            this.#held = this.#held.length === 0 ? more.value : Buffer.concat([this.#held, more.value]);
          }
          return this.#cut(length);
        }
        /** The next `length` bytes in pieces as they come; fewer when the stream ends before. */
        async *pieces(length) {
          for (let left = length; left > 0; ) {
            if (this.#held.length === 0) {
              const more = await this.#pieces?.next();
              if (more === void 0 || more.done === true) return;
              this.#held = more.value;
            }
            const piece = this.#cut(Math.min(left, this.#held.length));
            left -= piece.length;
            yield piece;
          }
        }
        /** Lets go of the source's stream. */
        async close() {
          this.#held = Buffer.alloc(0);
          await this.#pieces?.return?.();
          this.#pieces = void 0;
        }
        #cut(length) {
          const piece = this.#held.subarray(0, length);
          this.#held = this.#held.subarray(length);
          this.#position += length;
          return piece;
        }
      };
    }
  });

  // action/collect/unpack-archive.ts
  async function unpackArchive(files, order, signal) {
    const { archive, what, root } = order;
    const { entries, offset: directoryOffset } = archive.directory;
    const plan = judgeEntries({ ...order, entries, directoryOffset, platform: files.platform });
    if (plan.kind === "refused") throw refusalError(plan, what);
    const links = await readLinks(order, plan.links, signal);
    order.onJudged?.(plan.totalBytes);
    for (const folder of plan.folders) files.makeFolderNow($join(root, folder));
    const extracted = [];
    const cursor = new ByteCursor(archive.file, directoryOffset);
    try {
      for (const planned of plan.files) {
        signal.throwIfAborted();
        await enterEntry(cursor, planned, what);
        const sha256 = await unpackFile(files, cursor, planned, $join(root, planned.path), what, signal);
        extracted.push({ path: planned.path, sizeBytes: planned.entry.sizeBytes, sha256 });
      }
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      await cursor.close();
    }
    for (const link of links) {
      await files.makeLink($join(root, link.path), link.linkTo);
      extracted.push(link);
    }
    return extracted.sort((a, b) => a.path < b.path ? -1 : 1);
  }
  async function readLinks({ archive, what }, links, signal) {
    const read = [];
    for (const planned of links) {
      signal.throwIfAborted();
      const end = Math.min(archive.directory.offset, leastEnd(planned.entry) + 65535);
      const cursor = new ByteCursor(archive.file, end);
      try {
        await enterEntry(cursor, planned, what);
        const bytes = await unpackWhole(cursor, planned, what);
        const linkTo = bytes.toString("utf8");
        const wrong = $isUtf8(bytes) ? judgeLink(planned.path, linkTo) : "has a target that is not UTF-8";
        if (wrong !== void 0)
          throw refusalError(refused("ARTIFACTS_UNSAFE_LINK", `the link \`${printable(planned.path)}\` ${wrong}`), what);
        const sha256 = (0, import_node_crypto3.createHash)("sha256").update(bytes).digest("hex");
        read.push({ path: planned.path, sizeBytes: bytes.length, sha256, linkTo });
      } finally {
        await cursor.close();
      }
    }
    return read;
  }
  var import_node_crypto3;
  var init_unpack_archive = __esm({
    "action/collect/unpack-archive.ts"() {
      "use strict";
      init_buffer();
      import_node_crypto3 = __toESM(require_crypto(), 1);
      init_path();
      init_printable();
      init_judge_entries();
      init_judge_link();
      init_refusal();
      init_unpack_entry();
      init_byte_cursor();
      init_local_header();
    }
  });

  // action/collect/collect.ts
  async function collect2(deps, order, signal) {
    const { chosen, unmatched } = chooseJobs(order.jobs, order.selectors);
    if (order.selectors.length === 0) return { path: order.into, files: [], jobs: 0 };
    for (const { text: text2 } of unmatched) deps.log.warn("No job has a name that this selector matches", { selector: text2 });
    if (chosen.length === 0) throw nothingThere(order);
    return await withStaging(deps.files, order.into, async (staging) => {
      const folders = jobFolders(order.jobs);
      const folderOf = (job) => folders.get(job.id) ?? String(job.id);
      const target = await lookAtTarget(deps, order, staging, chosen, folderOf);
      const limits = { ...DEFAULT_LIMITS, ...order.limits };
      const budget = { leftBytes: limits.maxTotalBytes };
      const rows = await bounded(chosen, AT_A_TIME, signal, async (one, index, signal2) => {
        const place2 = { archive: $join(staging.archives, `${index}.zip`), root: $join(staging.ready, folderOf(one.job)) };
        const files = await collectOne(deps, one, place2, limits, budget, signal2);
        return manifestJob(one.job, folderOf(one.job), files);
      });
      const brought = rows.filter(({ files }) => files.length > 0);
      if (brought.length === 0) throw nothingThere(order);
      for (const { folder, files } of rows) if (files.length === 0) await deps.files.remove($join(staging.ready, folder));
      signal.throwIfAborted();
      await appear(deps, staging, brought, target);
      return { path: order.into, files: brought.flatMap(collectedFiles), jobs: brought.length };
    });
  }
  async function collectOne(deps, { job, wanted }, place2, limits, budget, signal) {
    const what = `the archive of job ${printable(job.name)} (${job.id})`;
    const fetching = { open: (signal2) => deps.open(job, signal2), to: place2.archive, what, limits };
    const archive = await fetchArchive(deps, fetching, signal);
    try {
      deps.files.makeFolderNow(place2.root);
      const onJudged = (bytes) => {
        budget.leftBytes -= bytes;
        if (budget.leftBytes < 0)
          throw new CodedError(
            "ARTIFACTS_TOO_LARGE",
            `Cannot extract ${what}: with it, all archives together unpack to more than ${limits.maxTotalBytes} bytes.`
          );
      };
      const files = await unpackArchive(
        deps.files,
        { archive, what, root: place2.root, wanted, limits, onJudged },
        signal
      );
      deps.log.info("Unpacked artifacts", { job: printable(job.name), files: files.length });
      return files;
    } finally {
      await archive.file.close();
      await deps.files.remove(place2.archive);
    }
  }
  async function lookAtTarget({ files }, { into }, { target, targetExists }, chosen, folderOf) {
    if (!targetExists) return { kind: "target", kept: [], leaving: [], manifest: void 0 };
    const text2 = await files.readText($join(target, MANIFEST_NAME));
    const earlier = text2 === void 0 ? [] : readManifest(text2);
    if (earlier === void 0) throw occupied2(into, `its ${MANIFEST_NAME} was not written by this version of Sluice`);
    const needed = chosen.map(({ job }) => folderOf(job));
    const taken = [];
    for (const folder of /* @__PURE__ */ new Set([...needed, ...earlier.map((row) => row.folder)])) {
      const path = $join(target, folder);
      const standing = await files.standing(path);
      if (standing === void 0) continue;
      taken.push({ folder, files: standing === "folder" ? await files.filesBelow(path) : void 0 });
    }
    const projectIds = new Set(chosen.map(({ job }) => job.pipeline.projectId));
    const plan = judgeTarget({ earlier, taken, needed, projectIds });
    if (plan.kind === "refused") throw occupied2(into, plan.reason);
    return { ...plan, manifest: text2 };
  }
  async function appear({ files }, staging, brought, { kept, leaving, manifest }) {
    const { target, targetExists, ready } = staging;
    if (targetExists && await files.readText($join(target, MANIFEST_NAME)) !== manifest)
      throw occupied2(target, "another run of Sluice has changed it meanwhile");
    files.writeNow($join(ready, MANIFEST_NAME), Buffer.from(writeManifest([...kept, ...brought])));
    const at = (name) => ({ from: $join(ready, name), to: $join(target, name) });
    const moves = targetExists ? [...brought.map(({ folder }) => at(folder)), { ...at(MANIFEST_NAME), replaces: true }] : [{ from: ready, to: target }];
    const removals = leaving.map((folder) => $join(target, folder));
    await publish(files, { moves, removals }, staging);
  }
  function collectedFiles({ folder, job, files }) {
    return files.map((file) => ({ ...file, path: `${folder}/${file.path}`, job: job.name, jobId: job.id }));
  }
  function nothingThere({ jobs, selectors }) {
    const asked = selectors.map(({ text: text2 }) => printable(text2)).join(", ");
    const having = jobs.filter(({ archive }) => archive !== void 0).map(({ name }) => printable(name));
    const have = having.length === 0 ? "No job has an archive" : `Jobs with an archive: ${having.slice(0, 20).join(", ")}`;
    return new CodedError("ARTIFACTS_MISSING", `Found no artifact for \`${asked}\`. ${have}.`);
  }
  function occupied2(into, reason3) {
    return new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: ${reason3}.`);
  }
  var AT_A_TIME;
  var init_collect = __esm({
    "action/collect/collect.ts"() {
      "use strict";
      init_path();
      init_coded_error();
      init_printable();
      init_bounded();
      init_fetch_archive();
      init_job_folders();
      init_judge_target();
      init_limits();
      init_manifest();
      init_publish();
      init_select();
      init_staging();
      init_unpack_archive();
      AT_A_TIME = 3;
    }
  });

  // action/watch/cannot-read.ts
  function cannotRead(error) {
    if (!(error instanceof CodedError)) return false;
    if (error.code === "GITLAB_STORAGE_REFUSED") return false;
    if (error.status !== void 0) return error.status === 401 || error.status === 403 || error.status === 404;
    return isCoded(
      error,
      "GITLAB_TOKEN_REJECTED",
      "GITLAB_FORBIDDEN",
      "GITLAB_POLICY_REFUSED",
      "GITLAB_NOT_FOUND",
      "GITLAB_PROJECT_NOT_FOUND"
    );
  }
  var init_cannot_read = __esm({
    "action/watch/cannot-read.ts"() {
      "use strict";
      init_coded_error();
    }
  });

  // action/watch/first-that-reads.ts
  var FirstThatReads;
  var init_first_that_reads = __esm({
    "action/watch/first-that-reads.ts"() {
      "use strict";
      init_cannot_read();
      FirstThatReads = class {
        #readers;
        /** @param readers at least one */
        constructor(readers) {
          this.#readers = readers;
        }
        async read(by) {
          let first;
          for (const credential of this.#readers) {
            try {
              const value = await by(credential);
              this.#readers = [credential, ...this.#readers.filter((other) => other !== credential)];
              return value;
            } catch (error) {
              if (!cannotRead(error)) throw error;
              first ??= error;
            }
          }
          throw first;
        }
      };
    }
  });

  // action/bring-back.ts
  async function bringBack({ gitlab, host, files, clock, random }, { pipeline, readers, selectors, into, ifNone }, heardJobs, signal) {
    const { id: id2, projectId } = pipeline;
    const first = new FirstThatReads(readers);
    const jobs = await first.read((credential) => listPipelineJobs(gitlab, credential, projectId, id2, {}, signal));
    heardJobs(jobs);
    const open = async (job, until) => {
      try {
        return await first.read((credential) => openJobArchive(gitlab, credential, projectId, job.id, until));
      } catch (error) {
        throw isCoded(error, "GITLAB_NOT_FOUND") ? gone(job, error) : error;
      }
    };
    try {
      const collected = await collect2({ open, files, clock, random, log: host.log }, { jobs, selectors, into }, signal);
      show(host, collected);
      return collected;
    } catch (error) {
      if (!isCoded(error, "ARTIFACTS_MISSING") || ifNone === "fail") throw error;
      const text2 = `${error.message} \`if-no-artifacts\` is ${ifNone}, so the step goes on.`;
      if (ifNone === "warn") host.warning(text2);
      else host.line(text2);
      return void 0;
    }
  }
  function gone(job, cause) {
    const message = `The archive of job ${printable(job.name)} (${job.id}) is gone: GitLab lists it and answers 404 to its download.`;
    return new CodedError("ARTIFACTS_GONE", message, { cause });
  }
  function show(host, { files, jobs, path }) {
    const close = host.section(`${counted(files.length, "file")} of ${counted(jobs, "job")} in ${printable(path)}`);
    for (const file of [...files].sort((one, other) => one.path < other.path ? -1 : 1))
      host.line(`  ${printable(file.path)} (${counted(file.sizeBytes, "byte")})`, "dim");
    close();
  }
  var init_bring_back = __esm({
    "action/bring-back.ts"() {
      "use strict";
      init_coded_error();
      init_artifacts2();
      init_jobs();
      init_counted();
      init_printable();
      init_collect();
      init_first_that_reads();
    }
  });

  // action/plan/in-the-clear.ts
  function sendsInTheClear(server) {
    const url = URL.parse(server);
    if (url?.protocol !== "http:") return false;
    return !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  }
  var IN_THE_CLEAR;
  var init_in_the_clear = __esm({
    "action/plan/in-the-clear.ts"() {
      "use strict";
      IN_THE_CLEAR = "`host` is http, so tokens travel unencrypted. Write https:// where the server has it, and change the tokens once it does.";
    }
  });

  // action/watch/ladder.ts
  function ladderOf(readers) {
    return readers.flatMap(
      (credential) => credential.kind === "job-token" ? [
        { credential, by: "pipeline" },
        { credential, by: "jobs" }
      ] : [{ credential, by: "pipeline" }]
    );
  }
  function credentialText(credential) {
    switch (credential.kind) {
      case "access-token":
        return "the access token";
      case "job-token":
        return "the job token";
      case "anonymous":
        return "no token";
    }
  }
  function rungText(rung) {
    const how = rung.credential.kind === "anonymous" ? "without a token" : `with ${credentialText(rung.credential)}`;
    return rung.by === "jobs" ? `${how}, through the pipeline's jobs` : how;
  }
  var init_ladder = __esm({
    "action/watch/ladder.ts"() {
      "use strict";
    }
  });

  // action/plan/plan.ts
  function planRun(inputs) {
    const { project, ref, variables, artifacts: artifacts2 } = inputs;
    const trigger2 = {
      project,
      ref,
      credential: inputs.trigger,
      ...Object.keys(variables).length > 0 ? { variables } : {},
      ...Object.keys(inputs.inputs).length > 0 ? { inputs: inputs.inputs } : {}
    };
    if (!inputs.wait) return { trigger: trigger2 };
    const watch2 = {
      timeoutMs: inputs.timeoutMs,
      ...inputs.pollIntervalMs === void 0 ? {} : { pollIntervalMs: inputs.pollIntervalMs },
      outageBudgetMs: OUTAGE_BUDGET_MS
    };
    if (artifacts2.length === 0) return { trigger: trigger2, watch: watch2 };
    return {
      trigger: trigger2,
      watch: watch2,
      collect: { selectors: artifacts2, into: inputs.artifactsPath, ifNone: inputs.ifNoArtifacts }
    };
  }
  function planText(plan, inputs) {
    const { project, ref, credential } = plan.trigger;
    const token = credential.kind === "trigger-token" ? "the trigger token" : "the job token";
    return [
      `Trigger a pipeline of ${printable(String(project))} at ref ${printable(ref)} on ${printable(inputs.host)} with ${token}.`,
      ...names("variables", plan.trigger.variables),
      ...names("inputs", plan.trigger.inputs),
      plan.watch === void 0 ? "Do not wait for it." : `Wait for it for up to ${formatDuration(plan.watch.timeoutMs)}, looking ${inputs.readers.map((credential2) => rungText({ credential: credential2, by: "pipeline" })).join(", else ")}.`,
      ...plan.collect === void 0 ? [] : [`Bring back ${artifactsText(plan.collect.selectors)} to ${printable(plan.collect.into)}.`]
    ];
  }
  function artifactsText(selectors) {
    const texts = selectors.map(({ text: text2 }) => printable(text2, 80));
    return texts.join() === "true" ? "the artifacts of every job" : `artifacts of ${texts.join(", ")}`;
  }
  function names(what, values) {
    const given2 = Object.keys(values ?? {});
    return given2.length === 0 ? [] : [`  ${what}: ${given2.map((name) => printable(name, 80)).join(", ")}`];
  }
  var OUTAGE_BUDGET_MS;
  var init_plan = __esm({
    "action/plan/plan.ts"() {
      "use strict";
      init_printable();
      init_duration();
      init_ladder();
      OUTAGE_BUDGET_MS = 10 * 6e4;
    }
  });

  // action/report/besides.ts
  async function besides(host, what, act) {
    try {
      await act();
    } catch (error) {
      host.warning(`${what}: ${oneLine(error)}`);
    }
  }
  var init_besides = __esm({
    "action/report/besides.ts"() {
      "use strict";
      init_describe();
    }
  });

  // action/report/failed-jobs.ts
  function failedJobs(jobs) {
    return jobs.filter((job) => job.status === "failed" && !job.allowFailure);
  }
  function forgivenJobs(jobs) {
    return jobs.filter((job) => job.status === "failed" && job.allowFailure);
  }
  function manualJobs(jobs) {
    return jobs.filter((job) => job.status === "manual" && !job.allowFailure);
  }
  function namesText(jobs, most = 5) {
    const names2 = jobs.slice(0, most).map(
      ({ name, failureReason }) => printable(name, 100) + (failureReason === void 0 ? "" : ` (${printable(failureReason, 80)})`)
    );
    const rest = jobs.length - names2.length;
    return rest > 0 ? `${names2.join(", ")} and ${rest} more` : names2.join(", ");
  }
  var init_failed_jobs = __esm({
    "action/report/failed-jobs.ts"() {
      "use strict";
      init_printable();
    }
  });

  // action/report/closing-line.ts
  function closingLine(ending) {
    const { outcome, pipeline } = ending;
    const url = pipeline === void 0 ? "" : `: ${printable(pipeline.webUrl)}`;
    const subject = pipeline === void 0 ? "The pipeline" : `Pipeline ${pipeline.id}`;
    const after = ending.waitedMs === void 0 ? "" : ` after ${formatDuration(ending.waitedMs)}`;
    const jobs = ending.jobs ?? [];
    switch (outcome.kind) {
      case "triggered":
        return `${subject} is triggered; nobody waits for it${url}`;
      case "succeeded":
        return `${subject} succeeded${after}${forgiven(ending)}${artifacts(ending)}${url}`;
      case "failed": {
        const failed2 = failedJobs(jobs);
        const why = failed2.length === 0 ? "" : `; failed: ${namesText(failed2)}`;
        return `${subject} failed${after}${why}${artifacts(ending)}${url}`;
      }
      case "canceled":
        return `${subject} was canceled${after}${artifacts(ending)}${url}`;
      case "skipped":
        return `${subject} was skipped: none of its jobs ran${url}`;
      case "blocked": {
        const manual = manualJobs(jobs);
        const by = manual.length === 0 ? "a manual job" : namesText(manual);
        return `${subject} is blocked${after}: a person has to start ${by}${url}`;
      }
      case "timed-out":
        return `${subject} was still ${statusNow(ending)} when \`timeout\` was over${after}; it runs on${url}`;
      case "interrupted":
        return `The step was stopped${after}. ${ending.cancellation ?? "No pipeline was left running by it."}`;
      case "error":
        return pipeline === void 0 ? `The step failed with ${outcome.error.code}; no pipeline is known to have been created by it.` : `The step failed with ${outcome.error.code}; pipeline ${pipeline.id} was ${statusNow(ending)} when last seen${url}`;
    }
  }
  function statusNow({ pipeline }) {
    return pipeline === void 0 ? "unknown" : printable(statusText(pipeline.status), 60);
  }
  function forgiven({ jobs = [] }) {
    const names2 = forgivenJobs(jobs);
    return names2.length === 0 ? "" : ` (allowed to fail, and failed: ${namesText(names2)})`;
  }
  function artifacts({ artifacts: found, beside }) {
    if (beside !== void 0) return `; its artifacts could not be brought back (${beside.code})`;
    if (found === void 0) return "";
    return `; ${found.count === 1 ? "1 file is" : `${found.count} files are`} in ${printable(found.path)}`;
  }
  var init_closing_line = __esm({
    "action/report/closing-line.ts"() {
      "use strict";
      init_pipeline();
      init_printable();
      init_duration();
      init_failed_jobs();
    }
  });

  // action/outcome.ts
  function exitCodeOf(outcome) {
    switch (outcome.kind) {
      case "triggered":
      case "succeeded":
        return 0;
      case "failed":
        return 1;
      case "timed-out":
        return 5;
      case "canceled":
      case "skipped":
      case "blocked":
      case "interrupted":
        return 6;
      case "error":
        return outcome.error.exitCode;
    }
  }
  var init_outcome = __esm({
    "action/outcome.ts"() {
      "use strict";
    }
  });

  // action/step-result.ts
  var STEP_RESULT_SCHEMA;
  var init_step_result = __esm({
    "action/step-result.ts"() {
      "use strict";
      STEP_RESULT_SCHEMA = "sluice/step-result@1";
    }
  });

  // action/report/result.ts
  function toResult(ending) {
    const { outcome, pipeline, artifacts: artifacts2 } = ending;
    const error = outcome.kind === "error" ? outcome.error : ending.beside;
    return {
      schema: STEP_RESULT_SCHEMA,
      outcome: outcome.kind,
      exitCode: exitCodeOf(outcome),
      ...pipeline === void 0 ? {} : {
        pipeline: {
          id: pipeline.id,
          projectId: pipeline.projectId,
          webUrl: pipeline.webUrl,
          status: statusText(pipeline.status),
          ref: pipeline.ref,
          sha: pipeline.sha
        }
      },
      ...artifacts2 === void 0 ? {} : { artifacts: artifacts2 },
      ...error === void 0 ? {} : { error: errorFields(error) }
    };
  }
  function resultOutput(result) {
    const whole = JSON.stringify(result);
    const { artifacts: artifacts2 } = result;
    if (whole.length <= LONGEST_OUTPUT || artifacts2 === void 0) return whole;
    const without = JSON.stringify({
      ...result,
      artifacts: { ...artifacts2, files: [], leftOut: artifacts2.files.length }
    });
    let room = LONGEST_OUTPUT - without.length;
    const fitting = artifacts2.files.findIndex((file) => {
      room -= JSON.stringify(file).length + 1;
      return room < 0;
    });
    const files = artifacts2.files.slice(0, Math.max(0, fitting));
    return JSON.stringify({
      ...result,
      artifacts: { ...artifacts2, files, leftOut: artifacts2.files.length - files.length }
    });
  }
  function errorFields(error) {
    return { code: error.code, message: error.message, hint: error.hint };
  }
  var LONGEST_OUTPUT;
  var init_result = __esm({
    "action/report/result.ts"() {
      "use strict";
      init_coded_error();
      init_pipeline();
      init_outcome();
      init_step_result();
      LONGEST_OUTPUT = 25e4;
    }
  });

  // action/report/markdown.ts
  function markdownText(text2, maxLength = 200) {
    return escaped2(printable(text2, maxLength));
  }
  function markdownMessage(text2, maxLength = 2e3) {
    return text2.slice(0, maxLength).split("\n").map((line) => escaped2(printableWhole(line, maxLength))).join("<br>");
  }
  function escaped2(text2) {
    return text2.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/\bwww\./gi, (start2) => `${start2.slice(0, -1)}&#46;`).replaceAll(/[\\`*_{}[\]()#+!|~:@$^=-]/g, (char) => `&#${char.charCodeAt(0)};`);
  }
  function markdownLink(text2, address) {
    const url = URL.parse(address);
    if (url === null || !["http:", "https:"].includes(url.protocol)) return markdownText(text2);
    const target = url.href.replaceAll(/[()|<>\\`]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
    return `[${markdownText(text2)}](${target})`;
  }
  function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
  }
  var init_markdown = __esm({
    "action/report/markdown.ts"() {
      "use strict";
      init_printable();
    }
  });

  // action/report/summary.ts
  function summaryMarkdown(ending, hide2) {
    const shown2 = (text2) => markdownText(hide2(text2));
    const { outcome, pipeline, project } = ending;
    const where = project === void 0 ? "" : ` of ${shown2(String(project))}`;
    const parts = [`### ${MARK[outcome.kind]} Downstream pipeline${where}: ${outcome.kind}`];
    if (pipeline !== void 0)
      parts.push(
        markdownTable(
          ["Pipeline", "Status", "Ref", "Commit", "Waited"],
          [
            [
              markdownLink(String(pipeline.id), hide2(pipeline.webUrl)),
              shown2(statusText(pipeline.status)),
              shown2(pipeline.ref),
              markdownText(hide2(pipeline.sha).slice(0, 12)),
              ending.waitedMs === void 0 ? "\u2013" : formatDuration(ending.waitedMs)
            ]
          ]
        )
      );
    const { jobs = [] } = ending;
    if (jobs.length > 0) parts.push(jobsTable(jobs, hide2));
    if (ending.artifacts !== void 0)
      parts.push(
        `**Artifacts:** ${ending.artifacts.count === 1 ? "1 file" : `${ending.artifacts.count} files`} in ${shown2(ending.artifacts.path)}`
      );
    const error = outcome.kind === "error" ? outcome.error : ending.beside;
    if (error !== void 0)
      parts.push(`**${error.code}:** ${markdownMessage(hide2(error.message))}

${markdownMessage(hide2(error.hint))}`);
    if (ending.cancellation !== void 0) parts.push(markdownMessage(hide2(ending.cancellation)));
    return `${parts.join("\n\n")}
`;
  }
  function jobsTable(jobs, hide2) {
    const rows = [...jobs].sort((one, other) => one.id - other.id).slice(0, MOST_ROWS);
    const table = markdownTable(
      ["Job", "Stage", "Status", "Duration"],
      rows.map((job) => jobRow2(job, hide2))
    );
    const left = jobs.length - rows.length;
    return left === 0 ? table : `${table}

\u2026and ${left} more jobs.`;
  }
  function jobRow2(job, hide2) {
    const shown2 = (text2) => markdownText(hide2(text2));
    const status2 = shown2(statusText(job.status));
    const reason3 = job.failureReason === void 0 ? "" : ` (${shown2(job.failureReason)})`;
    const allowed = job.status === "failed" && job.allowFailure ? ", allowed" : "";
    return [
      markdownLink(hide2(job.name), hide2(job.webUrl)),
      shown2(job.stage),
      `${status2}${reason3}${allowed}`,
      job.durationS === void 0 ? "\u2013" : formatDuration(job.durationS * 1e3)
    ];
  }
  var MARK, MOST_ROWS;
  var init_summary = __esm({
    "action/report/summary.ts"() {
      "use strict";
      init_pipeline();
      init_duration();
      init_markdown();
      MARK = {
        triggered: "\u{1F680}",
        succeeded: "\u2705",
        failed: "\u274C",
        canceled: "\u{1F6AB}",
        skipped: "\u23ED\uFE0F",
        blocked: "\u270B",
        "timed-out": "\u231B",
        interrupted: "\u{1F6AB}",
        error: "\u274C"
      };
      MOST_ROWS = 100;
    }
  });

  // action/report/report.ts
  function publishPipeline(host, pipeline) {
    host.output("pipeline-id", String(pipeline.id));
    host.output("web-url", pipeline.webUrl);
    host.output("status", statusText(pipeline.status));
    host.output("ref", pipeline.ref);
    host.output("sha", pipeline.sha);
  }
  async function report(host, ending) {
    const result = toResult(ending);
    await besides(host, "The outputs could not be written", () => {
      if (ending.pipeline !== void 0) publishPipeline(host, ending.pipeline);
      host.output("artifacts-path", ending.artifacts?.path ?? "");
      host.output("artifacts-downloaded", String((ending.artifacts?.count ?? 0) > 0));
      host.output("result", resultOutput(result));
    });
    await besides(
      host,
      "The summary could not be written",
      () => host.summary(summaryMarkdown(ending, (text2) => host.hide(text2)))
    );
    const error = ending.outcome.kind === "error" ? ending.outcome.error : ending.beside;
    if (error !== void 0) host.error(describe(error));
    const line = closingLine(ending);
    if (result.exitCode !== 0 && ending.outcome.kind !== "error") host.error(line);
    else host.line(line, TONE[ending.outcome.kind]);
    return result;
  }
  var TONE;
  var init_report = __esm({
    "action/report/report.ts"() {
      "use strict";
      init_describe();
      init_pipeline();
      init_besides();
      init_closing_line();
      init_result();
      init_summary();
      TONE = {
        triggered: "good",
        succeeded: "good",
        failed: "bad",
        canceled: "bad",
        skipped: "bad",
        blocked: "bad",
        "timed-out": "bad",
        interrupted: "bad",
        error: "bad"
      };
    }
  });

  // shared/gitlab/pipelines.ts
  function getPipeline(gitlab, credential, project, id2, signal) {
    const path = route`projects/${project}/pipelines/${id2}`;
    const what = `reading pipeline ${id2} of ${projectName(project)}`;
    return call(gitlab, { path, what, credential }, parsePipeline, signal);
  }
  function cancelPipeline(gitlab, credential, project, id2, signal) {
    const path = route`projects/${project}/pipelines/${id2}/cancel`;
    const what = `canceling pipeline ${id2} of ${projectName(project)}`;
    return call(gitlab, { method: "POST", path, what, credential }, parsePipeline, signal);
  }
  var init_pipelines = __esm({
    "shared/gitlab/pipelines.ts"() {
      "use strict";
      init_call();
      init_paginate();
      init_route();
      init_wire();
    }
  });

  // shared/time/within.ts
  async function within(clock, ms, late, work, signal) {
    const limit = new AbortController();
    const done = new AbortController();
    const timer = clock.sleep(ms, done.signal).then(
      () => limit.abort(late()),
      () => void 0
    );
    try {
      return await work(signal === void 0 ? limit.signal : AbortSignal.any([signal, limit.signal]));
    } finally {
      done.abort();
      await timer;
    }
  }
  var init_within = __esm({
    "shared/time/within.ts"() {
      "use strict";
    }
  });

  // action/trigger/cancel.ts
  async function cancelDownstream(gitlab, clock, readers, { project, id: id2 }) {
    const credential = readers.find(({ kind }) => kind === "access-token");
    if (credential === void 0) return { kind: "not-possible" };
    const late = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer the request to cancel pipeline ${id2}.`);
    try {
      const { status: status2 } = await within(
        clock,
        CANCEL_WITHIN_MS,
        late,
        (signal) => cancelPipeline(gitlab, credential, project, id2, signal)
      );
      return { kind: "requested", status: status2 };
    } catch (error) {
      return { kind: "failed", reason: oneLine(error) };
    }
  }
  function cancellationText(pipeline, cancellation) {
    const [id2, url] = [pipeline.id, printable(pipeline.webUrl)];
    switch (cancellation.kind) {
      case "requested":
        return `Asked GitLab to cancel pipeline ${id2}; it is ${printable(statusText(cancellation.status), 60)}: ${url}`;
      case "not-possible":
        return `Pipeline ${id2} keeps running: cancelling it needs \`access-token\` with the scope api. Cancel it at ${url}`;
      case "failed":
        return `Pipeline ${id2} may keep running: ${cancellation.reason} Cancel it at ${url}`;
    }
  }
  var CANCEL_WITHIN_MS;
  var init_cancel = __esm({
    "action/trigger/cancel.ts"() {
      "use strict";
      init_coded_error();
      init_describe();
      init_pipeline();
      init_pipelines();
      init_printable();
      init_within();
      CANCEL_WITHIN_MS = 5e3;
    }
  });

  // action/trigger/run-state.ts
  function writeLeftRunning(left) {
    return JSON.stringify(left);
  }
  var RUN_STATE;
  var init_run_state = __esm({
    "action/trigger/run-state.ts"() {
      "use strict";
      RUN_STATE = { pipeline: "pipeline", finished: "finished" };
    }
  });

  // shared/gitlab/trigger-tokens.ts
  function listTriggerTokens(gitlab, credential, project, signal) {
    const path = route`projects/${project}/triggers`;
    const what = `listing the trigger tokens of ${projectName(project)}`;
    return listAll(gitlab, { path, what, credential }, parseTriggerToken, signal);
  }
  var init_trigger_tokens = __esm({
    "shared/gitlab/trigger-tokens.ts"() {
      "use strict";
      init_call();
      init_paginate();
      init_route();
      init_wire();
    }
  });

  // shared/gitlab/explain.ts
  async function explainNotFound(gitlab, order, error, readers, signal) {
    if (!isCoded(error, "GITLAB_TRIGGER_NOT_FOUND")) return error;
    const { project, credential } = order;
    const kind = tokenKind(credential.token.reveal());
    if (!canTrigger(kind))
      return unknownToken(
        order,
        error,
        `the token given as ${credential.kind.replace("-", " ")} is ${kind}, which never triggers anything`
      );
    for (const reader of [...readers, ANONYMOUS]) {
      const sight = await look(gitlab, reader, project, signal);
      if (sight === "seen") {
        if (credential.kind === "job-token" || kind === "a job token") return jobTokenShutOut(order, error, reader);
        const expiry = await expiryOf(gitlab, reader, order, signal);
        return unknownToken(order, error, expiry ?? `the project is there ${credentialName(reader)}`);
      }
      if (sight === "hidden" && reader.kind === "access-token") return projectMissing(order, error);
    }
    return error;
  }
  async function look(gitlab, credential, project, signal) {
    const what = `looking for ${projectName(project)}`;
    try {
      await gitlab.send({ method: "GET", path: route`projects/${project}`, what, credential, retry: ONCE }, signal);
      return "seen";
    } catch (error) {
      signal?.throwIfAborted();
      return isCoded(error, "GITLAB_NOT_FOUND") ? "hidden" : "unclear";
    }
  }
  async function expiryOf(gitlab, reader, order, signal) {
    if (reader.kind !== "access-token") return void 0;
    try {
      const tokens = await listTriggerTokens(gitlab, reader, order.project, signal);
      const ours = tokens.find(({ token }) => token === order.credential.token.reveal());
      if (ours?.expiresAt === void 0 || Date.parse(ours.expiresAt) > gitlab.deps.clock.now().getTime())
        return void 0;
      return `the token is the project's trigger token ${ours.id}, which expired at ${ours.expiresAt}`;
    } catch {
      signal?.throwIfAborted();
      return void 0;
    }
  }
  function unknownToken(order, error, why) {
    return narrowed("GITLAB_TRIGGER_TOKEN_UNKNOWN", order, error, why);
  }
  function jobTokenShutOut(order, error, reader) {
    const why = `the project is there ${credentialName(reader)}, so it does not let the job token in`;
    return narrowed("GITLAB_JOB_TOKEN_NOT_ALLOWED", order, error, why);
  }
  function projectMissing(order, error) {
    return narrowed("GITLAB_PROJECT_NOT_FOUND", order, error, "the access token finds no such project either");
  }
  function narrowed(code, { project }, cause, why) {
    const message = `GitLab answered 404 to triggering a pipeline on ${projectName(project)}, and ${why}.`;
    return new CodedError(code, message, { cause, ...cause.status === void 0 ? {} : { status: cause.status } });
  }
  var ONCE;
  var init_explain = __esm({
    "shared/gitlab/explain.ts"() {
      "use strict";
      init_coded_error();
      init_auth();
      init_call();
      init_route();
      init_token_kind();
      init_trigger_tokens();
      ONCE = { maxAttempts: 1, baseMs: 0, maxMs: 0, maxRetryAfterMs: 0 };
    }
  });

  // shared/gitlab/trigger-fault.ts
  function triggerFault(error) {
    if (!isCoded(error)) return "ambiguous";
    switch (error.code) {
      case "GITLAB_UNREACHABLE":
      case "GITLAB_TLS_FAILED":
      case "GITLAB_RATE_LIMITED":
      case "GITLAB_CREATION_RATE_LIMIT":
      case "GITLAB_REF_NOT_FOUND":
        return "not-created";
      case "GITLAB_SERVER_ERROR":
        return error.status === 503 ? "not-created" : "ambiguous";
      case "GITLAB_CONNECTION_LOST":
      case "GITLAB_DEADLINE":
      case "TRIGGER_AMBIGUOUS":
      case "INTERNAL":
        return "ambiguous";
      case "GITLAB_ANSWER_UNREADABLE":
      case "GITLAB_ANSWER_TOO_LARGE":
        return isRefusal(error.status) ? "refused" : "ambiguous";
      default:
        return "refused";
    }
  }
  function isRefusal(status2) {
    return status2 !== void 0 && status2 >= 300 && status2 < 500;
  }
  var init_trigger_fault = __esm({
    "shared/gitlab/trigger-fault.ts"() {
      "use strict";
      init_coded_error();
    }
  });

  // shared/gitlab/trigger-body.ts
  function triggerBody(content) {
    const { body, payload = {}, variables, inputs } = content;
    if (body !== void 0) return preparedBody(body);
    const taken = Object.keys(payload).filter((key) => RESERVED_KEYS.has(key));
    if (taken.length > 0)
      throw new CodedError("INPUT_INVALID", `The payload has keys that are GitLab's own: ${taken.join(", ")}.`, {
        hint: "Carry a foreign payload under one key of its own."
      });
    const wrong = Object.entries(variables ?? {}).find(([, value]) => typeof value !== "string");
    if (wrong !== void 0)
      throw new CodedError("INPUT_INVALID", `The pipeline variable ${printable(wrong[0], 100)} is not a string.`, {
        hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values."
      });
    return JSON.stringify({
      token: content.credential.token.reveal(),
      ...content.spelling === "body" ? { ref: content.ref } : {},
      ...variables === void 0 ? {} : { variables },
      ...inputs === void 0 ? {} : { inputs },
      ...payload
    });
  }
  function preparedBody(body) {
    if (!$isUtf8(body)) throw new CodedError("INPUT_INVALID", "The prepared body of the trigger call is not UTF-8.");
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  }
  var RESERVED_KEYS;
  var init_trigger_body = __esm({
    "shared/gitlab/trigger-body.ts"() {
      "use strict";
      init_buffer();
      init_coded_error();
      init_printable();
      RESERVED_KEYS = /* @__PURE__ */ new Set([
        "id",
        "ref",
        "token",
        "variables",
        "inputs",
        "job_token",
        "private_token",
        "access_token",
        "sudo"
      ]);
    }
  });

  // shared/gitlab/refusal.ts
  function refusalOf(refusal) {
    const isStorage = refusal.elsewhere !== void 0 && refusal.status < 500 && refusal.status !== 429;
    return codedRefusal(isStorage ? "GITLAB_STORAGE_REFUSED" : codeOf(refusal), refusal);
  }
  function codedRefusal(code, refusal, hint) {
    const { status: status2, elsewhere, words: words2, what, retryAfterMs } = refusal;
    const who = elsewhere === void 0 ? "GitLab" : `${elsewhere}, where GitLab redirects to,`;
    const said = words2.text === "" ? "" : `: ${words2.text}`;
    const details = {
      status: status2,
      ...retryAfterMs === void 0 ? {} : { retryAfterMs },
      ...hint === void 0 ? {} : { hint }
    };
    const pause = retryAfterMs === void 0 ? "" : ` It asks to wait ${Math.ceil(retryAfterMs / 1e3)} s.`;
    return new CodedError(code, `${who} answered ${status2} to ${what}${said.replace(/\.$/, "")}.${pause}`, details);
  }
  function jobTokenCode(words2) {
    if (/job is not running|job has to be running/i.test(words2.text)) return "GITLAB_JOB_NOT_RUNNING";
    if (/job has been erased/i.test(words2.text)) return "GITLAB_JOB_ERASED";
    if (/project has been deleted/i.test(words2.text)) return "GITLAB_JOB_PROJECT_DELETED";
    if (/job token has expired/i.test(words2.text)) return "GITLAB_JOB_TOKEN_EXPIRED";
    return void 0;
  }
  function codeOf({ status: status2, words: words2 }) {
    if (status2 >= 500) return "GITLAB_SERVER_ERROR";
    if (status2 >= 300 && status2 < 400) return "GITLAB_REDIRECT_REFUSED";
    switch (status2) {
      case 401:
        return jobTokenCode(words2) ?? "GITLAB_TOKEN_REJECTED";
      case 403:
        return isPolicyRefusal(words2) ? "GITLAB_POLICY_REFUSED" : "GITLAB_FORBIDDEN";
      case 404:
        return "GITLAB_NOT_FOUND";
      case 429:
        return "GITLAB_RATE_LIMITED";
      default:
        return "GITLAB_REQUEST_REFUSED";
    }
  }
  function isPolicyRefusal(words2) {
    return /token permissions? (is|are) required/i.test(words2.text);
  }
  var init_refusal2 = __esm({
    "shared/gitlab/refusal.ts"() {
      "use strict";
      init_coded_error();
    }
  });

  // shared/gitlab/trigger-refusal.ts
  function triggerRefusalOf(refusal) {
    const { status: status2, words: words2 } = refusal;
    switch (status2) {
      case 400:
        return codedRefusal(sentenceCode(words2) ?? "GITLAB_PIPELINE_REFUSED", refusal);
      case 401:
        return codedRefusal(jobTokenCode(words2) ?? "GITLAB_TOKEN_REJECTED", refusal);
      case 403:
        return /^(403 )?forbidden$/i.test(words2.text) ? codedRefusal("GITLAB_PIPELINE_HOOK_REFUSED", refusal) : refusalOf(refusal);
      case 404:
        return codedRefusal("GITLAB_TRIGGER_NOT_FOUND", refusal, words2.form === "html" ? NO_API : void 0);
      case 422:
        return storedFailure(refusal);
      default:
        return refusalOf(refusal);
    }
  }
  function storedFailure(refusal) {
    const { words: words2 } = refusal;
    const code = sentenceCode(words2);
    if (code !== void 0) return codedRefusal(code, refusal);
    const hint = Object.hasOwn(REASONS, words2.text) ? REASONS[words2.text] : void 0;
    if (hint !== void 0 || words2.form !== "json") return codedRefusal("GITLAB_PIPELINE_REFUSED", refusal, hint);
    return codedRefusal("GITLAB_PIPELINE_INVALID", refusal);
  }
  function sentenceCode(words2) {
    for (const [pattern, code] of SENTENCES) if (words2.lines.some((line) => pattern.test(line))) return code;
    return void 0;
  }
  var SENTENCES, REASONS, NO_API;
  var init_trigger_refusal = __esm({
    "shared/gitlab/trigger-refusal.ts"() {
      "use strict";
      init_refusal2();
      SENTENCES = [
        [/\b(token|ref) is missing|\btoken is (empty|blank)/i, "GITLAB_PARAMETER_MISSING"],
        [/\bref\b.{0,20}(is empty|is blank|can't be blank|cannot be blank)/i, "GITLAB_REF_EMPTY"],
        [/variables is invalid/i, "GITLAB_VARIABLES_INVALID"],
        [/map of key-valued strings/i, "GITLAB_VARIABLES_NOT_STRINGS"],
        [/reference not found/i, "GITLAB_REF_NOT_FOUND"],
        [/workflow rules/i, "GITLAB_FILTERED_BY_WORKFLOW_RULES"],
        [/rules configuration prevented|pipeline will not run for the selected|no stages \/ jobs/i, "GITLAB_NO_JOBS"],
        [/missing .*\bCI config\b/i, "GITLAB_NO_CI_FILE"],
        [/permissions? to set pipeline variables/i, "GITLAB_VARIABLES_FORBIDDEN"],
        [/permissions? to create a new pipeline/i, "GITLAB_PIPELINE_FORBIDDEN"],
        [/permissions? to run a pipeline on/i, "GITLAB_REF_PROTECTED"],
        [/pipelines are disabled/i, "GITLAB_PIPELINES_DISABLED"],
        [/too many pipelines created/i, "GITLAB_CREATION_RATE_LIMIT"],
        [/duplicate variable name/i, "GITLAB_VARIABLE_DUPLICATE"],
        [
          /\binputs is invalid|`[^`]+` input: |unknown input|inputs? not defined|given inputs|\binputs?\b.{0,60}(not provided|not been provided|not valid|required)/i,
          "GITLAB_INPUTS_REFUSED"
        ]
      ];
      REASONS = {
        external_validation_failure: "The instance's external pipeline validation refused it: ask its administrator.",
        user_not_verified: "The token's owner must verify their account with GitLab first.",
        size_limit_exceeded: "The pipeline has more jobs than the instance's limit allows: make it smaller or have the limit raised.",
        job_activity_limit_exceeded: "Too many jobs are active in the target: wait for some to end, then trigger again.",
        deployments_limit_exceeded: "The pipeline has more deployments than the instance's limit allows.",
        project_deleted: "The target project is being deleted."
      };
      NO_API = "What answered is a web page, not GitLab's API: check that `host` names the GitLab server, with its path when GitLab is installed under one (https://host/gitlab).";
    }
  });

  // shared/gitlab/triggers.ts
  async function triggerPipeline(gitlab, order, signal) {
    const { project, ref, credential, spelling } = order;
    const what = `triggering a pipeline on ${projectName(project)} at ref ${printable(ref, 200)} with the ${credential.kind.replace("-", " ")}`;
    const path = spelling === "body" ? route`projects/${project}/trigger/pipeline` : route`projects/${project}/ref/${ref}/trigger/pipeline`;
    const secrets = [credential.token];
    const answer = await gitlab.send(
      {
        method: "POST",
        path,
        what,
        headers: eventHeaders(order.eventUuid),
        body: triggerBody(order),
        secrets,
        refusal: triggerRefusalOf,
        ...order.leaving === void 0 ? {} : { leaving: order.leaving }
      },
      signal
    );
    return readAnswer(answer, what, parsePipeline, secrets);
  }
  function eventHeaders(eventUuid) {
    return eventUuid !== void 0 && /^[\w-]{1,64}$/.test(eventUuid) ? { "x-gitlab-event-uuid": eventUuid } : {};
  }
  var init_triggers = __esm({
    "shared/gitlab/triggers.ts"() {
      "use strict";
      init_printable();
      init_call();
      init_route();
      init_trigger_body();
      init_trigger_refusal();
      init_wire();
    }
  });

  // action/trigger/grace.ts
  async function graceAfter(clock, graceMs, signal, work) {
    const late = new AbortController();
    const done = new AbortController();
    const begin = () => {
      clock.sleep(graceMs, done.signal).then(
        () => late.abort(signal.reason),
        () => void 0
      );
    };
    if (signal.aborted) begin();
    else signal.addEventListener("abort", begin, { once: true });
    try {
      return await work(late.signal);
    } finally {
      signal.removeEventListener("abort", begin);
      done.abort();
    }
  }
  var init_grace = __esm({
    "action/trigger/grace.ts"() {
      "use strict";
    }
  });

  // action/trigger/repeat.ts
  function repeatTriggerMs(error, attempt, random) {
    if (!(error instanceof CodedError) || triggerFault(error) !== "not-created") return "stop";
    const policy = error.code === "GITLAB_CREATION_RATE_LIMIT" ? CREATION_LIMIT : READ_RETRY;
    if (error.code === "GITLAB_REF_NOT_FOUND" || error.code === "GITLAB_TLS_FAILED") return "stop";
    return nextDelayMs(policy, attempt, random, error.retryAfterMs);
  }
  var CREATION_LIMIT;
  var init_repeat = __esm({
    "action/trigger/repeat.ts"() {
      "use strict";
      init_coded_error();
      init_trigger_fault();
      init_policy();
      CREATION_LIMIT = { maxAttempts: 5, baseMs: 2e4, maxMs: 6e4, maxRetryAfterMs: 12e4 };
    }
  });

  // action/trigger/trigger.ts
  async function trigger(deps, order, readers, signal) {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        return await graceAfter(deps.clock, ANSWER_GRACE_MS, signal, (late) => triggerPipeline(deps.gitlab, order, late));
      } catch (error) {
        const pauseMs = repeatTriggerMs(error, attempt, deps.random());
        if (pauseMs === "stop") throw await final(deps.gitlab, order, error, readers, signal);
        const why = error instanceof Error ? error.message : "";
        deps.tell(`No pipeline was created; trying again in ${formatDuration(pauseMs)}. ${why}`);
        await deps.clock.sleep(pauseMs, signal);
      }
    }
  }
  async function final(gitlab, order, error, readers, signal) {
    if (isCoded(error, "GITLAB_TRIGGER_NOT_FOUND")) return await explainNotFound(gitlab, order, error, readers, signal);
    const stopped = signal.aborted && error === signal.reason;
    return stopped || triggerFault(error) === "ambiguous" ? ambiguous(gitlab, order, error, stopped) : error;
  }
  function ambiguous(gitlab, order, cause, stopped) {
    const came = stopped ? "the step was stopped before GitLab answered" : "what came back does not tell whether it exists";
    return new CodedError(
      "TRIGGER_AMBIGUOUS",
      `A pipeline of ${printable(String(order.project))} at ref ${printable(order.ref)} was asked for, and ${came}.`,
      {
        cause,
        hint: `Look at ${pipelineList(gitlab.url, order.project)} for one started at this time before triggering again: a second call would start a second pipeline.`
      }
    );
  }
  function pipelineList(server, project) {
    return typeof project === "number" ? `${server}/projects/${project} (Build > Pipelines)` : `${server}/${project}/-/pipelines`;
  }
  var ANSWER_GRACE_MS;
  var init_trigger2 = __esm({
    "action/trigger/trigger.ts"() {
      "use strict";
      init_coded_error();
      init_explain();
      init_trigger_fault();
      init_triggers();
      init_printable();
      init_duration();
      init_grace();
      init_repeat();
      ANSWER_GRACE_MS = 4e3;
    }
  });

  // action/watch/jobs-reader.ts
  function jobsReader(readers, list, tell) {
    const first = new FirstThatReads(readers);
    let hopeless = false;
    return async (signal) => {
      if (hopeless) return void 0;
      try {
        return await first.read((credential) => list(credential, signal));
      } catch (error) {
        if (!cannotRead(error)) throw error;
        hopeless = true;
        tell(`The pipeline's jobs are not shown: ${error.message}`);
        return void 0;
      }
    };
  }
  var init_jobs_reader = __esm({
    "action/watch/jobs-reader.ts"() {
      "use strict";
      init_cannot_read();
      init_first_that_reads();
    }
  });

  // action/watch/lookout.ts
  function forbidden(what, refusals) {
    return new CodedError(
      "WATCH_FORBIDDEN",
      [`The status of ${what} cannot be read by any way tried:`, ...refusals.map((refusal) => `  ${refusal}`)].join("\n")
    );
  }
  var NO_JOB_FOR_MS, SECOND_ROUND_AFTER_MS, Lookout;
  var init_lookout = __esm({
    "action/watch/lookout.ts"() {
      "use strict";
      init_coded_error();
      init_cannot_read();
      init_ladder();
      NO_JOB_FOR_MS = 6e4;
      SECOND_ROUND_AFTER_MS = 2e3;
      Lookout = class {
        #deps;
        #ladder;
        #what;
        #rung;
        #emptySinceMs;
        /** Rungs that turned out to show nothing, whatever they answer. */
        #blind = /* @__PURE__ */ new Set();
        /** @param what the pipeline in words, for errors: "pipeline 7 of group/app" */
        constructor(deps, ladder, what) {
          this.#deps = deps;
          this.#ladder = ladder;
          this.#what = what;
        }
        /**
         * The pipeline as it stands; undefined while the rung in use shows nothing yet.
         *
         * Throws WATCH_FORBIDDEN when no rung works, and lets through what is no matter of permission.
         */
        async look(signal) {
          if (this.#rung === void 0) return await this.#probe(signal);
          try {
            return await this.#lookBy(this.#rung, signal);
          } catch (error) {
            if (!cannotRead(error)) throw error;
            this.#deps.tell(`Looking ${rungText(this.#rung)} no longer works: ${error.message}`);
            this.#rung = void 0;
            return await this.#probe(signal);
          }
        }
        async #probe(signal) {
          for (let round = 1; ; round += 1) {
            const refusals = [];
            for (const rung of this.#ladder) {
              if (this.#blind.has(rung)) {
                refusals.push(`${rungText(rung)}: the pipeline has no job that would show its status`);
                continue;
              }
              try {
                const seen = await this.#lookBy(rung, signal);
                this.#rung = rung;
                this.#deps.tell(`Looking at the pipeline ${rungText(rung)}.`);
                return seen;
              } catch (error) {
                if (!cannotRead(error)) throw error;
                refusals.push(`${rungText(rung)}: ${error.message}`);
              }
            }
            if (round === 2) throw forbidden(this.#what, refusals);
            await this.#deps.clock.sleep(SECOND_ROUND_AFTER_MS, signal);
          }
        }
        async #lookBy(rung, signal) {
          const seen = await this.#deps.lookBy(rung, signal);
          if (seen !== void 0) {
            this.#emptySinceMs = void 0;
            return seen;
          }
          const nowMs = this.#deps.clock.monotonicMs();
          this.#emptySinceMs ??= nowMs;
          if (nowMs - this.#emptySinceMs < NO_JOB_FOR_MS) return void 0;
          this.#blind.add(rung);
          throw new CodedError("GITLAB_NOT_FOUND", `${this.#what} has no job that would show its status.`);
        }
      };
    }
  });

  // action/watch/jobs-due.ts
  function jobsDue(last, pipeline, waitedMs) {
    if (last === void 0) return true;
    if (statusText(last.pipeline.status) !== statusText(pipeline.status)) return true;
    return waitedMs - last.atMs >= Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE_OF_ELAPSED));
  }
  var SHARE_OF_ELAPSED, SHORTEST_MS, LONGEST_MS;
  var init_jobs_due = __esm({
    "action/watch/jobs-due.ts"() {
      "use strict";
      init_pipeline();
      SHARE_OF_ELAPSED = 0.2;
      SHORTEST_MS = 2e3;
      LONGEST_MS = 6e4;
    }
  });

  // action/watch/outage.ts
  function isPassing(error) {
    return isCoded(error, ...PASSING);
  }
  function judgeOutage(lastedMs, budgetMs, plannedMs, retryAfterMs) {
    const leftMs = budgetMs - lastedMs;
    if (leftMs <= 0) return { kind: "over-budget" };
    return { kind: "endure", pauseMs: Math.min(leftMs, Math.max(SHORTEST_PAUSE_MS, plannedMs, retryAfterMs ?? 0)) };
  }
  var PASSING, SHORTEST_PAUSE_MS;
  var init_outage = __esm({
    "action/watch/outage.ts"() {
      "use strict";
      init_coded_error();
      PASSING = [
        "GITLAB_UNREACHABLE",
        "GITLAB_TLS_FAILED",
        "GITLAB_CONNECTION_LOST",
        "GITLAB_DEADLINE",
        "GITLAB_SERVER_ERROR",
        "GITLAB_RATE_LIMITED",
        // Maintenance pages come with all sorts of bodies, at times with status 200.
        "GITLAB_ANSWER_UNREADABLE",
        "GITLAB_ANSWER_TOO_LARGE"
      ];
      SHORTEST_PAUSE_MS = 5e3;
    }
  });

  // action/watch/progress.ts
  function jobProgress(before, after) {
    const known = new Map(before.map((job) => [job.id, statusText(job.status)]));
    return [...after].sort((one, other) => one.id - other.id).filter((job) => known.get(job.id) !== statusText(job.status) && !NOT_BEGUN.has(job.status)).map(lineOf);
  }
  function lineOf(job) {
    const name = `${printable(job.name, 100)} (${printable(job.stage, 60)})`;
    const after = job.durationS === void 0 ? "" : ` after ${formatDuration(job.durationS * 1e3)}`;
    switch (job.status) {
      case "running":
        return { text: `  ${name} started`, tone: "dim" };
      case "success":
        return { text: `  ${name} succeeded${after}`, tone: "good" };
      case "failed":
        return job.allowFailure ? { text: `  ${name} failed${after}${reason(job)}, which is allowed`, tone: "dim" } : { text: `  ${name} failed${after}${reason(job)}: ${printable(job.webUrl)}`, tone: "bad" };
      case "canceled":
        return { text: `  ${name} was canceled${after}`, tone: "dim" };
      case "manual":
        return { text: `  ${name} waits for a person to start it: ${printable(job.webUrl)}`, tone: "dim" };
      default:
        return { text: `  ${name} is ${printable(statusText(job.status), 60)}`, tone: "dim" };
    }
  }
  function reason(job) {
    return job.failureReason === void 0 ? "" : ` (${printable(job.failureReason, 80)})`;
  }
  var NOT_BEGUN;
  var init_progress = __esm({
    "action/watch/progress.ts"() {
      "use strict";
      init_pipeline();
      init_printable();
      init_duration();
      NOT_BEGUN = /* @__PURE__ */ new Set([
        "created",
        "waiting_for_resource",
        "preparing",
        "waiting_for_callback",
        "pending",
        "scheduled",
        "skipped"
      ]);
    }
  });

  // action/watch/jobs-show.ts
  var LONGEST_LISTING_MS, LAST_LISTING_MS, JobsShow;
  var init_jobs_show = __esm({
    "action/watch/jobs-show.ts"() {
      "use strict";
      init_coded_error();
      init_within();
      init_jobs_due();
      init_outage();
      init_progress();
      LONGEST_LISTING_MS = 15e3;
      LAST_LISTING_MS = 3e4;
      JobsShow = class {
        #deps;
        #last;
        constructor(deps) {
          this.#deps = deps;
        }
        /** Lists the jobs when that is due, and tells a line per change. A passing fault is let go: progress is a courtesy. */
        async show(seen, { waitedMs, leftMs, isLast }, signal) {
          if (!jobsDue(this.#last, seen, waitedMs)) return;
          const { clock, listJobs, tell } = this.#deps;
          const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not list the jobs of pipeline ${seen.id}.`);
          const limitMs = isLast ? LAST_LISTING_MS : Math.min(LONGEST_LISTING_MS, leftMs / 2);
          const before = this.#last?.jobs ?? [];
          this.#last = { atMs: waitedMs, pipeline: seen, jobs: before };
          try {
            const jobs = await within(clock, limitMs, tooLate, listJobs, signal);
            if (jobs === void 0) return;
            for (const line of jobProgress(before, jobs)) tell(line);
            this.#last = { atMs: waitedMs, pipeline: seen, jobs };
          } catch (error) {
            signal.throwIfAborted();
            if (!isPassing(error)) throw error;
          }
        }
      };
    }
  });

  // action/watch/judge.ts
  function judge(status2, waitedMs, timeoutMs) {
    const end = typeof status2 === "string" ? ENDS[status2] : void 0;
    if (end !== void 0) return { kind: "settled", as: end };
    const leftMs = timeoutMs - waitedMs;
    return leftMs <= 0 ? { kind: "timed-out" } : { kind: "wait", leftMs };
  }
  var ENDS;
  var init_judge = __esm({
    "action/watch/judge.ts"() {
      "use strict";
      ENDS = {
        created: void 0,
        waiting_for_resource: void 0,
        preparing: void 0,
        waiting_for_callback: void 0,
        pending: void 0,
        running: void 0,
        success: "succeeded",
        failed: "failed",
        canceling: void 0,
        canceled: "canceled",
        skipped: "skipped",
        manual: "blocked",
        scheduled: void 0
      };
    }
  });

  // action/watch/patient-look.ts
  var LAST_LOOK_MS, PatientLook;
  var init_patient_look = __esm({
    "action/watch/patient-look.ts"() {
      "use strict";
      init_coded_error();
      init_pipeline();
      init_printable();
      init_duration();
      init_within();
      init_outage();
      LAST_LOOK_MS = 5e3;
      PatientLook = class {
        #deps;
        #budgetMs;
        #outage;
        /** @param budgetMs how long GitLab may be out of reach at a stretch */
        constructor(deps, budgetMs) {
          this.#deps = deps;
          this.#budgetMs = budgetMs;
        }
        /**
         * The pipeline, or undefined when this look has shown nothing. Throws what is no passing fault.
         *
         * @param last the pipeline as last seen
         * @param leftMs what is left of the wait
         */
        async look(last, leftMs, signal) {
          const { clock, look: look2, tell } = this.#deps;
          const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer a look at pipeline ${last.id}.`);
          try {
            const seen = await within(clock, leftMs + LAST_LOOK_MS, tooLate, look2, signal);
            if (this.#outage !== void 0) {
              const lasted = formatDuration(clock.monotonicMs() - this.#outage.sinceMs);
              tell({ text: `GitLab answers again after ${lasted}.`, tone: "plain" });
            }
            this.#outage = void 0;
            return seen;
          } catch (error) {
            signal.throwIfAborted();
            if (!isPassing(error)) throw error;
            if (this.#outage === void 0) this.#warn(error, leftMs);
            this.#outage = { sinceMs: this.#outage?.sinceMs ?? clock.monotonicMs(), error };
            return void 0;
          }
        }
        /** The pause before the next look, where `plannedMs` is the schedule's. Throws WATCH_OUTAGE when the budget is used up. */
        pauseMs(last, plannedMs) {
          if (this.#outage === void 0) return plannedMs;
          const { error, sinceMs } = this.#outage;
          const lastedMs = this.#deps.clock.monotonicMs() - sinceMs;
          const retryAfterMs = error instanceof CodedError ? error.retryAfterMs : void 0;
          const verdict = judgeOutage(lastedMs, this.#budgetMs, plannedMs, retryAfterMs);
          if (verdict.kind === "endure") return verdict.pauseMs;
          throw new CodedError(
            "WATCH_OUTAGE",
            `GitLab has not answered usably for ${formatDuration(lastedMs)} while waiting for pipeline ${last.id}; it was ${printable(statusText(last.status), 60)} when last seen.`,
            { cause: error, hint: `Open ${printable(last.webUrl)} to see how it stands.` }
          );
        }
        #warn(error, leftMs) {
          const onMs = Math.min(this.#budgetMs, leftMs);
          const goesOn = onMs > 0 ? `; the wait goes on for up to ${formatDuration(onMs)}` : "";
          this.#deps.warn(`GitLab cannot be asked at present${goesOn}. ${error instanceof Error ? error.message : ""}`);
        }
      };
    }
  });

  // action/watch/schedule.ts
  function nextLookMs(elapsedMs, random, pollIntervalMs) {
    if (pollIntervalMs !== void 0) return pollIntervalMs;
    const step = Math.min(LONGEST_MS2, Math.max(SHORTEST_MS2, elapsedMs * SHARE_OF_ELAPSED2));
    return Math.round(step * (1 - JITTER * random));
  }
  var SHARE_OF_ELAPSED2, SHORTEST_MS2, LONGEST_MS2, JITTER;
  var init_schedule = __esm({
    "action/watch/schedule.ts"() {
      "use strict";
      SHARE_OF_ELAPSED2 = 0.05;
      SHORTEST_MS2 = 1e3;
      LONGEST_MS2 = 15e3;
      JITTER = 0.1;
    }
  });

  // action/watch/watch.ts
  async function watch(deps, started, policy, signal) {
    const { clock, random, warn } = deps;
    const beginMs = clock.monotonicMs();
    const waited = () => clock.monotonicMs() - beginMs;
    const left = () => Math.max(0, policy.timeoutMs - waited());
    const patience = new PatientLook(deps, policy.outageBudgetMs);
    const jobs = new JobsShow(deps);
    const warnOnce = onceEach(warn);
    let pipeline = started;
    for (; ; ) {
      const waitedMs = waited();
      const verdict = judge(pipeline.status, waitedMs, policy.timeoutMs);
      if (verdict.kind !== "wait") return { ...verdict, pipeline, waitedMs };
      const pauseMs = patience.pauseMs(pipeline, nextLookMs(waitedMs, random(), policy.pollIntervalMs));
      await clock.sleep(Math.min(verdict.leftMs, pauseMs), signal);
      const seen = await patience.look(pipeline, left(), signal);
      if (seen === void 0) continue;
      const unknown2 = unknownStatusText(seen.status);
      if (unknown2 !== void 0) warnOnce(unknown2);
      if (statusText(seen.status) !== statusText(pipeline.status))
        deps.tell({ text: statusLine(seen, waited()), tone: "plain" });
      pipeline = seen;
      deps.seen(seen);
      const isLast = judge(seen.status, 0, policy.timeoutMs).kind === "settled";
      await jobs.show(seen, { waitedMs: waited(), leftMs: left(), isLast }, signal);
    }
  }
  function statusLine({ id: id2, status: status2 }, waitedMs) {
    return `Pipeline ${id2}: ${printable(statusText(status2), 60)} (after ${formatDuration(waitedMs)})`;
  }
  function unknownStatusText(status2) {
    if (typeof status2 === "string") return void 0;
    return `GitLab reports the status "${printable(status2.unknown, 60)}", which this version of Sluice does not know; the wait goes on.`;
  }
  function onceEach(act) {
    const done = /* @__PURE__ */ new Set();
    return (text2) => {
      if (done.has(text2)) return;
      done.add(text2);
      act(text2);
    };
  }
  var init_watch = __esm({
    "action/watch/watch.ts"() {
      "use strict";
      init_pipeline();
      init_printable();
      init_duration();
      init_jobs_show();
      init_judge();
      init_patient_look();
      init_schedule();
    }
  });

  // action/watch/follow.ts
  async function follow({ gitlab, host, clock, random }, { started, project, readers, policy }, heard, signal) {
    const { id: id2, projectId } = started;
    const tell = (text2) => host.line(text2);
    const lookBy = ({ credential, by }, until) => by === "pipeline" ? getPipeline(gitlab, credential, projectId, id2, until) : peekPipeline(gitlab, credential, projectId, id2, until);
    const what = `pipeline ${id2} of ${printable(String(project))}`;
    const lookout = new Lookout({ clock, tell, lookBy }, ladderOf(readers), what);
    const list = (credential, until) => listPipelineJobs(gitlab, credential, projectId, id2, {}, until);
    const readJobs = jobsReader(readers, list, tell);
    return await watch(
      {
        clock,
        random,
        look: (until) => lookout.look(until),
        listJobs: async (until) => {
          const jobs = await readJobs(until);
          if (jobs !== void 0) heard.jobs(jobs);
          return jobs;
        },
        tell: ({ text: text2, tone }) => host.line(text2, tone),
        warn: (text2) => host.warning(text2),
        seen: heard.pipeline
      },
      started,
      policy,
      signal
    );
  }
  var init_follow = __esm({
    "action/watch/follow.ts"() {
      "use strict";
      init_jobs();
      init_pipelines();
      init_printable();
      init_jobs_reader();
      init_ladder();
      init_lookout();
      init_watch();
    }
  });

  // action/step.ts
  async function runStep(deps, inputs, signal) {
    const { host, clock } = deps;
    const known = {};
    let outcome;
    let cancellation;
    try {
      outcome = await pursue(deps, await inputs, known, signal);
    } catch (error) {
      outcome = outcomeOf(error, signal);
      if (outcome.kind === "error" && error instanceof Error && !isCoded(error)) host.log.debug(error.stack ?? "");
      if (outcome.kind === "interrupted") cancellation = await cancelLeftRunning(clock, known);
    }
    known.gitlab?.close();
    const ending = {
      outcome,
      ...known.inputs === void 0 ? {} : { project: known.inputs.project },
      ...known.pipeline === void 0 ? {} : { pipeline: known.pipeline },
      ...known.jobs === void 0 ? {} : { jobs: known.jobs },
      ...known.artifacts === void 0 ? {} : { artifacts: known.artifacts },
      ...known.beside === void 0 ? {} : { beside: known.beside },
      ...cancellation === void 0 ? {} : { cancellation: cancellation.text },
      ...known.triggeredAtMs === void 0 ? {} : { waitedMs: clock.monotonicMs() - known.triggeredAtMs }
    };
    const result = await report(host, ending);
    if (cancellation?.failed !== true)
      await besides(host, "The step's end could not be noted", () => host.saveState(RUN_STATE.finished, "true"));
    return result;
  }
  async function pursue(deps, inputs, known, signal) {
    const { host } = deps;
    for (const secret of inputs.secrets) host.mask(secret);
    known.inputs = inputs;
    const plan = planRun(inputs);
    for (const line of planText(plan, inputs)) host.line(line);
    if (sendsInTheClear(inputs.host)) host.warning(IN_THE_CLEAR);
    signal.throwIfAborted();
    const caFile = inputs.caFile === void 0 ? {} : { caFile: $resolve(deps.cwd, inputs.caFile) };
    const gitlab = deps.connect({ url: inputs.host, ...caFile }, quietly(host.log));
    known.gitlab = gitlab;
    const started = await start(deps, gitlab, plan, inputs, known, signal);
    if (plan.watch === void 0) return { kind: "triggered" };
    const { readers, project } = inputs;
    const heard = hearing(known);
    const watched = await follow({ ...deps, gitlab }, { started, project, readers, policy: plan.watch }, heard, signal);
    if (watched.kind === "timed-out") return { kind: "timed-out", afterMs: watched.waitedMs };
    known.settled = true;
    if (plan.collect === void 0 || watched.as === "skipped" || watched.as === "blocked") return { kind: watched.as };
    const into = $resolve(deps.cwd, plan.collect.into);
    const order = { ...plan.collect, pipeline: started, readers, into };
    try {
      const collected = await bringBack({ ...deps, gitlab }, order, heard.jobs, signal);
      if (collected !== void 0)
        known.artifacts = { path: collected.path, count: collected.files.length, files: collected.files };
    } catch (error) {
      signal.throwIfAborted();
      if (watched.as === "succeeded") throw error;
      known.beside = toCoded(error);
    }
    return { kind: watched.as };
  }
  function hearing(known) {
    return {
      pipeline: (seen) => {
        known.pipeline = seen;
      },
      jobs: (listed) => {
        known.jobs = listed;
      }
    };
  }
  async function start(deps, gitlab, plan, inputs, known, signal) {
    const { host, clock, random } = deps;
    const tell = (text2) => host.line(text2);
    const pipeline = await trigger({ gitlab, clock, random, tell }, plan.trigger, inputs.readers, signal);
    known.pipeline = pipeline;
    known.triggeredAtMs = clock.monotonicMs();
    const { id: id2, projectId, webUrl } = pipeline;
    await besides(
      host,
      "The pipeline could not be noted for the post entry",
      () => host.saveState(
        RUN_STATE.pipeline,
        writeLeftRunning({ host: inputs.host, project: projectId, id: id2, webUrl: host.hide(webUrl) })
      )
    );
    await besides(host, "The outputs could not be written", () => publishPipeline(host, pipeline));
    host.line(`Triggered pipeline ${id2}: ${printable(webUrl)}`);
    return pipeline;
  }
  async function cancelLeftRunning(clock, known) {
    const { pipeline, gitlab, inputs } = known;
    if (pipeline === void 0 || gitlab === void 0 || inputs === void 0 || known.settled === true)
      return void 0;
    const target = { project: pipeline.projectId, id: pipeline.id, webUrl: pipeline.webUrl };
    const cancellation = await cancelDownstream(gitlab, clock, inputs.readers, target);
    if (cancellation.kind === "requested") known.pipeline = { ...pipeline, status: cancellation.status };
    return { text: cancellationText(target, cancellation), failed: cancellation.kind === "failed" };
  }
  function quietly(log) {
    const debug = log.debug.bind(log);
    return { debug, info: debug, warn: debug, error: debug };
  }
  function outcomeOf(error, signal) {
    if (signal.aborted && !isCoded(error, "TRIGGER_AMBIGUOUS")) return { kind: "interrupted" };
    return { kind: "error", error: toCoded(error) };
  }
  function toCoded(error) {
    if (error instanceof CodedError) return error;
    return new CodedError("INTERNAL", `Sluice met something it did not expect: ${oneLine(error)}`, { cause: error });
  }
  var init_step = __esm({
    "action/step.ts"() {
      "use strict";
      init_path();
      init_coded_error();
      init_describe();
      init_printable();
      init_bring_back();
      init_in_the_clear();
      init_plan();
      init_besides();
      init_report();
      init_cancel();
      init_run_state();
      init_trigger2();
      init_follow();
    }
  });

  // shared/retry/retry.ts
  async function retry(deps, rules, work, signal) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work(attempt);
      } catch (error) {
        signal?.throwIfAborted();
        if (!rules.retryable(error)) throw error;
        const retryAfterMs = isCoded(error) ? error.retryAfterMs : void 0;
        const pauseMs = nextDelayMs(rules.policy, attempt, deps.random(), retryAfterMs);
        if (pauseMs === "stop") throw error;
        rules.onPause?.(error, attempt, pauseMs);
        await deps.clock.sleep(pauseMs, signal);
      }
    }
  }
  var init_retry = __esm({
    "shared/retry/retry.ts"() {
      "use strict";
      init_coded_error();
      init_policy();
    }
  });

  // shared/gitlab/answer-words.ts
  function wordsOf(body, redact2) {
    const text2 = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1e5)).toString("utf8").trim();
    if (text2 === "") return { lines: [], text: "", form: "empty" };
    const json = parseJson2(text2);
    if (json !== void 0) return told(sentences(json, ""), "json", redact2);
    if (/^<[!?a-z]/i.test(text2)) {
      const title = /<title[^>]*>([^<]{1,200})</i.exec(text2)?.[1];
      return told([title === void 0 ? "an HTML or XML page" : `a page titled "${title.trim()}"`], "html", redact2);
    }
    return told([text2], "text", redact2);
  }
  function told(lines, form, redact2) {
    const clean = lines.slice(0, MOST_LINES).map((line) => printable(redact2(line).replaceAll(/\s+/g, " ").trim(), MOST_CHARS));
    const all = clean.join("; ");
    return { lines: clean, text: all.length <= MOST_CHARS ? all : `${all.slice(0, MOST_CHARS - 1)}\u2026`, form };
  }
  function parseJson2(text2) {
    if (!text2.startsWith("{") && !text2.startsWith("[")) return void 0;
    try {
      const value = JSON.parse(text2);
      return typeof value === "object" && value !== null ? value : void 0;
    } catch {
      return void 0;
    }
  }
  function sentences(value, field, depth = 0) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return [field === "" ? String(value) : `${field}: ${value}`];
    if (typeof value !== "object" || value === null || depth > 4) return [];
    if (Array.isArray(value))
      return value.slice(0, MOST_LINES).flatMap((one) => sentences(one, field, depth + 1));
    const entries = Object.entries(value).slice(0, MOST_LINES);
    const known = entries.filter(([name]) => depth === 0 && WRAPPERS.has(name));
    return (known.length > 0 ? known : entries).flatMap(
      ([name, inner]) => sentences(inner, WRAPPERS.has(name) ? field : name, depth + 1)
    );
  }
  var MOST_LINES, MOST_CHARS, WRAPPERS;
  var init_answer_words = __esm({
    "shared/gitlab/answer-words.ts"() {
      "use strict";
      init_printable();
      MOST_LINES = 20;
      MOST_CHARS = 500;
      WRAPPERS = /* @__PURE__ */ new Set(["message", "error", "error_description", "base"]);
    }
  });

  // shared/retry/retry-after.ts
  function parseRetryAfterMs(header, now) {
    const text2 = header?.trim() ?? "";
    if (/^\d{1,9}(\.\d+)?$/.test(text2)) return Math.ceil(Number(text2) * 1e3);
    if (!/^[A-Za-z]{3,9},? /.test(text2)) return void 0;
    const at = Date.parse(text2);
    return Number.isNaN(at) ? void 0 : Math.max(0, at - now.getTime());
  }
  var init_retry_after = __esm({
    "shared/retry/retry-after.ts"() {
      "use strict";
    }
  });

  // shared/gitlab/asked-pause.ts
  function askedPauseMs(status2, headers, now) {
    if (status2 !== 429 && status2 < 500) return void 0;
    const asked = parseRetryAfterMs(headers["retry-after"], now);
    if (asked !== void 0 || status2 !== 429) return asked;
    const reset = headers["ratelimit-reset"];
    if (typeof reset !== "string" || !/^\d{9,11}$/.test(reset)) return void 0;
    return Math.max(0, Number(reset) * 1e3 - now.getTime());
  }
  var init_asked_pause = __esm({
    "shared/gitlab/asked-pause.ts"() {
      "use strict";
      init_retry_after();
    }
  });

  // shared/gitlab/body.ts
  function readBody(message, maxBytes) {
    return new Promise((resolve, reject) => {
      const chunks = [];
      let sizeBytes = 0;
      message.on("data", (chunk) => {
        sizeBytes += chunk.length;
        if (sizeBytes <= maxBytes) return void chunks.push(chunk);
        reject(new BodyTooLarge());
        message.destroy();
      });
      message.once("error", reject);
      message.once("close", () => reject(new Error("the connection closed before the answer's end")));
      message.once("end", () => {
        if (message.complete)
          resolve(chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks, sizeBytes));
        else reject(new Error("the answer ended early"));
      });
    });
  }
  async function readStart(body, maxBytes) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of body) {
      chunks.push(chunk);
      sizeBytes += chunk.length;
      if (sizeBytes >= maxBytes) break;
    }
    return Buffer.concat(chunks).subarray(0, maxBytes);
  }
  var BodyTooLarge, BodyStream;
  var init_body = __esm({
    "shared/gitlab/body.ts"() {
      "use strict";
      init_stream();
      BodyTooLarge = class extends Error {
        name = "BodyTooLarge";
      };
      BodyStream = class extends $Readable {
        #message;
        #rules;
        #stall;
        constructor(message, rules) {
          super({ highWaterMark: 256 * 1024 });
          this.#message = message;
          this.#rules = rules;
          this.on("error", () => {
          });
          message.pause();
          message.on("data", (chunk) => {
            if (this.push(chunk)) this.#stall?.refresh();
            else this.#rest();
          });
          message.once("end", () => {
            this.#rest();
            if (message.complete) this.push(null);
            else this.destroy(rules.failure(new Error("the answer ended early")));
          });
          message.once("error", (cause) => this.destroy(rules.failure(cause)));
          message.once("close", () => {
            if (!message.readableEnded)
              this.destroy(rules.failure(new Error("the connection closed before the answer's end")));
          });
        }
        _read() {
          this.#stall ??= setTimeout(() => this.destroy(this.#rules.failure(void 0)), this.#rules.stallMs);
          this.#message.resume();
        }
        _destroy(error, done) {
          this.#rest();
          if (!this.#message.readableEnded) this.#message.destroy();
          done(error);
        }
        #rest() {
          clearTimeout(this.#stall);
          this.#stall = void 0;
          this.#message.pause();
        }
      };
    }
  });

  // shared/gitlab/redirect.ts
  function judgeRedirect(redirect) {
    const { from, location, followed, reach } = redirect;
    if (location === void 0 || !URL.canParse(location, from.href))
      return { kind: "refuse", why: "without a usable Location" };
    const url = new URL(location, from);
    const sameOrigin = url.origin === from.origin;
    if (url.protocol !== "http:" && url.protocol !== "https:")
      return { kind: "refuse", why: `to a ${url.protocol} address` };
    if (url.username !== "" || url.password !== "") return { kind: "refuse", why: "to an address that holds a password" };
    if (redirect.method !== "GET")
      return sameOrigin ? {
        kind: "refuse",
        why: `of a ${redirect.method}`,
        hint: "Name the project by its present path or its id: it may have moved."
      } : { kind: "refuse", why: `of a ${redirect.method} to ${url.origin}`, hint: otherServer(url) };
    if (from.protocol === "https:" && url.protocol === "http:")
      return { kind: "refuse", why: `from https to plain http at ${url.host}` };
    if (!sameOrigin && reach === "same-origin")
      return { kind: "refuse", why: `to another server, ${url.origin}`, hint: otherServer(url) };
    if (followed >= MAX_REDIRECTS) return { kind: "refuse", why: `after ${followed} others` };
    url.hash = "";
    return { kind: "follow", url, keepCredential: redirect.keepCredential && sameOrigin };
  }
  function otherServer(url) {
    return `If GitLab really answers at ${url.origin}, set \`host\` to that address.`;
  }
  var MAX_REDIRECTS;
  var init_redirect = __esm({
    "shared/gitlab/redirect.ts"() {
      "use strict";
      MAX_REDIRECTS = 5;
    }
  });

  // shared/gitlab/follow.ts
  async function follow2(journey) {
    const { first, credential, reach, exchange, discard } = journey;
    let url = first.url;
    let keepCredential = true;
    for (let followed = 0; ; followed++) {
      const headers = keepCredential ? { ...first.headers, ...credential } : first.headers;
      const answer = await exchange({ ...first, url, headers });
      if (!REDIRECTS.has(answer.status)) return { answer, url };
      discard(answer.body);
      const verdict = judgeRedirect({
        from: url,
        location: answer.headers.location,
        method: first.method,
        followed,
        keepCredential,
        reach
      });
      if (verdict.kind === "refuse")
        throw new CodedError(
          "GITLAB_REDIRECT_REFUSED",
          `${url.origin} answered ${answer.status} to ${first.what}: a redirect ${verdict.why}, which is not followed.`,
          { status: answer.status, ...verdict.hint === void 0 ? {} : { hint: verdict.hint } }
        );
      ({ url, keepCredential } = verdict);
    }
  }
  var REDIRECTS;
  var init_follow2 = __esm({
    "shared/gitlab/follow.ts"() {
      "use strict";
      init_coded_error();
      init_redirect();
      REDIRECTS = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
    }
  });

  // builtin:http
  var require_http = __commonJS({
    "builtin:http"(exports) {
      for (const name of ["Agent", "IncomingMessage", "STATUS_CODES", "ServerResponse", "createServer", "get", "globalAgent", "request"]) {
        Object.defineProperty(exports, name, {
          enumerable: true,
          configurable: true,
          get: () => process.getBuiltinModule("node:http")[name],
          set(value) {
            Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          }
        });
      }
    }
  });

  // builtin:https
  var require_https = __commonJS({
    "builtin:https"(exports) {
      for (const name of ["Agent", "createServer", "get", "globalAgent", "request"]) {
        Object.defineProperty(exports, name, {
          enumerable: true,
          configurable: true,
          get: () => process.getBuiltinModule("node:https")[name],
          set(value) {
            Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          }
        });
      }
    }
  });

  // node_modules/@actions/http-client/lib/proxy.js
  function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === "https:";
    if (checkBypass(reqUrl)) {
      return void 0;
    }
    const proxyVar = (() => {
      if (usingSsl) {
        return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
      } else {
        return process.env["http_proxy"] || process.env["HTTP_PROXY"];
      }
    })();
    if (proxyVar) {
      try {
        return new DecodedURL(proxyVar);
      } catch (_a3) {
        if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://"))
          return new DecodedURL(`http://${proxyVar}`);
      }
    } else {
      return void 0;
    }
  }
  function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
      return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
      return true;
    }
    const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
    if (!noProxy) {
      return false;
    }
    let reqPort;
    if (reqUrl.port) {
      reqPort = Number(reqUrl.port);
    } else if (reqUrl.protocol === "http:") {
      reqPort = 80;
    } else if (reqUrl.protocol === "https:") {
      reqPort = 443;
    }
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === "number") {
      upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) {
      if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) {
        return true;
      }
    }
    return false;
  }
  function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
  }
  var DecodedURL;
  var init_proxy = __esm({
    "node_modules/@actions/http-client/lib/proxy.js"() {
      DecodedURL = class extends URL {
        constructor(url, base) {
          super(url, base);
          this._decodedUsername = decodeURIComponent(super.username);
          this._decodedPassword = decodeURIComponent(super.password);
        }
        get username() {
          return this._decodedUsername;
        }
        get password() {
          return this._decodedPassword;
        }
      };
    }
  });

  // required-builtin:net
  var require_net = __commonJS({
    "required-builtin:net"(exports, module) {
      module.exports = process.getBuiltinModule("node:net");
    }
  });

  // required-builtin:tls
  var require_tls = __commonJS({
    "required-builtin:tls"(exports, module) {
      module.exports = process.getBuiltinModule("node:tls");
    }
  });

  // required-builtin:http
  var require_http2 = __commonJS({
    "required-builtin:http"(exports, module) {
      module.exports = process.getBuiltinModule("node:http");
    }
  });

  // required-builtin:https
  var require_https2 = __commonJS({
    "required-builtin:https"(exports, module) {
      module.exports = process.getBuiltinModule("node:https");
    }
  });

  // required-builtin:events
  var require_events = __commonJS({
    "required-builtin:events"(exports, module) {
      module.exports = process.getBuiltinModule("node:events");
    }
  });

  // required-builtin:assert
  var require_assert = __commonJS({
    "required-builtin:assert"(exports, module) {
      module.exports = process.getBuiltinModule("node:assert");
    }
  });

  // required-builtin:util
  var require_util = __commonJS({
    "required-builtin:util"(exports, module) {
      module.exports = process.getBuiltinModule("node:util");
    }
  });

  // node_modules/tunnel/lib/tunnel.js
  var require_tunnel = __commonJS({
    "node_modules/tunnel/lib/tunnel.js"(exports) {
      "use strict";
      var net = require_net();
      var tls = require_tls();
      var http3 = require_http2();
      var https3 = require_https2();
      var events = require_events();
      var assert2 = require_assert();
      var util = require_util();
      exports.httpOverHttp = httpOverHttp2;
      exports.httpsOverHttp = httpsOverHttp2;
      exports.httpOverHttps = httpOverHttps2;
      exports.httpsOverHttps = httpsOverHttps2;
      function httpOverHttp2(options) {
        var agent = new TunnelingAgent(options);
        agent.request = http3.request;
        return agent;
      }
      function httpsOverHttp2(options) {
        var agent = new TunnelingAgent(options);
        agent.request = http3.request;
        agent.createSocket = createSecureSocket;
        agent.defaultPort = 443;
        return agent;
      }
      function httpOverHttps2(options) {
        var agent = new TunnelingAgent(options);
        agent.request = https3.request;
        return agent;
      }
      function httpsOverHttps2(options) {
        var agent = new TunnelingAgent(options);
        agent.request = https3.request;
        agent.createSocket = createSecureSocket;
        agent.defaultPort = 443;
        return agent;
      }
      function TunnelingAgent(options) {
        var self = this;
        self.options = options || {};
        self.proxyOptions = self.options.proxy || {};
        self.maxSockets = self.options.maxSockets || http3.Agent.defaultMaxSockets;
        self.requests = [];
        self.sockets = [];
        self.on("free", function onFree(socket, host, port, localAddress) {
          var options2 = toOptions(host, port, localAddress);
          for (var i = 0, len = self.requests.length; i < len; ++i) {
            var pending = self.requests[i];
            if (pending.host === options2.host && pending.port === options2.port) {
              self.requests.splice(i, 1);
              pending.request.onSocket(socket);
              return;
            }
          }
          socket.destroy();
          self.removeSocket(socket);
        });
      }
      util.inherits(TunnelingAgent, events.EventEmitter);
      TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
        var self = this;
        var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
        if (self.sockets.length >= this.maxSockets) {
          self.requests.push(options);
          return;
        }
        self.createSocket(options, function(socket) {
          socket.on("free", onFree);
          socket.on("close", onCloseOrRemove);
          socket.on("agentRemove", onCloseOrRemove);
          req.onSocket(socket);
          function onFree() {
            self.emit("free", socket, options);
          }
          function onCloseOrRemove(err) {
            self.removeSocket(socket);
            socket.removeListener("free", onFree);
            socket.removeListener("close", onCloseOrRemove);
            socket.removeListener("agentRemove", onCloseOrRemove);
          }
        });
      };
      TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
        var self = this;
        var placeholder2 = {};
        self.sockets.push(placeholder2);
        var connectOptions = mergeOptions({}, self.proxyOptions, {
          method: "CONNECT",
          path: options.host + ":" + options.port,
          agent: false,
          headers: {
            host: options.host + ":" + options.port
          }
        });
        if (options.localAddress) {
          connectOptions.localAddress = options.localAddress;
        }
        if (connectOptions.proxyAuth) {
          connectOptions.headers = connectOptions.headers || {};
          connectOptions.headers["Proxy-Authorization"] = "Basic " + Buffer.from(connectOptions.proxyAuth).toString("base64");
        }
        debug("making CONNECT request");
        var connectReq = self.request(connectOptions);
        connectReq.useChunkedEncodingByDefault = false;
        connectReq.once("response", onResponse);
        connectReq.once("upgrade", onUpgrade);
        connectReq.once("connect", onConnect);
        connectReq.once("error", onError);
        connectReq.end();
        function onResponse(res) {
          res.upgrade = true;
        }
        function onUpgrade(res, socket, head) {
          process.nextTick(function() {
            onConnect(res, socket, head);
          });
        }
        function onConnect(res, socket, head) {
          connectReq.removeAllListeners();
          socket.removeAllListeners();
          if (res.statusCode !== 200) {
            debug(
              "tunneling socket could not be established, statusCode=%d",
              res.statusCode
            );
            socket.destroy();
            var error = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
            error.code = "ECONNRESET";
            options.request.emit("error", error);
            self.removeSocket(placeholder2);
            return;
          }
          if (head.length > 0) {
            debug("got illegal response body from proxy");
            socket.destroy();
            var error = new Error("got illegal response body from proxy");
            error.code = "ECONNRESET";
            options.request.emit("error", error);
            self.removeSocket(placeholder2);
            return;
          }
          debug("tunneling connection has established");
          self.sockets[self.sockets.indexOf(placeholder2)] = socket;
          return cb(socket);
        }
        function onError(cause) {
          connectReq.removeAllListeners();
          debug(
            "tunneling socket could not be established, cause=%s\n",
            cause.message,
            cause.stack
          );
          var error = new Error("tunneling socket could not be established, cause=" + cause.message);
          error.code = "ECONNRESET";
          options.request.emit("error", error);
          self.removeSocket(placeholder2);
        }
      };
      TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
        var pos = this.sockets.indexOf(socket);
        if (pos === -1) {
          return;
        }
        this.sockets.splice(pos, 1);
        var pending = this.requests.shift();
        if (pending) {
          this.createSocket(pending, function(socket2) {
            pending.request.onSocket(socket2);
          });
        }
      };
      function createSecureSocket(options, cb) {
        var self = this;
        TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
          var hostHeader = options.request.getHeader("host");
          var tlsOptions = mergeOptions({}, self.options, {
            socket,
            servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
          });
          var secureSocket = tls.connect(0, tlsOptions);
          self.sockets[self.sockets.indexOf(socket)] = secureSocket;
          cb(secureSocket);
        });
      }
      function toOptions(host, port, localAddress) {
        if (typeof host === "string") {
          return {
            host,
            port,
            localAddress
          };
        }
        return host;
      }
      function mergeOptions(target) {
        for (var i = 1, len = arguments.length; i < len; ++i) {
          var overrides = arguments[i];
          if (typeof overrides === "object") {
            var keys = Object.keys(overrides);
            for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
              var k = keys[j];
              if (overrides[k] !== void 0) {
                target[k] = overrides[k];
              }
            }
          }
        }
        return target;
      }
      var debug;
      if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
        debug = function() {
          var args = Array.prototype.slice.call(arguments);
          if (typeof args[0] === "string") {
            args[0] = "TUNNEL: " + args[0];
          } else {
            args.unshift("TUNNEL:");
          }
          console.error.apply(console, args);
        };
      } else {
        debug = function() {
        };
      }
      exports.debug = debug;
    }
  });

  // node_modules/tunnel/index.js
  var require_tunnel2 = __commonJS({
    "node_modules/tunnel/index.js"(exports, module) {
      module.exports = require_tunnel();
    }
  });

  // when-needed:tunnel
  var httpOverHttp, httpOverHttps, httpsOverHttp, httpsOverHttps;
  var init_tunnel = __esm({
    "when-needed:tunnel"() {
      httpOverHttp = (options) => require_tunnel2().httpOverHttp(options);
      httpOverHttps = (options) => require_tunnel2().httpOverHttps(options);
      httpsOverHttp = (options) => require_tunnel2().httpsOverHttp(options);
      httpsOverHttps = (options) => require_tunnel2().httpsOverHttps(options);
    }
  });

  // scripts/build/undici-stub.ts
  function ProxyAgent() {
    throw new Error("This bundle comes without undici: send through node:http.");
  }
  var init_undici_stub = __esm({
    "scripts/build/undici-stub.ts"() {
    }
  });

  // node_modules/@actions/http-client/lib/index.js
  var http, https, __awaiter, HttpCodes, Headers, MediaTypes, HttpRedirectCodes, HttpResponseRetryCodes, RetryableHttpVerbs, ExponentialBackoffCeiling, ExponentialBackoffTimeSlice, HttpClientError, HttpClientResponse, HttpClient, lowercaseKeys;
  var init_lib = __esm({
    "node_modules/@actions/http-client/lib/index.js"() {
      http = __toESM(require_http(), 1);
      https = __toESM(require_https(), 1);
      init_proxy();
      init_tunnel();
      init_undici_stub();
      __awaiter = function(thisArg, _arguments, P, generator) {
        function adopt(value) {
          return value instanceof P ? value : new P(function(resolve) {
            resolve(value);
          });
        }
        return new (P || (P = Promise))(function(resolve, reject) {
          function fulfilled(value) {
            try {
              step(generator.next(value));
            } catch (e) {
              reject(e);
            }
          }
          function rejected(value) {
            try {
              step(generator["throw"](value));
            } catch (e) {
              reject(e);
            }
          }
          function step(result) {
            result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
          }
          step((generator = generator.apply(thisArg, _arguments || [])).next());
        });
      };
      (function(HttpCodes2) {
        HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
        HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
        HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
        HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
        HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
        HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
        HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
        HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
        HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
        HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
        HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
        HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
        HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
        HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
        HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
        HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
        HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
        HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
        HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
        HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
        HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
        HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
        HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
        HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
        HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
        HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
        HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
      })(HttpCodes || (HttpCodes = {}));
      (function(Headers2) {
        Headers2["Accept"] = "accept";
        Headers2["ContentType"] = "content-type";
      })(Headers || (Headers = {}));
      (function(MediaTypes2) {
        MediaTypes2["ApplicationJson"] = "application/json";
      })(MediaTypes || (MediaTypes = {}));
      HttpRedirectCodes = [
        HttpCodes.MovedPermanently,
        HttpCodes.ResourceMoved,
        HttpCodes.SeeOther,
        HttpCodes.TemporaryRedirect,
        HttpCodes.PermanentRedirect
      ];
      HttpResponseRetryCodes = [
        HttpCodes.BadGateway,
        HttpCodes.ServiceUnavailable,
        HttpCodes.GatewayTimeout
      ];
      RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"];
      ExponentialBackoffCeiling = 10;
      ExponentialBackoffTimeSlice = 5;
      HttpClientError = class _HttpClientError extends Error {
        constructor(message, statusCode) {
          super(message);
          this.name = "HttpClientError";
          this.statusCode = statusCode;
          Object.setPrototypeOf(this, _HttpClientError.prototype);
        }
      };
      HttpClientResponse = class {
        constructor(message) {
          this.message = message;
        }
        readBody() {
          return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
              let output = Buffer.alloc(0);
              this.message.on("data", (chunk) => {
                output = Buffer.concat([output, chunk]);
              });
              this.message.on("end", () => {
                resolve(output.toString());
              });
            }));
          });
        }
        readBodyBuffer() {
          return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
              const chunks = [];
              this.message.on("data", (chunk) => {
                chunks.push(chunk);
              });
              this.message.on("end", () => {
                resolve(Buffer.concat(chunks));
              });
            }));
          });
        }
      };
      HttpClient = class {
        constructor(userAgent, handlers, requestOptions) {
          this._ignoreSslError = false;
          this._allowRedirects = true;
          this._allowRedirectDowngrade = false;
          this._maxRedirects = 50;
          this._allowRetries = false;
          this._maxRetries = 1;
          this._keepAlive = false;
          this._disposed = false;
          this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
          this.handlers = handlers || [];
          this.requestOptions = requestOptions;
          if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
              this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
              this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
              this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
              this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
              this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
              this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
              this._maxRetries = requestOptions.maxRetries;
            }
          }
        }
        options(requestUrl, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
          });
        }
        get(requestUrl, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("GET", requestUrl, null, additionalHeaders || {});
          });
        }
        del(requestUrl, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("DELETE", requestUrl, null, additionalHeaders || {});
          });
        }
        post(requestUrl, data, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("POST", requestUrl, data, additionalHeaders || {});
          });
        }
        patch(requestUrl, data, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("PATCH", requestUrl, data, additionalHeaders || {});
          });
        }
        put(requestUrl, data, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("PUT", requestUrl, data, additionalHeaders || {});
          });
        }
        head(requestUrl, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request("HEAD", requestUrl, null, additionalHeaders || {});
          });
        }
        sendStream(verb, requestUrl, stream, additionalHeaders) {
          return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
          });
        }
        /**
         * Gets a typed object from an endpoint
         * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
         */
        getJson(requestUrl_1) {
          return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
          });
        }
        postJson(requestUrl_1, obj_1) {
          return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
          });
        }
        putJson(requestUrl_1, obj_1) {
          return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
          });
        }
        patchJson(requestUrl_1, obj_1) {
          return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
          });
        }
        /**
         * Makes a raw http request.
         * All other methods such as get, post, patch, and request ultimately call this.
         * Prefer get, del, post and patch
         */
        request(verb, requestUrl, data, headers) {
          return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
              throw new Error("Client has already been disposed.");
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
            let numTries = 0;
            let response;
            do {
              response = yield this.requestRaw(info, data);
              if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
                let authenticationHandler;
                for (const handler of this.handlers) {
                  if (handler.canHandleAuthentication(response)) {
                    authenticationHandler = handler;
                    break;
                  }
                }
                if (authenticationHandler) {
                  return authenticationHandler.handleAuthentication(this, info, data);
                } else {
                  return response;
                }
              }
              let redirectsRemaining = this._maxRedirects;
              while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
                const redirectUrl = response.message.headers["location"];
                if (!redirectUrl) {
                  break;
                }
                const parsedRedirectUrl = new URL(redirectUrl);
                if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
                  throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
                }
                yield response.readBody();
                if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                  for (const header in headers) {
                    if (header.toLowerCase() === "authorization") {
                      delete headers[header];
                    }
                  }
                }
                info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                response = yield this.requestRaw(info, data);
                redirectsRemaining--;
              }
              if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                return response;
              }
              numTries += 1;
              if (numTries < maxTries) {
                yield response.readBody();
                yield this._performExponentialBackoff(numTries);
              }
            } while (numTries < maxTries);
            return response;
          });
        }
        /**
         * Needs to be called if keepAlive is set to true in request options.
         */
        dispose() {
          if (this._agent) {
            this._agent.destroy();
          }
          this._disposed = true;
        }
        /**
         * Raw request.
         * @param info
         * @param data
         */
        requestRaw(info, data) {
          return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
              function callbackForResult(err, res) {
                if (err) {
                  reject(err);
                } else if (!res) {
                  reject(new Error("Unknown error"));
                } else {
                  resolve(res);
                }
              }
              this.requestRawWithCallback(info, data, callbackForResult);
            });
          });
        }
        /**
         * Raw request with callback.
         * @param info
         * @param data
         * @param onResult
         */
        requestRawWithCallback(info, data, onResult) {
          if (typeof data === "string") {
            if (!info.options.headers) {
              info.options.headers = {};
            }
            info.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
          }
          let callbackCalled = false;
          function handleResult(err, res) {
            if (!callbackCalled) {
              callbackCalled = true;
              onResult(err, res);
            }
          }
          const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(void 0, res);
          });
          let socket;
          req.on("socket", (sock) => {
            socket = sock;
          });
          req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
            if (socket) {
              socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
          });
          req.on("error", function(err) {
            handleResult(err);
          });
          if (data && typeof data === "string") {
            req.write(data, "utf8");
          }
          if (data && typeof data !== "string") {
            data.on("close", function() {
              req.end();
            });
            data.pipe(req);
          } else {
            req.end();
          }
        }
        /**
         * Gets an http agent. This function is useful when you need an http agent that handles
         * routing through a proxy server - depending upon the url and proxy environment variables.
         * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
         */
        getAgent(serverUrl) {
          const parsedUrl = new URL(serverUrl);
          return this._getAgent(parsedUrl);
        }
        getAgentDispatcher(serverUrl) {
          const parsedUrl = new URL(serverUrl);
          const proxyUrl = getProxyUrl(parsedUrl);
          const useProxy = proxyUrl && proxyUrl.hostname;
          if (!useProxy) {
            return;
          }
          return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
        }
        _prepareRequest(method, requestUrl, headers) {
          const info = {};
          info.parsedUrl = requestUrl;
          const usingSsl = info.parsedUrl.protocol === "https:";
          info.httpModule = usingSsl ? https : http;
          const defaultPort = usingSsl ? 443 : 80;
          info.options = {};
          info.options.host = info.parsedUrl.hostname;
          info.options.port = info.parsedUrl.port ? parseInt(info.parsedUrl.port) : defaultPort;
          info.options.path = (info.parsedUrl.pathname || "") + (info.parsedUrl.search || "");
          info.options.method = method;
          info.options.headers = this._mergeHeaders(headers);
          if (this.userAgent != null) {
            info.options.headers["user-agent"] = this.userAgent;
          }
          info.options.agent = this._getAgent(info.parsedUrl);
          if (this.handlers) {
            for (const handler of this.handlers) {
              handler.prepareRequest(info.options);
            }
          }
          return info;
        }
        _mergeHeaders(headers) {
          if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
          }
          return lowercaseKeys(headers || {});
        }
        /**
         * Gets an existing header value or returns a default.
         * Handles converting number header values to strings since HTTP headers must be strings.
         * Note: This returns string | string[] since some headers can have multiple values.
         * For headers that must always be a single string (like Content-Type), use the
         * specialized _getExistingOrDefaultContentTypeHeader method instead.
         */
        _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
          let clientHeader;
          if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
              clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
            }
          }
          const additionalValue = additionalHeaders[header];
          if (additionalValue !== void 0) {
            return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
          }
          if (clientHeader !== void 0) {
            return clientHeader;
          }
          return _default;
        }
        /**
         * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
         * Always returns a single string (not an array) since Content-Type should be a single value.
         * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
         * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
         * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
         */
        _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
          let clientHeader;
          if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
              if (typeof headerValue === "number") {
                clientHeader = String(headerValue);
              } else if (Array.isArray(headerValue)) {
                clientHeader = headerValue.join(", ");
              } else {
                clientHeader = headerValue;
              }
            }
          }
          const additionalValue = additionalHeaders[Headers.ContentType];
          if (additionalValue !== void 0) {
            if (typeof additionalValue === "number") {
              return String(additionalValue);
            } else if (Array.isArray(additionalValue)) {
              return additionalValue.join(", ");
            } else {
              return additionalValue;
            }
          }
          if (clientHeader !== void 0) {
            return clientHeader;
          }
          return _default;
        }
        _getAgent(parsedUrl) {
          let agent;
          const proxyUrl = getProxyUrl(parsedUrl);
          const useProxy = proxyUrl && proxyUrl.hostname;
          if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
          }
          if (!useProxy) {
            agent = this._agent;
          }
          if (agent) {
            return agent;
          }
          const usingSsl = parsedUrl.protocol === "https:";
          let maxSockets = 100;
          if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
          }
          if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
              maxSockets,
              keepAlive: this._keepAlive,
              proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
                proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
              }), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === "https:";
            if (usingSsl) {
              tunnelAgent = overHttps ? httpsOverHttps : httpsOverHttp;
            } else {
              tunnelAgent = overHttps ? httpOverHttps : httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
          }
          if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
            this._agent = agent;
          }
          if (usingSsl && this._ignoreSslError) {
            agent.options = Object.assign(agent.options || {}, {
              rejectUnauthorized: false
            });
          }
          return agent;
        }
        _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
          let proxyAgent;
          if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
          }
          if (proxyAgent) {
            return proxyAgent;
          }
          const usingSsl = parsedUrl.protocol === "https:";
          proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, (proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
          }));
          this._proxyAgentDispatcher = proxyAgent;
          if (usingSsl && this._ignoreSslError) {
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
              rejectUnauthorized: false
            });
          }
          return proxyAgent;
        }
        _getUserAgentWithOrchestrationId(userAgent) {
          const baseUserAgent = userAgent || "actions/http-client";
          const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
          if (orchId) {
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
          }
          return baseUserAgent;
        }
        _performExponentialBackoff(retryNumber) {
          return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise((resolve) => setTimeout(() => resolve(), ms));
          });
        }
        _processResponse(res, options) {
          return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
              const statusCode = res.message.statusCode || 0;
              const response = {
                statusCode,
                result: null,
                headers: {}
              };
              if (statusCode === HttpCodes.NotFound) {
                resolve(response);
              }
              function dateTimeDeserializer(key, value) {
                if (typeof value === "string") {
                  const a = new Date(value);
                  if (!isNaN(a.valueOf())) {
                    return a;
                  }
                }
                return value;
              }
              let obj;
              let contents;
              try {
                contents = yield res.readBody();
                if (contents && contents.length > 0) {
                  if (options && options.deserializeDates) {
                    obj = JSON.parse(contents, dateTimeDeserializer);
                  } else {
                    obj = JSON.parse(contents);
                  }
                  response.result = obj;
                }
                response.headers = res.message.headers;
              } catch (err) {
              }
              if (statusCode > 299) {
                let msg;
                if (obj && obj.message) {
                  msg = obj.message;
                } else if (contents && contents.length > 0) {
                  msg = contents;
                } else {
                  msg = `Failed request: (${statusCode})`;
                }
                const err = new HttpClientError(msg, statusCode);
                err.result = response.result;
                reject(err);
              } else {
                resolve(response);
              }
            }));
          });
        }
      };
      lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
    }
  });

  // builtin:tls
  var require_tls2 = __commonJS({
    "builtin:tls"(exports) {
      for (const name of ["createSecureContext", "getCACertificates", "rootCertificates"]) {
        Object.defineProperty(exports, name, {
          enumerable: true,
          configurable: true,
          get: () => process.getBuiltinModule("node:tls")[name],
          set(value) {
            Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
          }
        });
      }
    }
  });

  // shared/gitlab/authorities.ts
  function trustAlso(caFile) {
    return (0, import_node_tls.createSecureContext)({ ca: [...trustedByDefault(), ...readCertificates(caFile)] });
  }
  function trustedByDefault() {
    const certificates = import_node_tls.getCACertificates;
    return certificates?.("default") ?? import_node_tls.rootCertificates;
  }
  function readCertificates(path) {
    const found = readText(path).match(CERTIFICATE) ?? [];
    if (found.length === 0)
      throw new CodedError(
        "CA_FILE_INVALID",
        `The file ${printable(path)} given as \`ca-file\` holds no PEM certificate.`
      );
    return found.map((pem, index) => {
      try {
        return new import_node_crypto4.X509Certificate(pem).toString();
      } catch (cause) {
        const which = `Certificate ${index + 1} of the file ${printable(path)} given as \`ca-file\``;
        throw new CodedError("CA_FILE_INVALID", `${which} cannot be read.`, { cause });
      }
    });
  }
  function readText(path) {
    try {
      return $readFileSync(path, "utf8");
    } catch (cause) {
      throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given as \`ca-file\` cannot be read.`, {
        cause
      });
    }
  }
  var import_node_crypto4, import_node_tls, CERTIFICATE;
  var init_authorities = __esm({
    "shared/gitlab/authorities.ts"() {
      "use strict";
      import_node_crypto4 = __toESM(require_crypto(), 1);
      init_fs();
      import_node_tls = __toESM(require_tls2(), 1);
      init_coded_error();
      init_printable();
      CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
    }
  });

  // shared/gitlab/sent-watch.ts
  var SentWatch;
  var init_sent_watch = __esm({
    "shared/gitlab/sent-watch.ts"() {
      "use strict";
      SentWatch = class {
        #standing = /* @__PURE__ */ new WeakSet();
        /** Node's http or https module, with a `request` that notes the progress of what it starts. */
        watching(module, sending) {
          const request = (options, onAnswer) => {
            const started = module.request(options, onAnswer);
            started.once("socket", (socket) => this.#watch(socket, sending));
            return started;
          };
          return Object.assign(Object.create(module), { request });
        }
        #watch(socket, sending) {
          const stands = () => {
            this.#standing.add(socket);
            sending.leaves();
          };
          if (this.#standing.has(socket)) stands();
          else if ("encrypted" in socket) socket.once("secureConnect", stands);
          else if (socket.connecting) socket.once("connect", stands);
          else stands();
        }
      };
    }
  });

  // shared/gitlab/transport-error.ts
  function transportError(interruption) {
    const { what, origin, sent, deadlineMs, cause } = interruption;
    if (!sent) {
      const code = nodeCode(cause) ?? "";
      if (TLS_CODE.test(code))
        return new CodedError(
          "GITLAB_TLS_FAILED",
          `TLS with ${origin} failed (${code}) before anything was sent, while ${what}.`,
          { cause, ...hintOf(speaksNoTls(cause) ? NO_TLS_HINT : TLS_HINTS[code]) }
        );
      const why = deadlineMs === void 0 ? reason2(cause) : `no connection within ${deadlineMs / 1e3} s`;
      return new CodedError("GITLAB_UNREACHABLE", `${origin} could not be reached (${why}) while ${what}.`, {
        ...deadlineMs === void 0 ? { cause } : {},
        ...hintOf(
          isProxyRefusal(cause) ? "Check the proxy named by HTTPS_PROXY/HTTP_PROXY and its login, or list the host in NO_PROXY." : void 0
        )
      });
    }
    if (deadlineMs !== void 0)
      return new CodedError("GITLAB_DEADLINE", `${origin} did not answer within ${deadlineMs / 1e3} s while ${what}.`);
    return new CodedError(
      "GITLAB_CONNECTION_LOST",
      `The connection to ${origin} broke (${reason2(cause)}) after the request was sent, while ${what}.`,
      { cause }
    );
  }
  function speaksNoTls(cause) {
    return nodeCode(cause) === "ERR_SSL_WRONG_VERSION_NUMBER" || cause instanceof Error && /:SSL routines:.*:wrong version number:/.test(cause.message);
  }
  function reason2(cause) {
    if (isProxyRefusal(cause)) return "the proxy did not open a tunnel to it";
    return nodeCode(cause) ?? "the connection failed";
  }
  function isProxyRefusal(cause) {
    return cause instanceof Error && cause.message.startsWith("tunneling socket could not be established");
  }
  function hintOf(hint) {
    return hint === void 0 ? {} : { hint };
  }
  var TLS_CODE, TLS_HINTS, NO_TLS_HINT;
  var init_transport_error = __esm({
    "shared/gitlab/transport-error.ts"() {
      "use strict";
      init_coded_error();
      init_node_code();
      TLS_CODE = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;
      TLS_HINTS = {
        ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another host name: set `host` to the name it is for, or have the server's certificate corrected.",
        CERT_HAS_EXPIRED: "The server's certificate has expired (or this machine's clock is wrong): have it renewed."
      };
      NO_TLS_HINT = "The server does not speak TLS at this address: check port and scheme of `host` (a host without a scheme means https).";
    }
  });

  // shared/gitlab/transport.ts
  function createTransport(options) {
    const { keepIdleMs = KEEP_IDLE_MS } = options;
    const secureContext = options.caFile === void 0 ? void 0 : trustAlso(options.caFile);
    const clients = /* @__PURE__ */ new Map();
    const sent = new SentWatch();
    const closing2 = new AbortController();
    function clientOf(origin) {
      const known = clients.get(origin);
      if (known !== void 0) return known;
      const client = new HttpClient(void 0, [], {
        keepAlive: true,
        maxSockets: options.maxSockets,
        socketTimeout: NEVER_MS
      });
      const agent = client.getAgent(origin);
      if (secureContext !== void 0 && "options" in agent) agent.options = { ...Object(agent.options), secureContext };
      agent.on("free", (socket) => socket.setTimeout(keepIdleMs));
      if ("proxyOptions" in agent) agent.proxyOptions = { ...Object(agent.proxyOptions), signal: closing2.signal };
      clients.set(origin, client);
      return client;
    }
    async function begin(request, signal) {
      signal?.throwIfAborted();
      closing2.signal.throwIfAborted();
      const run = new Run(request, signal);
      const client = clientOf(request.url.origin);
      const secure = request.url.protocol === "https:";
      try {
        const answer = client.requestRaw(
          {
            parsedUrl: request.url,
            httpModule: sent.watching(secure ? import_node_https.default : import_node_http.default, run),
            options: {
              method: request.method,
              // An IPv6 address stands in brackets in a URL, but not in a socket's address.
              host: request.url.hostname.replace(/^\[(.*)\]$/, "$1"),
              port: Number(request.url.port) || (secure ? 443 : 80),
              path: request.url.pathname + request.url.search,
              headers: { ...request.headers },
              agent: client.getAgent(request.url.origin),
              signal: run.abort.signal
            }
          },
          request.body ?? null
        );
        const { message } = await run.unlessEnded(answer);
        return { run, message };
      } catch (cause) {
        run.stop();
        throw run.failure(cause);
      }
    }
    return {
      async read(request, maxBytes, signal) {
        const { run, message } = await begin(request, signal);
        try {
          return { ...headOf(message), body: await readBody(message, maxBytes) };
        } catch (cause) {
          if (cause instanceof BodyTooLarge) throw tooLarge2(request, message, maxBytes);
          throw run.failure(cause);
        } finally {
          run.stop();
        }
      },
      async open(request, signal) {
        const { run, message } = await begin(request, signal);
        run.clearDeadline();
        const failure2 = (cause) => cause === void 0 ? run.stalled() : run.failure(cause);
        const body = new BodyStream(message, { stallMs: request.deadlineMs, failure: failure2 });
        body.once("close", () => run.stop());
        return { ...headOf(message), body };
      },
      close() {
        closing2.abort();
        for (const client of clients.values()) client.dispose();
      }
    };
  }
  function headOf({ statusCode, headers }) {
    return { status: statusCode ?? 0, headers };
  }
  function tooLarge2({ url, what }, { statusCode }, maxBytes) {
    const message = `${url.origin} answered ${statusCode} with more than ${maxBytes} bytes to ${what}.`;
    return new CodedError("GITLAB_ANSWER_TOO_LARGE", message, statusCode === void 0 ? {} : { status: statusCode });
  }
  function asError(reason3) {
    return reason3 instanceof Error ? reason3 : new Error("The call was given up.", { cause: reason3 });
  }
  var import_node_http, import_node_https, KEEP_IDLE_MS, NEVER_MS, Run;
  var init_transport = __esm({
    "shared/gitlab/transport.ts"() {
      "use strict";
      import_node_http = __toESM(require_http(), 1);
      import_node_https = __toESM(require_https(), 1);
      init_lib();
      init_coded_error();
      init_authorities();
      init_body();
      init_sent_watch();
      init_transport_error();
      KEEP_IDLE_MS = 4e3;
      NEVER_MS = 2 ** 31 - 1;
      Run = class {
        abort = new AbortController();
        #sent = false;
        #keptBack;
        #request;
        #signal;
        #deadline;
        #late = false;
        constructor(request, signal) {
          this.#request = request;
          this.#signal = signal;
          this.#signal?.addEventListener("abort", this.#giveUp);
          this.#deadline = setTimeout(() => {
            this.#late = true;
            this.abort.abort();
          }, request.deadlineMs);
        }
        #giveUp = () => this.abort.abort();
        leaves() {
          try {
            this.#request.leaving?.();
            this.#sent = true;
          } catch (error) {
            this.#keptBack = error;
            this.abort.abort();
          }
        }
        /**
         * The same, but failing as soon as the run ends. Node tells a request that still waits for a connection (behind others, or
         * for a proxy's tunnel) of its abort only once it gets one.
         */
        unlessEnded(work) {
          return new Promise((resolve, reject) => {
            this.abort.signal.addEventListener("abort", () => reject(new Error("the request was given up")));
            work.then(resolve, reject);
          });
        }
        clearDeadline() {
          clearTimeout(this.#deadline);
        }
        stop() {
          this.clearDeadline();
          this.#signal?.removeEventListener("abort", this.#giveUp);
        }
        stalled() {
          this.#late = true;
          return this.#coded(void 0);
        }
        /** What to throw for a failure: the caller's own reason when it was the caller who gave up. */
        failure(cause) {
          if (this.#keptBack !== void 0) return asError(this.#keptBack);
          if (this.#signal?.aborted === true) return asError(this.#signal.reason);
          return this.#coded(cause);
        }
        #coded(cause) {
          const { what, url, deadlineMs } = this.#request;
          return transportError({ what, origin: url.origin, sent: this.#sent, cause, ...this.#late ? { deadlineMs } : {} });
        }
      };
    }
  });

  // shared/gitlab/http.ts
  function connectGitLab(options, deps) {
    const url = normalizeBaseUrl(options.url);
    const apiUrl = `${url}/api/v4`;
    const transport = createTransport({
      maxSockets: options.maxSockets ?? MAX_SOCKETS,
      ...options.caFile === void 0 ? {} : { caFile: options.caFile }
    });
    const caller = {
      transport,
      deps,
      apiUrl,
      deadlineMs: options.deadlineMs ?? DEADLINE_MS,
      userAgent: options.userAgent ?? "sluice"
    };
    return {
      url,
      apiUrl,
      deps,
      send: (request, signal) => repeated(caller, request, () => sendOnce(caller, request, signal), signal),
      open: (request, signal) => repeated(caller, request, () => openOnce(caller, request, signal), signal),
      close: () => transport.close()
    };
  }
  function repeated({ deps }, request, once, signal) {
    if (request.method !== "GET") return once();
    const rules = {
      policy: request.retry ?? deps.retry ?? READ_RETRY,
      retryable: (error) => isCoded(error, ...PASSING2),
      onPause: (error, attempt, pauseMs) => deps.log.warn("GitLab did not answer as hoped; asking again after a pause", {
        what: request.what,
        code: isCoded(error) ? error.code : void 0,
        status: isCoded(error) ? error.status : void 0,
        attempt,
        pauseMs
      })
    };
    return retry(deps, rules, once, signal);
  }
  async function sendOnce(caller, request, signal) {
    const maxBytes = request.maxBytes ?? MAX_ANSWER_BYTES;
    const { answer, url } = await follow2({
      ...journeyOf(caller, request),
      reach: "same-origin",
      exchange: (hop) => noted(caller, hop, caller.transport.read(hop, maxBytes, signal)),
      discard: () => {
      }
    });
    if (isSuccess(answer.status)) return { ...answer, url: url.href };
    throw refused2(caller, request, answer, url);
  }
  async function openOnce(caller, request, signal) {
    const { answer, url } = await follow2({
      ...journeyOf(caller, request),
      reach: "any-origin",
      exchange: (hop) => noted(caller, hop, caller.transport.open(hop, signal)),
      discard: (body2) => body2.destroy()
    });
    if (isSuccess(answer.status)) return { ...answer, url: url.href };
    const body = await readStart(answer.body, MAX_REFUSAL_BYTES);
    throw refused2(caller, request, { ...answer, body }, url);
  }
  function journeyOf({ apiUrl, deadlineMs, userAgent }, request) {
    const { method, path, what, body, leaving } = request;
    const first = {
      method,
      url: new URL(`${apiUrl}/${path}`),
      headers: {
        accept: "application/json",
        "user-agent": userAgent,
        ...body === void 0 ? {} : { "content-type": "application/json" },
        ...request.headers
      },
      what,
      deadlineMs,
      ...leaving === void 0 ? {} : { leaving },
      ...body === void 0 ? {} : { body }
    };
    return { first, credential: credentialHeaders(request.credential ?? ANONYMOUS) };
  }
  async function noted({ deps }, hop, answer) {
    const begun = deps.clock.monotonicMs();
    const { status: status2 } = await answer;
    const tookMs = Math.round(deps.clock.monotonicMs() - begun);
    deps.log.debug("GitLab answered", { method: hop.method, url: hop.url.origin + hop.url.pathname, status: status2, tookMs });
    return answer;
  }
  function isSuccess(status2) {
    return status2 >= 200 && status2 < 300;
  }
  function refused2({ deps, apiUrl }, request, { status: status2, headers, body }, from) {
    const { credential = ANONYMOUS } = request;
    const elsewhere = from.origin === new URL(apiUrl).origin ? {} : { elsewhere: from.origin };
    const secrets = [...request.secrets ?? [], ...secretsOf(credential)];
    const retryAfterMs = askedPauseMs(status2, headers, deps.clock.now());
    const refusal = {
      status: status2,
      ...elsewhere,
      words: wordsOf(body, redactor(secrets)),
      // A credential never goes along to another origin, so it is not at fault there.
      what: request.credential === void 0 || "elsewhere" in elsewhere ? request.what : `${request.what} ${credentialName(credential)}`,
      ...retryAfterMs === void 0 ? {} : { retryAfterMs }
    };
    return (request.refusal ?? refusalOf)(refusal);
  }
  var DEADLINE_MS, MAX_SOCKETS, MAX_ANSWER_BYTES, MAX_REFUSAL_BYTES, PASSING2;
  var init_http = __esm({
    "shared/gitlab/http.ts"() {
      "use strict";
      init_coded_error();
      init_policy();
      init_retry();
      init_redact();
      init_answer_words();
      init_asked_pause();
      init_auth();
      init_base_url();
      init_body();
      init_follow2();
      init_refusal2();
      init_transport();
      DEADLINE_MS = 3e4;
      MAX_SOCKETS = 100;
      MAX_ANSWER_BYTES = 10 * 1024 * 1024;
      MAX_REFUSAL_BYTES = 64 * 1024;
      PASSING2 = [
        "GITLAB_UNREACHABLE",
        "GITLAB_CONNECTION_LOST",
        "GITLAB_DEADLINE",
        "GITLAB_RATE_LIMITED",
        "GITLAB_SERVER_ERROR"
      ];
    }
  });

  // cli/json-line.ts
  function jsonLine(value) {
    return `${JSON.stringify(value).replaceAll("##[", "#\\u0023[")}
`;
  }
  var init_json_line = __esm({
    "cli/json-line.ts"() {
      "use strict";
    }
  });

  // action/inputs/raw.ts
  function rawFromEnv(env) {
    const startedByRelay = (env["SLUICE_DELIVERY"] ?? "") !== "";
    return collect3((name) => startedByRelay && name === "ref" ? void 0 : env[environmentName(name)]);
  }
  function collect3(look2) {
    return Object.fromEntries(
      DECLARED_INPUTS.flatMap(({ name }) => {
        const text2 = look2(name);
        return text2 === void 0 || text2 === "" ? [] : [[name, text2]];
      })
    );
  }
  var init_raw = __esm({
    "action/inputs/raw.ts"() {
      "use strict";
      init_declared_generated();
      init_environment_name();
    }
  });

  // cli/bare-job-token.ts
  function bareJobToken(env) {
    return surroundingJob(env) === void 0 ? env["CI_JOB_TOKEN"] : void 0;
  }
  var init_bare_job_token = __esm({
    "cli/bare-job-token.ts"() {
      "use strict";
      init_server();
    }
  });

  // cli/token-file.ts
  function readTokenFile(input, path, readFile) {
    let text2;
    try {
      text2 = readFile(path);
    } catch (cause) {
      throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given by --${input}-file cannot be read.`, {
        cause
      });
    }
    const token = text2.replace(/\s+$/, "");
    if (token !== "") return token;
    throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given by --${input}-file is empty.`, {
      hint: `Write the token into the file, and nothing else.`
    });
  }
  var init_token_file = __esm({
    "cli/token-file.ts"() {
      "use strict";
      init_coded_error();
      init_printable();
    }
  });

  // cli/raw-inputs.ts
  async function rawInputs(options, world) {
    const given2 = Object.fromEntries(
      Object.entries(options.given).flatMap(([name, value]) => value === void 0 ? [] : [[name, String(value)]])
    );
    const tokens = Object.fromEntries(
      Object.entries(options.tokenFiles).map(([name, path]) => [name, readTokenFile(name, path, world.readFile)])
    );
    const jobToken = bareJobToken(world.env);
    const raw = {
      ...jobToken === void 0 ? {} : { "job-token": jobToken },
      ...rawFromEnv(world.env),
      ...given2,
      ...tokens
    };
    const variables = await withPairs(raw.variables, pairsOf("--variable", options.variable), readVariables);
    const inputs = await withPairs(raw.inputs, pairsOf("--input", options.input), readTypedInputs);
    return {
      ...raw,
      ...variables === void 0 ? {} : { variables },
      ...inputs === void 0 ? {} : { inputs }
    };
  }
  async function withPairs(written, pairs, read) {
    if (Object.keys(pairs).length === 0) return written;
    const map = await read(written, () => {
    });
    return map === void 0 ? written : JSON.stringify({ ...map, ...pairs });
  }
  function pairsOf(option, texts) {
    const pairs = /* @__PURE__ */ new Map();
    for (const text2 of texts) {
      const at = text2.indexOf("=");
      if (at < 1) {
        const shown2 = at === 0 ? "a pair without a name" : `"${printable(text2, 40)}"`;
        throw new CodedError("USAGE", `sluice trigger: ${option} got ${shown2} instead of NAME=value.`, {
          hint: `Write ${option} NAME=value, with quotes around it where the value has blanks.`
        });
      }
      const name = text2.slice(0, at);
      if (pairs.has(name)) {
        throw new CodedError("USAGE", `sluice trigger: ${option} names ${printable(name, 60)} twice.`, {
          hint: "Give each name once."
        });
      }
      pairs.set(name, text2.slice(at + 1));
    }
    return Object.fromEntries(pairs);
  }
  var init_raw_inputs = __esm({
    "cli/raw-inputs.ts"() {
      "use strict";
      init_raw();
      init_typed_inputs();
      init_variables();
      init_coded_error();
      init_printable();
      init_bare_job_token();
      init_token_file();
    }
  });

  // cli/run-trigger.ts
  var run_trigger_exports = {};
  __export(run_trigger_exports, {
    runTrigger: () => runTrigger
  });
  async function runTrigger(options, world) {
    const { clock, random, cwd, signal } = world;
    const host = hostOf(options, world);
    const result = await runStep(
      {
        host,
        clock,
        random,
        connect: (server, log) => connectGitLab(server, { clock, random, log }),
        files: disk,
        cwd
      },
      rawInputs(options, world).then((raw) => parseInputs(raw, world.env)),
      signal
    );
    if (options.json) world.out(host.hide(jsonLine(result)));
    return result.exitCode;
  }
  function hostOf({ json, quiet, verbose, dotenv }, world) {
    const { env, clock, colors } = world;
    const { err } = world;
    const out = json ? err : world.out;
    const terminal = terminalHost({
      out: quiet ? () => {
      } : out,
      err,
      colour: json ? colors.err : colors.out && colors.err,
      verbose
    });
    if (env["GITLAB_CI"] !== "true") return terminal;
    const job = gitlabCiHost({
      out,
      // No terminal, yet GitLab shows colours.
      colour: (env["NO_COLOR"] ?? "") === "",
      verbose,
      clock,
      ...dotenv === void 0 ? {} : { dotenv: dotenvWriter($resolve(world.cwd, dotenv), terminal, world) }
    });
    if (!quiet) return job;
    return {
      ...terminal,
      output: (name, value) => job.output(name, value),
      mask: (secret) => {
        terminal.mask(secret);
        job.mask(secret);
      }
    };
  }
  function dotenvWriter(path, host, { appendFile }) {
    let broken = false;
    return (line) => {
      if (broken) return;
      try {
        appendFile(path, `${line}
`);
      } catch (error) {
        broken = true;
        host.warning(`The outputs cannot be written to ${printable(path)}: ${oneLine(error)}`);
      }
    };
  }
  var init_run_trigger = __esm({
    "cli/run-trigger.ts"() {
      "use strict";
      init_path();
      init_disk();
      init_gitlab_ci();
      init_terminal();
      init_parse();
      init_step();
      init_describe();
      init_http();
      init_printable();
      init_json_line();
      init_raw_inputs();
    }
  });

  // action/collect/extract-archive.ts
  async function extractArchive(deps, order, signal) {
    const { files } = deps;
    const limits = { ...DEFAULT_LIMITS, ...order.limits };
    return await withStaging(files, order.into, async (staging) => {
      const { target, targetExists, ready, archives } = staging;
      const archive = await fetchArchive(deps, { ...order, to: $join(archives, "1.zip"), limits }, signal);
      try {
        const wanted = order.wanted ?? (() => true);
        const extracted = await unpackArchive(files, { ...order, archive, root: ready, wanted, limits }, signal);
        const moves = targetExists ? await movesInto(files, ready, target, order.overwrite ?? false) : [{ from: ready, to: target }];
        signal.throwIfAborted();
        await publish(files, { moves, removals: [] }, staging);
        return extracted;
      } finally {
        await archive.file.close();
      }
    });
  }
  async function movesInto(files, from, to, overwrite) {
    const moves = [];
    for (const name of [...await files.names(from)].sort()) {
      const [here, there] = [$join(from, name), $join(to, name)];
      const [ours, theirs] = [await files.standing(here), await files.standing(there)];
      if (theirs === void 0) moves.push({ from: here, to: there });
      else if (ours === "folder" && theirs === "folder") moves.push(...await movesInto(files, here, there, overwrite));
      else if (ours !== "folder" && theirs !== "folder" && overwrite)
        moves.push({ from: here, to: there, replaces: true });
      else throw occupied3(there, theirs);
    }
    return moves;
  }
  function occupied3(path, theirs) {
    return new CodedError(
      "ARTIFACTS_TARGET_OCCUPIED",
      `Cannot unpack to ${printable(path)}: a ${theirs} stands there. Nothing was changed.`,
      { hint: "Move it away, or unpack into another folder." }
    );
  }
  var init_extract_archive = __esm({
    "action/collect/extract-archive.ts"() {
      "use strict";
      init_path();
      init_coded_error();
      init_printable();
      init_fetch_archive();
      init_limits();
      init_publish();
      init_staging();
      init_unpack_archive();
    }
  });

  // cli/artifacts-inputs.ts
  function readArtifactsInputs(options, { env, readFile }) {
    const problems = [];
    const complainOf = (name) => (problem) => problems.push(`\`${name}\`: ${problem}`);
    const given2 = (option, variable) => nonEmpty(option) ?? nonEmpty(env[variable]);
    const token = (name, file, variable) => readToken(name, file === void 0 ? env[variable] : readTokenFile(name, file, readFile), complainOf(name));
    const around = surroundingJob(env);
    const host = readServer(given2(options.host, "SLUICE_HOST"), around, complainOf("host"));
    const project = readProject(given2(options.project, "SLUICE_PROJECT"), host, complainOf("project"));
    const ref = readRef(given2(options.ref, "SLUICE_REF"), complainOf("ref"));
    const job = given2(options.job, "SLUICE_JOB");
    if (job === void 0) complainOf("job")("not given. Write the name of the job as in the project's CI file.");
    const accessToken = token("access-token", options.accessTokenFile, "SLUICE_ACCESS_TOKEN");
    const jobToken = token("job-token", options.jobTokenFile, "SLUICE_JOB_TOKEN") ?? surroundingJobToken(around, host ?? "") ?? readToken("job-token", bareJobToken(env), complainOf("job-token"));
    const into = given2(options.into, "SLUICE_ARTIFACTS_PATH");
    if (options.zip !== void 0 && options.into !== void 0)
      complainOf("zip")("the archive is either kept or extracted. Leave out `zip` or `into`.");
    if (problems.length > 0 || host === void 0 || project === void 0 || ref === void 0 || job === void 0)
      throw new CodedError("INPUT_INVALID", problemsText("option", problems), { hint: HINT });
    const caFile = given2(options.caFile, "SLUICE_CA_FILE");
    return {
      host,
      project,
      ref,
      job,
      credential: readersOf({ triggerToken: void 0, accessToken, jobToken })[0] ?? ANONYMOUS,
      to: options.zip === void 0 ? { kind: "folder", path: into ?? "." } : { kind: "zip", path: options.zip },
      overwrite: options.overwrite === true,
      ...caFile === void 0 ? {} : { caFile },
      secrets: [accessToken, jobToken].filter((secret) => secret !== void 0)
    };
  }
  function nonEmpty(text2) {
    return text2 === void 0 || text2.trim() === "" ? void 0 : text2;
  }
  var HINT;
  var init_artifacts_inputs = __esm({
    "cli/artifacts-inputs.ts"() {
      "use strict";
      init_credentials();
      init_plain();
      init_problems_text();
      init_project();
      init_server();
      init_token();
      init_coded_error();
      init_auth();
      init_bare_job_token();
      init_token_file();
      HINT = "Correct each option named in the message; `sluice artifacts --help` shows what every one takes.";
    }
  });

  // cli/run-artifacts.ts
  var run_artifacts_exports = {};
  __export(run_artifacts_exports, {
    runArtifacts: () => runArtifacts
  });
  async function runArtifacts(options, world) {
    const inputs = readArtifactsInputs(options, world);
    const { host, project, ref, job, credential, to } = inputs;
    const quiet = options.quiet === true;
    const progress = terminalHost({
      out: quiet ? () => {
      } : world.err,
      err: world.err,
      colour: world.colors.err,
      verbose: options.verbose === true
    });
    for (const secret of inputs.secrets) progress.mask(secret);
    const what = `the artifacts of job ${printable(job)} of ${printable(String(project))} at ref ${printable(ref)}`;
    progress.line(`Fetching ${what} ${credentialName(credential)}.`);
    const deps = { files: disk, clock: world.clock, random: world.random, log: progress.log };
    const gitlab = connectGitLab(
      { url: host, ...inputs.caFile === void 0 ? {} : { caFile: $resolve(world.cwd, inputs.caFile) } },
      deps
    );
    try {
      const open = (signal) => openRefArchive(gitlab, credential, project, ref, job, signal);
      const place2 = $resolve(world.cwd, to.path);
      const files = to.kind === "zip" ? await keep(deps, { open, what }, place2, world.signal) : await extractArchive(deps, { open, what, into: place2, overwrite: inputs.overwrite }, world.signal);
      if (options.json === true) world.out(progress.hide(jsonLine(resultOf(inputs, place2, files))));
      else if (!quiet)
        for (const { path } of files)
          world.out(`${printable(progress.hide(to.kind === "zip" ? to.path : $join(to.path, path)), 4e3)}
`);
      progress.line(closing(to, files), "good");
      return 0;
    } catch (error) {
      if (isCoded(error, "GITLAB_NOT_FOUND")) throw explained(error, inputs);
      throw isCoded(error, "ARTIFACTS_TARGET_OCCUPIED") ? withOverwrite(error) : error;
    } finally {
      gitlab.close();
    }
  }
  async function keep(deps, source, path, signal) {
    await deps.files.makeFolder($dirname(path));
    const part = `${path}.part`;
    await deps.files.remove(part);
    const { file } = await fetchArchive(deps, { ...source, to: part, limits: DEFAULT_LIMITS }, signal);
    const sizeBytes = file.lengthBytes;
    await file.close();
    try {
      await deps.files.move(part, path);
    } catch (error) {
      await deps.files.remove(part);
      throw error;
    }
    return [{ path, sizeBytes }];
  }
  function withOverwrite({ code, message, cause, hint }) {
    return new CodedError(code, message, { cause, hint: `${hint} Or let --overwrite replace files of the same name.` });
  }
  function resultOf(inputs, path, files) {
    const { host, project, ref, job, to } = inputs;
    const brought = to.kind === "zip" ? { archive: path } : { path, count: files.length, files };
    return { schema: "sluice/artifacts-result@1", host, project, ref, job, ...brought };
  }
  function closing(to, files) {
    const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (to.kind === "zip") return `Kept the archive as ${printable(to.path)}: ${bytes} bytes.`;
    return `Extracted ${files.length} ${files.length === 1 ? "file" : "files"} (${bytes} bytes) to ${placeOf(to.path)}.`;
  }
  function placeOf(path) {
    return path === "." ? "the current folder" : printable(path);
  }
  function explained(error, { job, ref, credential }) {
    const seen = {
      "access-token": "that the access token's owner is a member of the project and the token has the scope read_api",
      "job-token": "that the project lists the calling project under Settings > CI/CD > Job token permissions and the job's user is a member of it",
      anonymous: "that the project and its pipelines are public, or give a token"
    }[credential.kind];
    return new CodedError(error.code, error.message, {
      cause: error.cause,
      hint: `GitLab looks only at the newest successful pipeline on ${printable(ref)}: check (1) that there is one, and that ${printable(ref)} is a branch or tag; (2) that it has a job with exactly the name ${printable(job)}, which publishes \`artifacts: paths\`; (3) that those artifacts have not expired; (4) the project's id or full path, and ${seen}.`
    });
  }
  var init_run_artifacts = __esm({
    "cli/run-artifacts.ts"() {
      "use strict";
      init_path();
      init_disk();
      init_extract_archive();
      init_fetch_archive();
      init_limits();
      init_terminal();
      init_coded_error();
      init_artifacts2();
      init_auth();
      init_http();
      init_printable();
      init_artifacts_inputs();
      init_json_line();
    }
  });

  // cli/run-relay.ts
  var run_relay_exports = {};
  __export(run_relay_exports, {
    runRelayOrder: () => runRelayOrder
  });
  async function runRelayOrder(order, world) {
    requireNode(world.nodeVersion);
    const { runRelayProgram } = await loadRelay();
    return runRelayProgram(order, world);
  }
  async function loadRelay() {
    try {
      return await import("./relay.js");
    } catch (cause) {
      if (nodeCode(cause) !== "ERR_MODULE_NOT_FOUND") throw cause;
      throw new CodedError("RELAY_MISSING", "The relay's part of Sluice could not be loaded.", { cause });
    }
  }
  function requireNode(version2) {
    const [major = 0, minor = 0] = version2.split(".").map(Number);
    if (major > OLDEST_NODE[0] || major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]) return;
    const oldest = OLDEST_NODE.join(".");
    throw new CodedError(
      "UNSUPPORTED_NODE",
      `The relay cannot run on Node.js ${version2}: it stores in SQLite, which comes with Node.js from ${oldest} on.`,
      {
        hint: `Install Node.js ${oldest} or newer; every other command runs on this one.`
      }
    );
  }
  var OLDEST_NODE;
  var init_run_relay = __esm({
    "cli/run-relay.ts"() {
      "use strict";
      init_coded_error();
      init_node_code();
      OLDEST_NODE = [22, 13];
    }
  });

  // cli/dispatch.ts
  var dispatch_exports = {};
  __export(dispatch_exports, {
    dispatch: () => dispatch
  });
  async function dispatch(args, world) {
    let exitCode = 0;
    const program2 = buildProgram(
      DECLARED_INPUTS,
      {
        trigger: async (options) => {
          const { runTrigger: runTrigger2 } = await Promise.resolve().then(() => (init_run_trigger(), run_trigger_exports));
          exitCode = await runTrigger2(options, world);
        },
        artifacts: async (options) => {
          const { runArtifacts: runArtifacts2 } = await Promise.resolve().then(() => (init_run_artifacts(), run_artifacts_exports));
          exitCode = await runArtifacts2(options, world);
        },
        relay: async (order) => {
          const { runRelayOrder: runRelayOrder2 } = await Promise.resolve().then(() => (init_run_relay(), run_relay_exports));
          exitCode = await runRelayOrder2(order, world);
        }
      },
      // Help that nobody asked for is an answer to a mistake: it goes where errors go.
      { out: args.length === 0 ? world.err : world.out, width: HELP_WIDTH }
    );
    if (args.length === 0) {
      program2.outputHelp();
      return 2;
    }
    try {
      await program2.parseAsync(args, { from: "user" });
    } catch (error) {
      if (error instanceof HelpShown) return 0;
      throw error;
    }
    return exitCode;
  }
  var HELP_WIDTH;
  var init_dispatch = __esm({
    "cli/dispatch.ts"() {
      "use strict";
      init_declared_generated();
      init_program();
      HELP_WIDTH = 100;
    }
  });

  // cli/main.ts
  init_fs();

  // builtin:os
  var builtin2 = process.getBuiltinModule("node:os");
  var pick2 = (name) => builtin2[name];
  var $constants = /* @__PURE__ */ pick2("constants");

  // cli/main.ts
  init_process();

  // builtin:timers/promises
  var builtin4 = process.getBuiltinModule("node:timers/promises");
  var pick4 = (name) => builtin4[name];
  var $setTimeout = /* @__PURE__ */ pick4("setTimeout");

  // shared/time/clock.ts
  var LONGEST_TIMER_MS = 2 ** 31 - 1;
  var systemClock = {
    now: () => /* @__PURE__ */ new Date(),
    monotonicMs: () => performance.now(),
    sleep: async (ms, signal) => {
      const options = signal === void 0 ? {} : { signal };
      try {
        let leftMs = ms;
        for (; leftMs > LONGEST_TIMER_MS; leftMs -= LONGEST_TIMER_MS)
          await $setTimeout(LONGEST_TIMER_MS, void 0, options);
        await $setTimeout(leftMs, void 0, options);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    }
  };

  // action/hosts/uncommanded.ts
  function uncommanded(line) {
    return line.replaceAll("##[", "## [").replace(/^(\s*):(?=:)/, "$1: ");
  }

  // cli/run-cli.ts
  init_coded_error();
  init_describe();
  init_redact();
  init_secret();

  // shared/text/version.generated.ts
  var VERSION = "0.1.0";

  // cli/refuse-tokens.ts
  init_coded_error();
  var TOKEN_OPTION = /^--((?:trigger|access|job|private|api|ci-job)-token|token|password)(?==|$)/;
  var ENVIRONMENT = {
    "trigger-token": "SLUICE_TRIGGER_TOKEN",
    "access-token": "SLUICE_ACCESS_TOKEN",
    "job-token": "SLUICE_JOB_TOKEN"
  };
  function refuseTokenArguments(args) {
    const end = args.indexOf("--");
    for (const arg of end === -1 ? args : args.slice(0, end)) {
      const option = TOKEN_OPTION.exec(arg)?.[1];
      if (option === void 0) continue;
      const known = ENVIRONMENT[option];
      const [name, variable] = known === void 0 ? ["trigger-token", "SLUICE_TRIGGER_TOKEN"] : [option, known];
      throw new CodedError(
        "USAGE",
        `--${option} is refused: a token on the command line can be read by every user of this machine, and stays in the shell's history.`,
        {
          hint: `Set the environment variable ${variable}, or name a file that holds the token with --${name}-file. If the token is real, revoke it and create a new one.`
        }
      );
    }
  }

  // cli/report-failure.ts
  init_coded_error();
  init_describe();
  function reportFailure(error, err, verbose) {
    err(`error: ${describe(error)}
`);
    if (error instanceof CodedError) return error.exitCode;
    if (verbose && error instanceof Error && error.stack !== void 0) err(`${error.stack}
`);
    return 4;
  }

  // cli/run-cli.ts
  var OLDEST_NODE2 = 20;
  var STOPPED = 6;
  async function runCli(args, world) {
    const redact2 = redactor(secretsOf2(world.env));
    const tame = world.env["GITHUB_ACTIONS"] === "true" ? withoutCommands : (text2) => text2;
    const careful = {
      ...world,
      out: (text2) => world.out(tame(text2)),
      err: (text2) => world.err(tame(redact2(text2)))
    };
    try {
      if (Number.parseInt(world.nodeVersion, 10) < OLDEST_NODE2) throw tooOld(world.nodeVersion);
      if (args[0] === "--version" || args[0] === "-V") {
        world.out(`${VERSION}
`);
        return 0;
      }
      refuseTokenArguments(args);
      const { dispatch: dispatch2 } = await Promise.resolve().then(() => (init_dispatch(), dispatch_exports));
      return await dispatch2(args, careful);
    } catch (error) {
      if (error === world.signal.reason) {
        careful.err(`error: ${oneLine(error)}
`);
        return STOPPED;
      }
      return reportFailure(error, careful.err, args.includes("--verbose"));
    }
  }
  function withoutCommands(text2) {
    return text2.split("\n").map(uncommanded).join("\n");
  }
  function secretsOf2(env) {
    return Object.entries(env).flatMap(
      ([name, value]) => name.endsWith("TOKEN") && value !== void 0 && value !== "" ? [new Secret(value)] : []
    );
  }
  function tooOld(version2) {
    return new CodedError("UNSUPPORTED_NODE", `Sluice cannot run on Node.js ${version2}.`);
  }

  // cli/main.ts
  var stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) {
    process_default.on(name, () => {
      if (stop.signal.aborted) process_default.exit(128 + $constants.signals[name]);
      stop.abort(new Error(`Stopped by ${name}.`));
    });
  }
  for (const stream of [process_default.stdout, process_default.stderr]) {
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  async function main() {
    const plain = (process_default.env["NO_COLOR"] ?? "") !== "";
    process_default.exitCode = await runCli(process_default.argv.slice(2), {
      env: process_default.env,
      cwd: process_default.cwd(),
      nodeVersion: process_default.versions.node,
      clock: systemClock,
      random: Math.random,
      out: (text2) => process_default.stdout.write(text2),
      err: (text2) => process_default.stderr.write(text2),
      colors: { out: process_default.stdout.isTTY && !plain, err: process_default.stderr.isTTY && !plain },
      signal: stop.signal,
      readFile: (path) => $readFileSync(path, "utf8"),
      appendFile: (path, text2) => $appendFileSync(path, text2)
    });
  }
  void main();
})();
