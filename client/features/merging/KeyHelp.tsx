import { Button } from '../../ui/Button.tsx'
import { Key } from '../../ui/Key.tsx'
import { useMerge, useScreen } from './merge-context.tsx'
import { keySheet } from './key-sheet.ts'
import { messages } from './messages.ts'

/** All keys, beside the work and not in front of it; letters that decide can be switched off. */
export function KeyHelp() {
  const { screen } = useMerge()
  const isOpen = useScreen((state) => state.isHelpOpen)
  const singleKeys = useScreen((state) => state.singleKeys)
  if (!isOpen) return null
  return (
    <section className="key-help sheet lift" aria-labelledby="key-help-title">
      <h2 id="key-help-title">{messages.help.title}</h2>
      <dl>
        {keySheet().map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys.split(' ').map((key) => (key === '–' ? ' – ' : <Key key={key} name={key} />))}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="small">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => screen.setState({ singleKeys: event.target.checked })}
        />{' '}
        {messages.help.switch}
      </label>
      <Button look="soft" size="small" onClick={() => screen.setState({ isHelpOpen: false })}>
        {messages.help.close}
      </Button>
    </section>
  )
}
