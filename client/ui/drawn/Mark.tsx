/** Three lines, one line: the only place where the river shows. */
export function Mark() {
  return (
    <svg
      className="logo"
      width="30"
      height="24"
      viewBox="0 0 30 24"
      aria-hidden="true"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M2 3c8 0 8 8 15 8.600h11" stroke="var(--reed)" />
      <path d="M2 12.200c9-.6 15 .2 26 0" stroke="var(--river)" />
      <path d="M2 21c8 0 8-7.600 15-8.200h11" stroke="var(--berry)" />
    </svg>
  )
}
