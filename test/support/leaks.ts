/** Where a secret was found, as `DEPLOY_TOKEN in the log`: none, if all is well. */
export function leaksIn(
  places: Readonly<Record<string, string | Uint8Array>>,
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(places).flatMap(([place, content]) => {
    // Byte for byte, so that what is no text can be searched too.
    const text = typeof content === "string" ? content : Buffer.from(content).toString("latin1");
    return Object.entries(secrets)
      .filter(([, secret]) => spellingsOf(secret).some((spelling) => text.includes(spelling)))
      .map(([name]) => `${name} in ${place}`);
  });
}

/** As it is, as a URL, as HTTP's basic login, as PostgreSQL and dumps write bytes. */
function spellingsOf(secret: string): readonly string[] {
  if (secret.length < 8) throw new Error(`A secret of ${secret.length} characters would be found anywhere.`);
  const bytes = Buffer.from(secret);
  // Base64 of a text that begins elsewhere looks different: all three beginnings, without what the neighbours change.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .slice(before === 0 ? 0 : 4, -4),
  );
  return [secret, encodeURIComponent(secret), bytes.toString("hex"), ...base64];
}
