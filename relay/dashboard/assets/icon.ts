/** The relay's mark, for a browser's tab. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-linecap="round" stroke-width="2">
<path stroke="#64748b" d="M4 3v18M20 3v18M4 6h16"/>
<path stroke="#0d8a8f" d="M7 13c1.7-1.6 3.3-1.6 5 0s3.3 1.6 5 0M7 18c1.7-1.6 3.3-1.6 5 0s3.3 1.6 5 0"/>
</svg>
`;
