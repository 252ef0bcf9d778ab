import { plural } from './plural'

/** What holds for a course once it is published, and how it is passed on. */
export const publish = {
  passOn: 'Pass it on',
  address: 'The address of the course',
  qr: 'As a QR code',
  qrOf: (title: string) => `QR code with the address of ${title}`,
  embed: 'Code to show it on another page',
  copyCode: 'Copy the code',
  licence: (name: string) => `Licence: ${name}.`,
  noLicence: 'No licence is named, so others may not use it elsewhere.',
  change: 'Change it',
  proposedAnew: (count: number) =>
    `${plural(count, 'digest is', 'digests are')} proposed anew: the text has changed since your words were written`,
  wordsKept: 'Your words are kept. Open a digest to take them back, or leave it as proposed.',
  standing: 'Who finds it, and whom you answer',
  whoFinds: 'Who finds it',
  found: {
    catalogue: 'Everyone: it stands in the catalogue.',
    link: 'Who has its link: it is in no list, and search engines are asked to leave it out.',
  },
  mentored: 'Mentor questions you take at a time',
  mentoredText:
    'Empty for any number, 0 for none. Whoever finishes a sprint sees whether you take one more.',
  noNumber: 'Write a whole number from 0 to 999, or nothing.',
  save: 'Save',
  saved: 'Saved.',
}
