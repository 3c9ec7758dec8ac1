/** What the server answered to a command, where that was trouble. */
export function Trouble({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return (
    <p className="trouble" role="alert">
      {sentence}
    </p>
  )
}
