/** How a token stands in a form, and in JSON. */
const IN_FORM = /(?:^|&)token=([^&]{1,500})/g;
const IN_JSON = /"token"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"([^"\\]{1,500})"/g;

/** A payload may have tokens of its own deeper down; a body full of them is nobody's call. */
const MOST = 32;

/**
 * What stands in a call's query and body as a token, looked for without taking them apart. A token that is spelled in escapes is not
 * found.
 *
 * The tokens that would be right have no part in looking, so that the time it takes says nothing of them.
 */
export function plainTokens(query: string, contentType: string | undefined, body: Uint8Array): readonly string[] {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  const found = new URLSearchParams(query).getAll("token").slice(-MOST);
  for (const [, token = ""] of text.matchAll(/\bjson\b/i.test(contentType ?? "") ? IN_JSON : IN_FORM)) {
    if (found.length >= 2 * MOST) break;
    found.push(token);
  }
  return found;
}
