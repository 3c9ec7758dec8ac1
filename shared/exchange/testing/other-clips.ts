/** Clips as other programs put them down, made here in their shape. For tests. */

type Shown = { readonly text: string; readonly x: number; readonly y: number; readonly parent?: number }
type Line = { readonly from: number; readonly to: number; readonly words?: string; readonly isTurned?: boolean }

/** Notes, then lines between them, as Miro has them: places are middles. */
export function miroObjects(notes: readonly Shown[], lines: readonly Line[] = []): readonly unknown[] {
  const drawn = notes.map(({ text, x, y, parent }) => ({
    type: 'sticker',
    json: {
      _position: { offsetPx: { x, y }, schema: parent === undefined ? 'canvasOffsetPx' : 'parentOffsetPx' },
      _parent: parent === undefined ? null : { index: parent },
      scale: { scale: 0.5 },
      size: { width: 200, height: 228 },
      rotation: { rotation: 0 },
      text,
      style: JSON.stringify({ ffn: 'Noto Sans', sbc: 16_775_070 }),
    },
  }))
  const bound = lines.map(({ from, to, words, isTurned }) => ({
    type: 'line',
    json: {
      points: [],
      primary: { point: { x: 1, y: 0.5 }, positionType: 0, widgetIndex: from },
      secondary: { point: { x: 0, y: 0.5 }, positionType: 0, widgetIndex: to },
      _position: null,
      _parent: null,
      style: JSON.stringify({ lc: 3_355_443, a_start: isTurned ? 9 : 0, a_end: isTurned ? 0 : 9 }),
      line: { captions: words ? [{ id: 'c', text: `<p>${words}</p>` }] : [] },
    },
  }))
  return [...drawn, ...bound].map((widgetData, id) => ({ id, initialId: `61${id}`, type: 14, meta: {}, widgetData }))
}

export function miroHtml(objects: readonly unknown[], more: object = {}, shift = 59): string {
  const facts = { isProtected: false, boardId: 'x', version: 2, host: 'miro.com', data: { objects, meta: {} }, ...more }
  let shifted = ''
  for (const byte of new TextEncoder().encode(JSON.stringify(facts)))
    shifted += String.fromCharCode((byte + shift) & 255)
  return `<html><body><!--StartFragment--><meta charset="utf-8"><span data-meta="&lt;--(miro-data-v1)${btoa(shifted)}(/miro-data-v1)--&gt;"></span><!--EndFragment--></body></html>`
}

/** FigJam: a closed format in attributes, and the words of what was copied. */
export function figjamHtml(words: string): string {
  const meta = btoa(JSON.stringify({ fileKey: 'x', pasteID: 1, dataType: 'scene' }))
  return `<meta charset="utf-8"><div><span data-metadata="<!--(figmeta)${meta}(/figmeta)-->"></span><span data-buffer="<!--(figma)${btoa('fig-kiwi....')}(/figma)-->"></span></div><span style="white-space:pre-wrap;">${words}</span>`
}

/** Cells, as spreadsheets and documents bring them. */
export function tableHtml(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<meta charset="utf-8"><table><tbody>${cells.join('')}</tbody></table>`
}
