import hand from '@tldraw/assets/fonts/Shantell_Sans-Informal_Regular.woff2?url'
import handBold from '@tldraw/assets/fonts/Shantell_Sans-Informal_Bold.woff2?url'
import handBoldItalic from '@tldraw/assets/fonts/Shantell_Sans-Informal_Bold_Italic.woff2?url'
import handItalic from '@tldraw/assets/fonts/Shantell_Sans-Informal_Regular_Italic.woff2?url'

/**
 * The files that tldraw would else fetch from its own server: of all its faces only the hand one can be written in here.
 * One object for the life of the page, as tldraw makes a new editor for a new one.
 */
export const canvasAssets = {
  fonts: {
    tldraw_draw: hand,
    tldraw_draw_italic: handItalic,
    tldraw_draw_bold: handBold,
    tldraw_draw_italic_bold: handBoldItalic,
  },
}
