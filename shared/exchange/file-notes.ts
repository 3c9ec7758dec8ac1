/** What there is to say about a board file, by name, with what stands in each sentence. The words: `shared/words`. */
type FileValues = {
  readonly fileEmpty: readonly []
  readonly fileNotJson: readonly [why: string]
  readonly fileNoObject: readonly []
  readonly fileNoMaps: readonly []
  /** `others`: how many more troubles there are. */
  readonly fileUnreadable: readonly [path: string, why: string, others: number]
  readonly fileSameId: readonly [kind: FileKind, id: string]
  readonly fileManyMoments: readonly [most: number, count: number]
  readonly fileManyMaps: readonly [most: number, count: number]
  readonly fileManyInterviews: readonly [most: number, count: number]
  readonly fileLongInterview: readonly [most: number, count: number]
  readonly fieldUnknown: readonly [name: string, times: number]
  readonly fieldCut: readonly [name: string, times: number]
  readonly kindsUnknown: readonly [kinds: string]
  readonly disciplineUnknown: readonly [name: string, discipline: string]
  /** `whose`: the name of the map's author; empty for the shared map. */
  readonly linkToNothing: readonly [whose: string, momentId: string]
  readonly linkToItself: readonly [whose: string, momentId: string]
  readonly linkTwice: readonly [whose: string, from: string, to: string]
  readonly sourceUnknown: readonly [label: string, sourceId: string]
}
export type FileKind = 'moment' | 'map' | 'interview' | 'person' | 'comment' | 'tie'

export type FileNote = {
  readonly [Reason in keyof FileValues]: { readonly reason: Reason; readonly values: FileValues[Reason] }
}[keyof FileValues]

/** The sentences about a board file in one language. */
export type FileSentences = {
  readonly [Reason in keyof FileValues]: (...values: FileValues[Reason]) => string
}
