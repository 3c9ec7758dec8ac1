import type { Valence } from '#shared/model/moment.ts'
import { penFor, type Point } from './pen.ts'

/**
 * A stick figure on a sheet of 40 × 54, as the paths of its strokes. The seed (its id) says how the hand strayed, so that
 * it looks the same on every screen; the mood says what the arms do and how the mouth goes.
 */
export function stickFigure(id: string, mood: Valence | undefined): readonly string[] {
  const at = penFor(id, 0.5)
  const { left, right } = arms[mood ?? 'none']
  return [
    headPath(at),
    `M${at(20, 19.6)} C${at(20.3, 25)} ${at(19.8, 30)} ${at(20, 36)}`,
    armPath(at, left),
    armPath(at, right),
    `M${at(20, 36)} C${at(18, 41)} ${at(16, 46)} ${at(14.6, 51.4)} L${at(11.8, 51.8)}`,
    `M${at(20, 36)} C${at(22, 41)} ${at(24, 46)} ${at(25.2, 51.4)} L${at(28.2, 51.6)}`,
    ...(mood === undefined ? [] : [mouths[mood]]),
  ]
}

type Pen = ReturnType<typeof penFor>

/** A circle that does not quite close, as a hand draws it. */
function headPath(at: Pen): string {
  return [
    `M${at(20.6, 5.2)}`,
    `C${at(25.6, 4.8)} ${at(28, 8.6)} ${at(27.4, 12.9)}`,
    `C${at(26.8, 17.6)} ${at(23.4, 20)} ${at(19.6, 19.6)}`,
    `C${at(15, 19.1)} ${at(12.4, 15.6)} ${at(12.9, 11.6)}`,
    `C${at(13.4, 7.8)} ${at(16.2, 5.4)} ${at(21, 5.3)}`,
  ].join(' ')
}

type Arm = { readonly elbow: Point; readonly hand: Point }

function armPath(at: Pen, { elbow, hand }: Arm): string {
  return `M${at(20, 24.4)} L${at(elbow.x, elbow.y)} L${at(hand.x, hand.y)}`
}

const arms: Readonly<Record<Valence | 'none', { readonly left: Arm; readonly right: Arm }>> = {
  none: bothArms({ x: 14.5, y: 27 }, { x: 11.5, y: 33 }),
  // Thrown up, one waves, hanging, lower still, held to the head.
  [2]: bothArms({ x: 12.5, y: 23 }, { x: 7.5, y: 14 }),
  [1]: {
    left: { elbow: { x: 14.5, y: 28 }, hand: { x: 12.5, y: 34 } },
    right: { elbow: { x: 27.5, y: 25 }, hand: { x: 31, y: 16.5 } },
  },
  [0]: bothArms({ x: 14.5, y: 28 }, { x: 12.8, y: 34.5 }),
  [-1]: bothArms({ x: 16.4, y: 29.5 }, { x: 16.4, y: 36.5 }),
  [-2]: bothArms({ x: 8, y: 23.5 }, { x: 12, y: 14 }),
}

function bothArms(elbow: Point, hand: Point): { left: Arm; right: Arm } {
  return { left: { elbow, hand }, right: { elbow: mirrored(elbow), hand: mirrored(hand) } }
}

function mirrored({ x, y }: Point): Point {
  return { x: 40 - x, y }
}

/** The mouths of the feelings, small enough for a head. */
const mouths: Readonly<Record<Valence, string>> = {
  [2]: 'M16.4 12.900c1.2 4.2 6 4.2 7.2 0',
  [1]: 'M16.9 13.900c1.4 2 4.8 2 6.2 0',
  [0]: 'M17 14.700c1.9-.3 4 .3 6.1 0',
  [-1]: 'M16.9 15.900c1.4-2 4.8-2 6.2 0',
  [-2]: 'M16.4 16.800c1.2-4.2 6-4.2 7.2 0',
}
