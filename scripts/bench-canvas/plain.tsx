import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { createRoot } from 'react-dom/client'
import {
  createShapeId,
  type Editor,
  getSnapshot,
  type TLArrowBindingProps,
  Tldraw,
  type TLEditorSnapshot,
  toRichText,
} from 'tldraw'
import 'tldraw/tldraw.css'
import { fixtureOf } from './fixture.ts'

/** Plain tldraw with as many boxes and arrows as the map has moments and links, to measure beside ours. */
declare global {
  interface Window {
    plain?: { readonly editor: Editor; snapshot(): TLEditorSnapshot }
  }
}

const count = Number(new URLSearchParams(location.search).get('moments') ?? 0)
const kept = await fetch(`./snapshot-${count}.json`)
const snapshot = kept.ok ? ((await kept.json()) as TLEditorSnapshot) : undefined

createRoot(document.body.querySelector('#root') ?? document.body).render(
  <Tldraw
    {...(snapshot ? { snapshot } : {})}
    assetUrls={getAssetUrlsByImport()}
    onMount={(editor) => {
      if (!snapshot) draw(editor)
      // As Tributary opens a map: whole, but never so small that labels could not be told apart.
      editor.zoomToFit({ immediate: true })
      if (editor.getZoomLevel() < 0.5) editor.setCamera({ x: 40, y: 40, z: 0.5 }, { immediate: true })
      window.plain = { editor, snapshot: () => getSnapshot(editor.store) }
    }}
  />,
)

function draw(editor: Editor): void {
  const { moments, links } = fixtureOf(count)
  editor.createShapes(
    moments.map(({ label, x, y }, at) => ({
      id: createShapeId(`m${at}`),
      type: 'geo',
      x,
      y,
      props: { w: 168, h: 64, size: 's', richText: toRichText(label) },
    })),
  )
  editor.createShapes(links.map((_, at) => ({ id: createShapeId(`l${at}`), type: 'arrow', props: { size: 's' } })))
  editor.createBindings(links.flatMap(({ from, to }, at) => [bindingOf(at, 'start', from), bindingOf(at, 'end', to)]))
}

function bindingOf(arrow: number, terminal: TLArrowBindingProps['terminal'], box: number) {
  return {
    fromId: createShapeId(`l${arrow}`),
    toId: createShapeId(`m${box}`),
    type: 'arrow',
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
  } as const
}
