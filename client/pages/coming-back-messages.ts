/** Coming back to a board on another device, and letting one's own other devices in. */
export const backWords = {
  open: 'I am on this board already, on another device',
  heading: 'Come back as yourself',
  code: 'Your recovery code',
  codeMissing: 'Please type the code that you were shown when you joined.',
  bringCode: 'Come back',
  who: 'Or ask your other device: you are',
  ask: 'Ask it',
  waiting: (code: string) =>
    `Open the board on your other device. It asks whether ${code} is yours; when you say yes there, you are in here.`,
  asBefore: (name: string) => `Come back as ${name}`,
  asBeforeSays:
    'This link was made for you alone. Your private map stays closed here until you bring your recovery code.',
  yourCode: (code: string) => `Your recovery code is ${code}.`,
  yourCodeSays: 'Write it down: with it you come back as yourself if you lose this device. It is shown only now.',
  copy: 'Copy it',
  copied: 'Copied.',
  written: 'I have it',
  asks: (code: string) => `Another device asks to come in as you. It shows ${code}. Is that yours?`,
  yes: 'Yes, let it in',
  no: 'No',
  sealed: 'You were let in without your recovery code, so your own map stays closed on this device until you bring it.',
  bring: 'Bring the code',
}
