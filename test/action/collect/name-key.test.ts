import { describe, expect, it } from "vitest";
import { nameKey } from "../../../action/collect/name-key.ts";

describe("nameKey", () => {
  it.each([
    ["README", "readme"],
    ["Größe", "GRÖSSE".replace("SS", "ß")],
    ["é".normalize("NFC"), "é".normalize("NFD")],
    ["É".normalize("NFD"), "é".normalize("NFC")],
    ["\u212a", "k"],
    ["\u017f", "S"],
    ["Σ", "ς"],
    ["ДОМ", "дом"],
  ])("finds %j and %j alike, as a disk that ignores case does", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ["a", "b"],
    ["straße", "strasse"],
    ["e", "é"],
    ["①", "1"],
    ["ﬁ", "fi"],
  ])("tells %j from %j", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});
