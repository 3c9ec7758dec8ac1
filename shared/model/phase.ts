/** Where the team is. A phase sets what is offered first; it never takes a right away. */
export const phases = ['brief', 'draw', 'share', 'merge', 'interviews', 'guide'] as const
export type Phase = (typeof phases)[number]

/** A soft clock: it says how long is left and closes nothing. Times in milliseconds since 1970. */
export type Timer = { readonly startedAt: number; readonly endsAt: number }
