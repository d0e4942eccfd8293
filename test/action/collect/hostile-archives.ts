import { crc32, deflateRawSync } from "node:zlib";
import type { ExtractLimits } from "../../../action/collect/limits.ts";
import type { ArtifactCode } from "../../../action/collect/refusal.ts";
import { type EndSpec, type EntrySpec, extraField, u32, zipBytes } from "./zip-bytes.ts";

/** An archive that must be refused. */
export interface Hostile {
  readonly code: ArtifactCode;
  readonly because: string;
  readonly bytes: Buffer;
  readonly limits?: Partial<ExtractLimits>;
  /** What the message must name. */
  readonly names?: string;
}

const honest: EntrySpec = { name: "honest.txt", content: "honest" };
const AFTER_HONEST = 30 + "honest.txt".length + deflateRawSync("honest").length;
const link = (name: string, target: string): EntrySpec => ({ name, content: target, mode: 0o120777 });

/** An honest entry first and the bad one last: nothing of the first may stay. */
function bad(
  code: ArtifactCode,
  because: string,
  entry: EntrySpec | EntrySpec[],
  more: Partial<Hostile> = {},
): Hostile {
  return { code, because, bytes: zipBytes([honest, ...[entry].flat()]), ...more };
}

function badEnd(code: ArtifactCode, because: string, end: EndSpec): Hostile {
  return { code, because, bytes: zipBytes([honest], end) };
}

const unsafeNames = [
  ["dotdot", "../evil"],
  ["dotdot-deep", "a/../../evil"],
  ["dotdot-inside", "a/../evil"],
  ["dotdot-last", "a/.."],
  ["dotdot-backslash", "..\\evil"],
  ["dotdot-mixed", "a\\../..\\evil"],
  ["absolute", "/etc/evil"],
  ["absolute-backslash", "\\evil"],
  ["drive", "C:\\evil"],
  ["drive-relative", "c:evil"],
  ["unc", "\\\\server\\share\\evil"],
  ["unc-slashes", "//server/share/evil"],
  ["nul", "evil\0.txt"],
  ["newline", "evil\n::warning::"],
  ["escape", "evil\u001b[2J"],
  ["empty", ""],
  ["endless", "d/".repeat(30_000)],
] as const;

const unsafeTypes = [
  ["fifo", 0o010644],
  ["character-device", 0o020644],
  ["block-device", 0o060644],
  ["socket", 0o140644],
  ["unknown", 0o110644],
] as const;

const zeros = deflateRawSync(Buffer.alloc(100_000));
const small = { ratioFloorBytes: 10_000 };

/** Every way in which an archive may lie, each with the code it must raise; an honest entry goes before each bad one. */
export const hostileArchives: readonly Hostile[] = [
  ...unsafeNames.map(([because, name]) => bad("ARTIFACTS_UNSAFE_PATH", because, { name, content: "evil" })),
  bad("ARTIFACTS_UNSAFE_PATH", "dotdot-in-unicode-path", {
    name: Buffer.from("mild"),
    flags: 0,
    extra: extraField(0x7075, Buffer.concat([Buffer.from([1]), u32(crc32("mild")), Buffer.from("../evil")])),
  }),
  ...unsafeTypes.map(([because, mode]) => bad("ARTIFACTS_UNSAFE_TYPE", because, { name: "evil", mode })),
  bad("ARTIFACTS_UNSAFE_TYPE", "folder-name-file-mode", { name: "evil/", mode: 0o100644 }),
  bad("ARTIFACTS_UNSAFE_LINK", "absolute", link("evil", "/etc/passwd")),
  bad("ARTIFACTS_UNSAFE_LINK", "drive", link("evil", "C:\\Windows")),
  bad("ARTIFACTS_UNSAFE_LINK", "dotdot", link("evil", "../secret")),
  bad("ARTIFACTS_UNSAFE_LINK", "dotdot-deep", link("a/b/evil", "../../../secret")),
  bad("ARTIFACTS_UNSAFE_LINK", "dotdot-backslash", link("evil", "..\\secret")),
  bad("ARTIFACTS_UNSAFE_LINK", "dotdot-after-name", link("evil", "a/../../secret")),
  bad("ARTIFACTS_UNSAFE_LINK", "chain", [link("a/up", ".."), link("evil", "a/up/../secret")]),
  bad("ARTIFACTS_UNSAFE_LINK", "chain-by-case", [link("here", "."), link("evil", "HERE/../secret")]),
  bad("ARTIFACTS_UNSAFE_LINK", "nul", link("evil", "a\0b")),
  bad("ARTIFACTS_UNSAFE_LINK", "empty", link("evil", "")),
  bad("ARTIFACTS_UNSAFE_LINK", "not-utf8", { name: "evil", content: Buffer.from([0xff, 0xfe]), mode: 0o120777 }),
  bad("ARTIFACTS_UNSAFE_LINK", "endless", link("evil", "x/".repeat(4_000))),
  bad("ARTIFACTS_UNSAFE_LINK", "written-through", [link("door", "a"), { name: "door/evil", content: "evil" }]),
  bad("ARTIFACTS_UNSAFE_LINK", "written-through-before", [{ name: "door/evil", content: "evil" }, link("door", "a")]),
  bad("ARTIFACTS_UNSAFE_LINK", "written-through-by-case", [link("door", "a"), { name: "DOOR/evil", content: "evil" }]),
  bad("ARTIFACTS_NAME_COLLISION", "twice", [{ name: "a" }, { name: "a" }], { names: "`a` twice" }),
  bad("ARTIFACTS_NAME_COLLISION", "twice-by-dot", [{ name: "a/b" }, { name: "a/./b" }]),
  bad("ARTIFACTS_NAME_COLLISION", "twice-by-slash", [{ name: "a/b" }, { name: "a//b" }]),
  bad("ARTIFACTS_NAME_COLLISION", "case", [{ name: "Readme" }, { name: "README" }], {
    names: "`Readme` beside `README`",
  }),
  bad("ARTIFACTS_NAME_COLLISION", "case-of-folders", [{ name: "Lib/a" }, { name: "lib/b" }]),
  bad("ARTIFACTS_NAME_COLLISION", "unicode-form", [{ name: "é".normalize("NFC") }, { name: "é".normalize("NFD") }]),
  bad("ARTIFACTS_NAME_COLLISION", "file-and-folder", [{ name: "a" }, { name: "a/b" }]),
  bad("ARTIFACTS_NAME_COLLISION", "folder-and-file", [{ name: "a/b" }, { name: "a" }]),
  bad("ARTIFACTS_NAME_COLLISION", "file-and-folder-entry", [{ name: "a" }, { name: "a/", mode: 0o040755, method: 0 }]),
  bad("ARTIFACTS_NAME_COLLISION", "link-and-file", [link("a", "b"), { name: "A" }]),
  bad("ARTIFACTS_TOO_MANY_ENTRIES", "listed", [{ name: "a" }, { name: "b" }], { limits: { maxEntries: 2 } }),
  bad(
    "ARTIFACTS_TOO_MANY_ENTRIES",
    "folders",
    [1, 2, 3, 4].map((n) => ({ name: `${"d/".repeat(n * 10)}${n}/file` })),
    { limits: { maxEntries: 41 }, names: "41 folders" },
  ),
  badEnd("ARTIFACTS_TOO_MANY_ENTRIES", "announced", { zip64: { entries: 2 ** 40 } }),
  bad("ARTIFACTS_TOO_LARGE", "total", [{ name: "a", content: "123456" }], { limits: { maxTotalBytes: 11 } }),
  bad(
    "ARTIFACTS_TOO_LARGE",
    "entry",
    { name: "a", content: "1234567" },
    { limits: { maxEntryBytes: 6 }, names: "`a`" },
  ),
  bad("ARTIFACTS_TOO_LARGE", "archive", { name: "a" }, { limits: { maxArchiveBytes: 100 } }),
  bad("ARTIFACTS_BOMB", "ratio", { name: "a", content: Buffer.alloc(100_000) }, { limits: small }),
  bad(
    "ARTIFACTS_BOMB",
    "ratio-of-many",
    [1, 2, 3, 4].map((n) => ({ name: `${n}`, content: Buffer.alloc(9_000) })),
    {
      limits: small,
    },
  ),
  bad("ARTIFACTS_BOMB", "overlap-same-data", [
    { name: "a", content: Buffer.alloc(100_000) },
    { name: "b", packed: zeros, content: Buffer.alloc(100_000), central: { offset: AFTER_HONEST } },
  ]),
  bad("ARTIFACTS_BOMB", "overlap-quoted", [
    {
      name: "a",
      content: "x".repeat(50),
      method: 0,
      local: { packedBytes: 100 },
      central: { packedBytes: 100, sizeBytes: 100 },
    },
    { name: "b", content: "y".repeat(50), method: 0 },
  ]),
  bad(
    "ARTIFACTS_BOMB",
    "overlap-hidden-by-extra",
    [
      {
        name: "a",
        content: "a",
        method: 0,
        local: { extra: extraField(9, Buffer.alloc(20)) },
        central: { extra: Buffer.alloc(0) },
      },
      { name: "b", content: "b", method: 0, central: { offset: AFTER_HONEST + 31 + 1 } },
    ],
    { names: "the one before it" },
  ),
  bad("ARTIFACTS_CORRUPT", "size-lies-low", {
    name: "a",
    content: "123456",
    local: { sizeBytes: 3 },
    central: { sizeBytes: 3 },
  }),
  bad("ARTIFACTS_CORRUPT", "size-lies-high", {
    name: "a",
    content: "123456",
    local: { sizeBytes: 9 },
    central: { sizeBytes: 9 },
  }),
  bad("ARTIFACTS_CORRUPT", "size-lies-zero", {
    name: "a",
    content: "1",
    local: { sizeBytes: 0 },
    central: { sizeBytes: 0 },
  }),
  bad("ARTIFACTS_CORRUPT", "big-size-lies-low", {
    name: "a",
    content: Buffer.alloc(9_000_000),
    local: { sizeBytes: 5_000_000 },
    central: { sizeBytes: 5_000_000 },
  }),
  bad("ARTIFACTS_CORRUPT", "big-size-lies-high", {
    name: "a",
    content: Buffer.alloc(5_000_000),
    local: { sizeBytes: 9_000_000 },
    central: { sizeBytes: 9_000_000 },
  }),
  bad("ARTIFACTS_CORRUPT", "stored-size-lies", { name: "a", content: "123456", method: 0, central: { sizeBytes: 7 } }),
  bad(
    "ARTIFACTS_CORRUPT",
    "crc",
    { name: "a", content: "1", local: { crc32: 1 }, central: { crc32: 1 } },
    { names: "`a`" },
  ),
  bad("ARTIFACTS_CORRUPT", "big-crc", {
    name: "a",
    content: Buffer.alloc(5_000_000),
    local: { crc32: 1 },
    central: { crc32: 1 },
  }),
  bad("ARTIFACTS_CORRUPT", "local-name", { name: "a", content: "1", local: { name: Buffer.from("b") } }),
  bad("ARTIFACTS_CORRUPT", "local-size", { name: "a", content: "1", local: { sizeBytes: 2 } }),
  bad("ARTIFACTS_CORRUPT", "local-size-despite-descriptor", {
    name: "a",
    content: "1",
    descriptor: true,
    local: { sizeBytes: 2 },
  }),
  bad("ARTIFACTS_CORRUPT", "local-crc", { name: "a", content: "1", local: { crc32: 2 } }),
  bad("ARTIFACTS_CORRUPT", "local-method", { name: "a", content: "1", local: { method: 0 } }),
  bad(
    "ARTIFACTS_CORRUPT",
    "no-local-header",
    {
      name: "a",
      local: { extra: Buffer.alloc(40) },
      central: { offset: AFTER_HONEST + 3, extra: Buffer.alloc(0) },
    },
    { names: "has no header" },
  ),
  bad("ARTIFACTS_CORRUPT", "deflate-garbage", { name: "a", content: "x".repeat(99), packed: Buffer.alloc(20, 0xff) }),
  bad("ARTIFACTS_CORRUPT", "deflate-cut", {
    name: "a",
    content: "abcdefgh",
    packed: deflateRawSync("abcdefgh").subarray(0, 5),
  }),
  bad("ARTIFACTS_CORRUPT", "deflate-and-more", {
    name: "a",
    content: "a",
    packed: Buffer.concat([deflateRawSync("a"), Buffer.alloc(9)]),
  }),
  bad("ARTIFACTS_CORRUPT", "big-deflate-and-more", {
    name: "a",
    content: Buffer.alloc(5_000_000),
    packed: Buffer.concat([deflateRawSync(Buffer.alloc(5_000_000)), Buffer.alloc(9)]),
  }),
  bad("ARTIFACTS_CORRUPT", "data-in-directory", {
    name: "a",
    content: "123",
    method: 0,
    central: { packedBytes: 999, sizeBytes: 999 },
  }),
  bad("ARTIFACTS_CORRUPT", "folder-with-content", { name: "a/", content: "1", mode: 0o040755 }),
  bad("ARTIFACTS_CORRUPT", "name-not-utf8", { name: Buffer.from([0xff, 0x41]) }),
  bad("ARTIFACTS_CORRUPT", "zip64-field-missing", { name: "a", content: "1", central: { packedBytes: 0xffffffff } }),
  badEnd("ARTIFACTS_CORRUPT", "fewer-than-announced", { entries: 2 }),
  badEnd("ARTIFACTS_CORRUPT", "more-than-announced", { entries: 0 }),
  badEnd("ARTIFACTS_CORRUPT", "directory-elsewhere", { offset: 0 }),
  badEnd("ARTIFACTS_CORRUPT", "directory-outside", { offset: 0xfffffff0 }),
  badEnd("ARTIFACTS_CORRUPT", "directory-cut", { lengthBytes: 30 }),
  badEnd("ARTIFACTS_CORRUPT", "zip64-missing", { offset: 0xffffffff }),
  badEnd("ARTIFACTS_CORRUPT", "zip64-record-outside", { zip64: { recordOffset: 2 ** 50 } }),
  badEnd("ARTIFACTS_CORRUPT", "zip64-record-elsewhere", { zip64: { recordOffset: 0 } }),
  badEnd("ARTIFACTS_CORRUPT", "zip64-directory-outside", { zip64: { offset: 2 ** 60 } }),
  badEnd("ARTIFACTS_CORRUPT", "zip64-contradicts", { entries: 2, zip64: {} }),
  badEnd("ARTIFACTS_CORRUPT", "end-in-comment", { comment: zipBytes([]) }),
  badEnd("ARTIFACTS_UNSUPPORTED", "several-disks", { disk: 1 }),
  badEnd("ARTIFACTS_UNSUPPORTED", "several-disks-zip64", { zip64: { disks: 2 } }),
  bad("ARTIFACTS_UNSUPPORTED", "entry-on-another-disk", { name: "a", central: { disk: 1 } }),
  bad("ARTIFACTS_UNSUPPORTED", "bzip2", { name: "a", content: "1", method: 12 }, { names: "method 12" }),
  bad("ARTIFACTS_ENCRYPTED", "traditional", { name: "a", content: "1", flags: 0x801 }),
  bad("ARTIFACTS_ENCRYPTED", "strong", { name: "a", content: "1", flags: 0x841 }),
  bad("ARTIFACTS_ENCRYPTED", "aes", { name: "a", content: "1", method: 99, flags: 0x801 }),
  { code: "ARTIFACTS_TRUNCATED", because: "end-missing", bytes: zipBytes([honest]).subarray(0, -1) },
  { code: "ARTIFACTS_TRUNCATED", because: "directory-missing", bytes: zipBytes([honest]).subarray(0, 40) },
  {
    code: "ARTIFACTS_TRUNCATED",
    because: "bytes-after-the-end",
    bytes: Buffer.concat([zipBytes([honest]), Buffer.from("x")]),
  },
  {
    code: "ARTIFACTS_NOT_A_ZIP",
    because: "html",
    bytes: Buffer.from("<!DOCTYPE html><title>Sign in"),
    names: "<!DOCTYPE html>",
  },
  { code: "ARTIFACTS_NOT_A_ZIP", because: "gzip", bytes: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]) },
  { code: "ARTIFACTS_NOT_A_ZIP", because: "nothing", bytes: Buffer.alloc(0) },
];
