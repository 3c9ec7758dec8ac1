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
      <pattern id="pat-rust" className="slot-rust" width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M0 0h2.500v2.500H0zM2.500 2.500H5V5H2.500z" fill="var(--c)" />
      </pattern>
      <pattern id="pat-leaf" className="slot-leaf" width="7" height="7" patternUnits="userSpaceOnUse">
        <circle cx="3.5" cy="3.5" r="2.1" fill="none" stroke="var(--c)" strokeWidth="1.1" />
      </pattern>
      <pattern id="pat-plum" className="slot-plum" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M3 .6 5.300 5.200H.7z" fill="var(--c)" />
      </pattern>
    </defs>
  )
}
