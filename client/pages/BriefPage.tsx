import { BriefView } from '../features/brief/BriefView.tsx'
import { InviteLink } from '../features/people/InviteLink.tsx'
import { useBoard } from '../sync/board-context.tsx'
import { inviteHref } from './invite-link.ts'

export function BriefPage() {
  const { boardId } = useBoard()
  return (
    <BriefView>
      <InviteLink hrefOf={(invite) => inviteHref(boardId, invite)} />
    </BriefView>
  )
}
