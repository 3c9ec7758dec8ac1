import { Link } from 'wouter'
import { historyWords } from '../../features/history/messages.ts'
import { TopSlot } from '../../ui/TopSlot.tsx'

/** In the top line of the pages that show the shared map: what it was before. */
export function VersionsLink({ path }: { path: string }) {
  return (
    <TopSlot>
      <Link href={`${path}?view=versions`} className="btn link small">
        {historyWords.link}
      </Link>
    </TopSlot>
  )
}
