import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Person } from '#shared/model/person.ts'
import { AuthorTab } from '../../ui/drawn/AuthorTab.tsx'
import { Switch } from '../../ui/fields/Switch.tsx'
import { useMedia } from '../../ui/browser/use-media.ts'
import { MapLines } from './MapLines.tsx'
import { sharingWords } from './messages.ts'

// The canvas is large, and on a phone the lines are the map.
const MapView = lazy(async () => ({ default: (await import('../../canvas/MapView.tsx')).MapView }))

/** The revealed maps, one at a time, A to Z. Everybody chooses for themselves whose they read; the address says it. */
export function MapReader({ people }: { people: readonly Person[] }) {
  const [params, setParams] = useSearchParams()
  const isNarrow = useMedia('(max-width: 900px)')
  const [view, setView] = useState<'canvas' | 'outline'>('canvas')
  const person = people.find(({ mapId }) => mapId === params.get('map')) ?? people[0]
  if (!person) return null
  const showsLines = view === 'outline' || isNarrow
  return (
    <section className={`map-reader slot-${person.slot}`} aria-label={sharingWords.mapOf(person.name)}>
      <div className="map-reader-top">
        <div className="reader-people" role="radiogroup" aria-label={sharingWords.readMap}>
          {people.map(({ id, mapId, name, slot }) => (
            <label key={id} className={`slot-${slot}`}>
              <input
                type="radio"
                name="reader"
                className="unseen"
                checked={id === person.id}
                onChange={() => setParams({ map: mapId }, { replace: true })}
              />
              <AuthorTab slot={slot} name={name} />
              {name}
            </label>
          ))}
        </div>
        {isNarrow ? null : (
          <Switch
            label={sharingWords.view}
            value={view}
            onChange={setView}
            options={[
              { value: 'canvas', word: sharingWords.canvas },
              { value: 'outline', word: sharingWords.outline },
            ]}
          />
        )}
      </div>
      <div className={showsLines ? 'reader-lines' : 'reader-canvas'}>
        {showsLines ? (
          <MapLines key={person.mapId} person={person} />
        ) : (
          <Suspense fallback={<p className="plain waiting quiet">{sharingWords.openingMap(person.name)}</p>}>
            <MapView key={person.mapId} mapId={person.mapId} slot={person.slot} />
          </Suspense>
        )}
      </div>
    </section>
  )
}
