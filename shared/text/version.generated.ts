// Generated from package.json by `npm run generate`. Change it there, not here.

/** The version of Sluice, as in package.json. */
export const VERSION = "0.1.0";
