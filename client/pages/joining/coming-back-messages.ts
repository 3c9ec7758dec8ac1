import { inLanguage } from '../../ui/language/in-language.ts'

/** Coming back to a board on another device, and letting one's own other devices in. */
export const backWords = inLanguage('comingBack', {
  open: 'I am on this board already, on another device',
  heading: 'Come back as yourself',
  says: 'With the recovery code that you were shown when you joined, you go on where you were.',
  haveInvitation: 'I have an invitation link',
  code: 'Your recovery code',
  codeMissing: 'Please type the code that you were shown when you joined.',
  bringCode: 'Come back',
  who: 'Or ask your other device: you are',
  ask: 'Ask it',
  waiting: (code: string) =>
    `Open the board on your other device. It asks whether ${code} is yours; when you say yes there, you are in here.`,
  notLetIn: 'This device was not let in. You can ask again, or bring your recovery code.',
  asBefore: (name: string) => `Come back as ${name}`,
  asBeforeSays:
    'This link was made for you alone. Your private map stays closed here until you bring your recovery code, and as long as you have another device on the board, you only look on.',
  yourCode: (code: string) => `Your recovery code is ${code}.`,
  yourCodeSays: 'Write it down: with it you come back as yourself if you lose this device. It is shown only now.',
  copy: 'Copy it',
  copied: 'Copied.',
  written: 'I have it',
  lostCode: 'Your recovery code is kept nowhere but where you wrote it. Not written down? A new one takes its place.',
  newCode: 'Show me a new code',
  someoneAsks: 'Another device asks to be let in.',
  asksAs: (code: string, name: string) =>
    `A device that shows ${code} asks to come in as ${name}. Let it in only if ${name} tells you that code. The private map stays closed there, and as long as ${name} has another device, it only looks on.`,
  letIn: 'Let it in',
  notNow: 'Not now',
  putAway: (day: string) =>
    `A private map of yours from ${day} was put away when this one was begun. You can go back to it; then this one is put away.`,
  takeBack: 'Go back to it',
  closed: {
    sealed: 'Your own map is closed on this device.',
    sealedSays:
      'You were let in without your recovery code. Bring it, or let this device in from another one of yours, and the map opens. If you cannot, begin a new one: the old one stays closed to everybody, and comes back with your code.',
    looksOnSays:
      'You were let in without your recovery code, and another device of yours was here not long ago. Bring the code, or let this device in from the other one; until then nothing is drawn in your name here. If you have neither, join once more as somebody new, by the link of your team.',
    gone: 'Your map is no longer there.',
    goneSays: 'You took it along when you left the board. Here you can begin a new one.',
    refusedSays: 'The server does not open it here. Reload the page; if it stays like this, ask the facilitator.',
    unsent: (count: string) =>
      `This device still holds what never reached the server: ${count.toLowerCase()}. Take it along as a file before you begin anew.`,
    begin: 'Begin a new map',
  },
  asks: (code: string) => `Another device asks to come in as you. It shows ${code}. Is that yours?`,
  yes: 'Yes, let it in',
  no: 'No',
  sealed: 'You were let in without your recovery code, so your own map stays closed on this device until you bring it.',
  looksOn:
    'You were let in without your recovery code, and you have another device here. Until you bring the code you look on, and your own map stays closed on this device.',
  bring: 'Bring the code',
})
