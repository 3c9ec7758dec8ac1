import { Link } from 'wouter'
import { buttonClass } from '../../ui/Button.tsx'
import { messages } from './messages.ts'

/** Before the first interview: a sentence, and the way to it. */
export function NoInterview({ addHref }: { addHref: string | undefined }) {
  return (
    <div className="ev-none">
      <h2>{messages.empty.title}</h2>
      <p>{addHref ? messages.empty.body : messages.empty.readOnly}</p>
      {addHref ? (
        <Link href={addHref} className={buttonClass('primary')}>
          {messages.empty.add}
        </Link>
      ) : null}
    </div>
  )
}
