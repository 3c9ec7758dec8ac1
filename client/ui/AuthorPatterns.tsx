/** The authors' patterns for SVG strokes and fills: `url(#pat-reed)` … Put it once into a drawing, before its use. */
export function AuthorPatterns() {
  return (
    <defs>
      <pattern id="pat-reed" className="slot-reed" width="5.5" height="5.5" patternUnits="userSpaceOnUse">
        <circle cx="2.7" cy="2.7" r="1.15" fill="var(--c)" />
      </pattern>
      <pattern
        id="pat-river"
        className="slot-river"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M2.5 0v5" stroke="var(--c)" strokeWidth="1.2" />
      </pattern>
      <pattern id="pat-berry" className="slot-berry" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 3h6M3 0v6" stroke="var(--c)" strokeWidth=".9" />
      </pattern>
      <pattern id="pat-spruce" className="slot-spruce" width="7" height="5" patternUnits="userSpaceOnUse">
        <path d="M0 4 3.500.8 7 4" fill="none" stroke="var(--c)" strokeWidth="1" />
      </pattern>
      <pattern id="pat-slate" className="slot-slate" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 1.500h3M3 4.500h3" stroke="var(--c)" strokeWidth="1.300" />
      </pattern>
    </defs>
  )
}
