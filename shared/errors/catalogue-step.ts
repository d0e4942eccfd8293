import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Failures of the step and of every command: inputs, waiting, artifacts. */
export const STEP_ERRORS = {
  // Inputs and configuration
  INPUT_INVALID: {
    means: "One or more inputs are missing, malformed or contradict each other.",
    hint: "Correct each input named in the message; docs/reference/inputs.md lists what every input takes.",
    exitCode: 2,
  },
  USAGE: {
    means: "The command line has an unknown command or option, or an argument is missing.",
    hint: "Run the command with --help to see its options and examples.",
    exitCode: 2,
  },
  NOTHING_TO_PLAY: {
    means: "None of the pipeline's jobs that wait to be started is meant by what `sluice play` was given.",
    hint: "Name a manual or delayed job of the pipeline, as GitLab shows it; globs are allowed.",
    exitCode: 2,
  },
  FILE_UNREADABLE: {
    means: "A file named on the command line or in the configuration cannot be read.",
    hint: "Check the path and that this user may read the file.",
    exitCode: 2,
  },
  CA_FILE_INVALID: {
    means: "The file given as `ca-file` holds no certificate, or one that cannot be read.",
    hint: "Give a PEM file: one or more blocks that begin with -----BEGIN CERTIFICATE-----.",
    exitCode: 2,
  },
  CONFIG_INVALID: {
    means: "The relay's configuration file has problems; all of them are listed with their lines.",
    hint: "Correct the lines listed; docs/reference/relay-config.md shows every key.",
    exitCode: 2,
  },
  CONFIG_SECRET_MISSING: {
    means: "A secret named in the configuration is not set, is empty, or its file cannot be read.",
    hint: "Set the environment variable or create the file the message names, then start again.",
    exitCode: 2,
  },
  // Waiting
  WATCH_FORBIDDEN: {
    means: "None of the credentials at hand may read the pipeline's status.",
    hint: "Add `access-token` (read_api) or correct the one refused, or let the job token read: on GitLab 18 and newer, grant the calling project read_jobs or read_pipelines under Job token permissions of the target. Or set `wait: false`.",
    exitCode: 3,
  },
  WATCH_OUTAGE: {
    means: "GitLab could not be reached for longer than the wait tolerates; the pipeline may still be running.",
    hint: "Open the pipeline's URL to see how it stands.",
    exitCode: 4,
  },
  WATCH_JOBS_MISSING: {
    means: "The pipeline has ended, and a name of `wait-for-jobs` matches no job of it.",
    hint: "Compare `wait-for-jobs` with the job names on the pipeline's page; rules may have left the job out of this pipeline.",
    exitCode: 2,
  },
  // Cancelling
  CANCEL_NOT_POSSIBLE: {
    means: "A pipeline was to be cancelled, and none of the credentials given may do that.",
    hint: "Give an access token with the scope api, whose owner may cancel pipelines of the project (Developer or more). GitLab takes neither trigger nor job tokens for it.",
    exitCode: 3,
  },
  CANCEL_UNVERIFIED: {
    means: "GitLab was asked to cancel pipelines, and looks have not shown that all of them have stopped.",
    hint: "Open the URLs in the message and cancel there what still runs, or run the command again.",
    exitCode: 4,
  },
  // Artifacts
  ARTIFACTS_MISSING: {
    means: "No job of the pipeline has an artifact that was asked for.",
    hint: "Compare `artifacts` with the job names and their `artifacts: paths`; expired artifacts and report-only jobs have no archive.",
    exitCode: 7,
  },
  ARTIFACTS_GONE: {
    means: "A job is listed with an archive, and GitLab answers 404 to its download.",
    hint: "The archive has expired or was deleted since the job ended: raise `artifacts: expire_in` in that job, or run it again.",
    exitCode: 7,
  },
  ARTIFACTS_TRUNCATED: {
    means: "The archive ended early, or has another length than announced.",
    hint: "Run the step again; when it persists, look for a proxy that cuts large answers.",
    exitCode: 7,
  },
  ARTIFACTS_DOWNLOAD_FAILED: {
    means: "The archive could not be downloaded.",
    hint: "Read the cause in the message; run the step again when it is a passing fault.",
    exitCode: 7,
  },
  ARTIFACTS_NOT_A_ZIP: {
    means: "What came instead of the archive is not a zip file.",
    hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
    exitCode: 7,
  },
  ARTIFACTS_CORRUPT: {
    means: "An entry's size or CRC differs from what the archive says.",
    hint: "Run the step again; when it persists, the archive is damaged on the server: run the job again.",
    exitCode: 7,
  },
  ARTIFACTS_ENCRYPTED: {
    means: "The archive has encrypted entries, which GitLab runners never write.",
    hint: "Find out what wrote this archive; nothing of it was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_UNSUPPORTED: {
    means: "An entry uses a compression method Sluice does not know.",
    hint: "Have the job pack that file itself, or download the archive by hand; nothing of it was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_UNSAFE_PATH: {
    means: "An entry's name leads out of the target folder (.., absolute, drive letter, NUL, reserved name).",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_UNSAFE_LINK: {
    means:
      "An entry is a symbolic link that leads out of the target folder, or a later entry would be written through a link.",
    hint: "Have the job publish the file itself in place of the link. Nothing of the archive was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_UNSAFE_TYPE: {
    means: "An entry is neither a file, a folder nor a symbolic link (a device, a pipe, a socket).",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_NAME_COLLISION: {
    means: "Two files would land on the same path, or on paths that differ only in case or Unicode form.",
    hint: "Rename one of the files in the job; where they are of two jobs, choose fewer files or another `artifacts-layout`. Nothing was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_TOO_MANY_ENTRIES: {
    means: "The archive has more entries than Sluice accepts.",
    hint: "Publish fewer files, or pack them into one. Nothing of the archive was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_TOO_LARGE: {
    means: "The archive, or what it unpacks to, is larger than Sluice accepts.",
    hint: "Publish less, or select fewer files. Nothing of the archive was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_BOMB: {
    means: "The archive unpacks to an implausible multiple of its size, or its entries overlap: a zip bomb.",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7,
  },
  ARTIFACTS_TARGET_OCCUPIED: {
    means: "The folder for the artifacts exists and has other content than an earlier run of Sluice.",
    hint: "Empty the folder, or name another one in `artifacts-path`.",
    exitCode: 7,
  },
  ARTIFACTS_WRITE_FAILED: {
    means: "A file or folder could not be written, moved or read (disk full, no permission, name too long).",
    hint: "Free disk space, or point `artifacts-path` at a folder this user may write to.",
    exitCode: 7,
  },
  DOTENV_MISSING: {
    means: "Outputs were asked for from a job's dotenv file, and there is none that can be had.",
    hint: 'Let the job publish the file under `artifacts: paths` as well as under `artifacts: reports: dotenv`, and name it: `dotenv-from: "build: build.env"`.',
    exitCode: 7,
  },
  DOTENV_INVALID: {
    means: "A file that outputs were asked for from is not what GitLab takes for a dotenv report.",
    hint: "Each line must be NAME=value, the name of letters, digits and _; no empty lines, comments or values of several lines.",
    exitCode: 7,
  },
  // The comment on the pull or merge request
  COMMENT_REFUSED: {
    means: "The forge does not let the token write on the pull or merge request. The run itself goes on.",
    hint: "Give the token the permission the message names, or leave `comment` out.",
    exitCode: 3,
  },
  COMMENT_FAILED: {
    means: "The forge answered something unexpected to a comment. The run itself goes on.",
    hint: "Look at the forge's status; the next run of the step writes the comment again.",
    exitCode: 4,
  },
  // Everything else
  UNSUPPORTED_NODE: {
    means: "This Node.js is too old for the command.",
    hint: "Install Node.js 20.16 or newer; the relay needs 22.13 or newer.",
    exitCode: 2,
  },
  RELAY_MISSING: {
    means: "This copy of the command line comes without the relay.",
    hint: "Run it from a clone of the project, or copy dist/relay.js into the folder of cli.js.",
    exitCode: 2,
  },
  INTERNAL: {
    means: "Sluice met a state it should never be in: a defect of ours.",
    hint: "Run again with --verbose and report the output, please.",
    exitCode: 4,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
