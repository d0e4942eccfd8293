/** Text a forge can send in every name it has: each tries to become something else on a page. */
export const HOSTILE = [
  `<script>window.owned=1</script>`,
  `"><img src=x onerror=window.owned=1>`,
  `'"/><svg/onload=window.owned=1>`,
  `</title></style></textarea><script>window.owned=1</script>`,
  `javascript:window.owned=1`,
  "`${window.owned=1}`{{constructor.constructor('window.owned=1')()}}",
  `&lt;b&gt;&#x3c;script&#x3e;`,
  `]]><!--<script>window.owned=1</script>-->`,
] as const;

/** Turns the reading direction around: `gnp.exe` reads as `exe.png`. */
export const BIDI = "main\u202egnp.exe";
