import { inLanguage } from '../../ui/language/in-language.ts'

export const briefWords = inLanguage('brief', {
  heading: 'Agree on one question',
  says: 'Ten minutes, together. Each of you will then draw this experience alone, from its first moment to its last.',
  title: 'Name of the board',
  titleMissing: 'A board needs a name.',
  fields: {
    outcome: {
      label: 'Which outcome are you working towards?',
      example: 'More evenings on which someone finishes what they start',
    },
    question: {
      label: 'Which question do you want to draw?',
      hint: 'About people’s lives, not about your product.',
      example: 'How do people entertain themselves with film and TV at the end of a day today?',
    },
    tooNarrow: {
      label: 'This would be too narrow',
      example: 'How do people use our home screen?',
    },
    tooBroad: {
      label: 'This would be too broad',
      example: 'How do people relax?',
    },
    actor: {
      label: 'Whose experience is it?',
      example: 'Someone who subscribes and watches at home',
    },
    start: {
      label: 'It begins when',
      example: 'the day’s duties are over',
    },
    end: {
      label: 'It ends when',
      example: 'they stop for the night',
    },
  },
  exampleOf: (example: string) => `For example: ${example}`,
  notSaid: 'not said yet',
  variantsSay: 'Write down what you decided against; later it says why this question was just right.',
  ready: 'Start drawing alone',
  readySays: 'Everyone gets a map that nobody else can open.',
  clockSays: 'There is a clock behind the names, at the top.',
  go: 'Draw your map',
  goSays: 'You can start; the facilitator moves the team on.',
  observerGo: 'See how far the team is',
  people: 'On this board',
  locked: 'You can read the brief, and not change it.',
  opening: 'Opening the brief…',
  refused: 'The server does not let you open this brief. Reload the page, or ask the facilitator for an invitation.',
})
