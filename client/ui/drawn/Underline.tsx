/** The drawn line under the phase that is open. */
export function Underline() {
  return (
    <svg className="underline" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <path
        d="M1 3.500C20 1.500 40 4.800 62 2.800S90 3 99 2"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.8"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
