/**
 * How good and how fast the merge engine is.
 *
 *     npm run bench:merge                        the samples, their differences, and the speeds
 *     npm run bench:merge -- FILE…               the same for more sets: arrays of boards with `gold` pairs
 *     npm run bench:merge -- --fit FILE…         fits the weights to the samples and the sets, and prints them
 *     npm run bench:merge -- --ablations FILE…   fits again without one signal after the other
 *     npm run bench:merge -- --across FILE…      fits on all groups of boards but one, and measures that one
 */
import { loadRelations } from '../shared/merge/load-relations.ts'
import { suggestMoments } from '../shared/merge/suggest-moments.ts'
import { type MergeWeights, mergeWeights } from '../shared/merge/weights.ts'
import { noRelations, type WordRelations } from '../shared/merge/word-relations.ts'
import { compareDifferences } from './merge-bench/differences.ts'
import { type FitOptions, fitWeights } from './merge-bench/fit-weights.ts'
import { type Problem, readProblems, readSamples } from './merge-bench/problems.ts'
import { measureQuality, type Quality } from './merge-bench/quality.ts'
import { measureSpeed, nothingDecided } from './merge-bench/speed.ts'

/** Experience told by people weighs more than process models of universities. */
const shares = { samples: 0.7, 'descript-dev': 1.5, 'pmmc-university': 1 }

const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const relations = await loadRelations()
const problems = [...readSamples(), ...files.flatMap((file) => readProblems(file))]

if (options.includes('--fit')) console.log(JSON.stringify(fitWeights(problems, relations, { shares }), undefined, 2))
else if (options.includes('--ablations')) showAblations()
else if (options.includes('--across')) showAcross()
else {
  showTable('as shipped', mergeWeights, relations)
  showDifferences()
  showSpeeds()
}

function showTable(title: string, weights: MergeWeights, known: WordRelations): void {
  const sets = Map.groupBy(problems, ({ set }) => set)
  for (const [set, boards] of sets)
    showRow(
      `${title} · ${set}`,
      measureQuality(boards, ({ maps }) => suggestMoments(maps, nothingDecided, known, { weights })),
    )
}

function showRow(title: string, quality: Quality): void {
  console.log(
    `| ${title} | ${figure(quality.f1)} | ${figure(quality.precision)} | ${figure(quality.recall)} | ${figure(quality.topThree)} ` +
      `| ${figure(quality.samePrecision)} | ${figure(quality.sameRecall)} | ${quality.nearMisses} | ${quality.exact} |`,
  )
}

function figure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3)
}

function showAblations(): void {
  const without = (...names: NonNullable<FitOptions['without']>[number][]): FitOptions => ({ shares, without: names })
  const cases: readonly (readonly [string, FitOptions, WordRelations])[] = [
    ['everything', { shares }, relations],
    ['without word relations', { shares }, noRelations],
    ['words alone, no flow', { shares, rounds: 0 }, relations],
    ['flow asked once', { shares, rounds: 1 }, relations],
    ['without neighbours', without('before', 'after', 'earlier', 'later'), relations],
    ['without rivals', without('rival', 'lead', 'share'), relations],
    ['without places', without('distance', 'astray'), relations],
    ['without third maps', without('common'), relations],
    ['without rarity of shared words', without('rare'), relations],
    ['without clauses', without('clause'), relations],
    ['without verbs and objects', without('verb', 'object'), relations],
    ['without opposites', without('opposite', 'negation'), relations],
    ['without the board’s own measure', without('uniform', 'uniformLikeness', 'agreement'), relations],
  ]
  for (const [title, fit, known] of cases) showTable(title, fitWeights(problems, known, fit), known)
}

/** What is left out together: a sample, or all groups of people who tell the same experience. */
function groupOf({ set, maps }: Problem): string {
  const [map] = maps
  const scenario = /^[a-z]+(?=\d)/.exec(map?.id ?? '')?.[0]
  return set === 'samples' ? `${set} ${map?.moments[0]?.label ?? ''}` : `${set} ${scenario ?? ''}`
}

function showAcross(): void {
  const fitted = new Map<string, MergeWeights>()
  for (const group of new Set(problems.map(groupOf))) {
    const others = problems.filter((problem) => groupOf(problem) !== group)
    fitted.set(group, fitWeights(others, relations, { shares }))
  }
  for (const [set, boards] of Map.groupBy(problems, (problem) => problem.set))
    showRow(
      `not fitted on them · ${set}`,
      measureQuality(boards, (problem) =>
        suggestMoments(problem.maps, nothingDecided, relations, {
          weights: fitted.get(groupOf(problem)) ?? mergeWeights,
        }),
      ),
    )
}

function showDifferences(): void {
  const { surfaced, orders } = compareDifferences(relations)
  console.log(`differences surfaced: ${surfaced.filter(({ ours }) => ours !== undefined).length} of ${surfaced.length}`)
  for (const { sample, kind, theirs, ours } of surfaced)
    console.log(`| ${sample} | ${kind} | ${theirs} | ${ours ?? '–'} |`)
  for (const [sample, titles] of orders) console.log(`order, ${sample}: ${titles.join(' · ') || 'none'}`)
}

function showSpeeds(): void {
  const words = readSamples().flatMap(({ maps }) =>
    maps.flatMap((map) => map.moments.flatMap(({ label }) => label.split(/\s+/))),
  )
  const known = [...new Set(words)].sort()
  for (const [maps, moments, runs] of [
    [3, 40, 40],
    [3, 100, 40],
    [8, 500, 5],
  ] as const) {
    const { first, afterEdit } = measureSpeed(maps, moments, known, relations, runs)
    console.log(`| ${maps} × ${moments} | ${first.toFixed(1)} ms | after one edit ${afterEdit.toFixed(1)} ms |`)
  }
}
