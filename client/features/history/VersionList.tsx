import { Link } from 'wouter'
import type { BoardVersion, VersionCause } from '#shared/protocol/api.ts'
import { formatClock, formatDay } from '../../ui/words/format-time.ts'
import { historyWords as words } from './messages.ts'
import { useAuthorWords } from './use-author-words.ts'

export function VersionList(props: {
  versions: readonly BoardVersion[]
  chosen: number | undefined
  hrefOf: (number: number) => string
  causeWords: (cause: VersionCause) => string
}) {
  const { versions, chosen, hrefOf, causeWords } = props
  const authorWords = useAuthorWords()
  if (versions.length === 0) return null
  return (
    <nav aria-label={words.list}>
      <ol className="version-list" reversed>
        {versions.map((version) => (
          <li key={version.number}>
            <Link href={hrefOf(version.number)} {...(version.number === chosen ? { 'aria-current': 'true' } : {})}>
              <b>{words.line(version.number, causeWords(version.cause))}</b>
              <span className="small quiet">
                {words.kept(formatDay(version.at), formatClock(version.at), authorWords(version))}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
