import { Link } from 'wouter'
import { historyWords } from '../../features/history/messages.ts'
import { TopBarPart } from '../../ui/TopBarPart.tsx'

/** In the top line of the pages that show the shared map: what it was before. */
export function VersionsLink({ path }: { path: string }) {
  return (
    <TopBarPart>
      <Link href={`${path}?view=versions`} className="btn link small">
        {historyWords.link}
      </Link>
    </TopBarPart>
  )
}
