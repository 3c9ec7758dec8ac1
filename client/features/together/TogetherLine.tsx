import { FollowStrip } from './FollowStrip.tsx'
import { useCommentKeys, useCommentNews } from './use-comment-keys.ts'
import { useFollowing, useWhereabouts } from './use-following.ts'
import { useSayWhereabouts } from './use-whereabouts.ts'

/** On every page of a board: says where I am, goes where I follow, and shows it in one line. */
export function TogetherLine() {
  const where = useWhereabouts()
  useSayWhereabouts()
  useFollowing(where)
  useCommentKeys()
  useCommentNews()
  return <FollowStrip where={where} />
}
