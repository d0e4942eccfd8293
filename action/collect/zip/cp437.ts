/** The upper half of code page 437, in which zip names without the UTF-8 flag are written (APPNOTE 6.3.10, appendix D). */
const UPPER_HALF = [
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
  "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
  "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
  "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ",
].join("");

/** Text of code page 437; control characters stay what they are. */
export function fromCp437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (UPPER_HALF[byte - 0x80] ?? ""))).join(
    "",
  );
}
