import { useEffect } from 'react'
import { BriefView } from '../../features/brief/BriefView.tsx'
import { InviteLink } from '../../features/people/InviteLink.tsx'
import { useBoard } from '../../sync/board-context.tsx'
import { inviteHref } from '../joining/invite-link.ts'
import { preloadPage } from '../preload.ts'

export function BriefPage() {
  const { boardId } = useBoard()
  // While the team agrees on a question, the canvas that they will draw on comes.
  useEffect(() => preloadPage('draw'), [])
  return (
    <BriefView>
      <InviteLink hrefOf={(invite) => inviteHref(boardId, invite)} />
    </BriefView>
  )
}
