/** What may be wrong with joining these, as sentences; never in the way. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  return warnings.map((warning) => (
    <p key={warning} className="warning small">
      {warning}
    </p>
  ))
}
