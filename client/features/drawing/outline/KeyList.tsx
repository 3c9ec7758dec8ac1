import { Key } from '../../../ui/Key.tsx'
import { keySheet } from './key-sheet.ts'
import { outlineWords } from './messages.ts'

export type KeyListProps = { readonly all: boolean; readonly onToggle: () => void }

/** The keys stay visible in the margin; `?` shows all of them. */
export function KeyList({ all, onToggle }: KeyListProps) {
  return (
    <section className="key-list" aria-labelledby="outline-keys">
      <h2 id="outline-keys">{outlineWords.keys}</h2>
      <dl>
        {keySheet().map(({ keys, does, margin }) =>
          all || margin ? (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <Key key={key} name={key} />
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ) : null,
        )}
        <div>
          <dt>
            <Key name="?" />
          </dt>
          <dd>
            <button type="button" className="inline" aria-expanded={all} onClick={onToggle}>
              {all ? outlineWords.fewerKeys : outlineWords.allKeys}
            </button>
          </dd>
        </div>
      </dl>
      <p>{outlineWords.andCanvas}</p>
    </section>
  )
}
