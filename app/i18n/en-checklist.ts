import { plural } from './plural'

export const checklist = {
  title: 'Checklist',
  lede: 'What can keep a reader out. Publishing does not wait for it.',
  checks: {
    pictures: 'Pictures',
    captions: 'Captions',
    cards: 'Three of three',
    links: 'Links',
    tables: 'Tables',
    contrast: 'Contrast',
  },
  found: (count: number) => `${plural(count, 'thing', 'things')} to look at`,
  holds: {
    pictures: 'Each picture says in words what it shows.',
    cards: 'Every module ends with its three questions.',
    links: 'Each link says where it leads. Those to other sites are not followed from here.',
    tables: 'Each column of a table but the first has a heading.',
    contrast:
      'The colours of text are those of the site, at least 4.5 to 1 in light and dark. What stands inside pictures is yours to look at.',
  },
  none: {
    pictures: 'There are none.',
    captions: 'The text leads to no video or sound. Each digest comes with its words.',
    cards: 'There is no module yet.',
    links: 'There are none.',
    tables: 'There are none.',
    contrast: 'The colours of text are those of the site, at least 4.5 to 1 in light and dark.',
  },
  line: (line: number) => `, line ${line}`,
  more: (count: number) => `${count} more`,
  flaws: {
    'no-alt': 'This picture is not shown until it has words, between [ and ]:',
    'weak-alt': 'These words name the file, not what the picture shows:',
    'not-shown': 'This picture is not on this site. Learners see its words alone:',
    elsewhere: 'This picture lies on another site. Learners get a link to it:',
    html: 'HTML is left out, so learners do not see this:',
    'no-words': 'This link has no words:',
    vague: 'By itself this link does not say where it leads:',
    bare: 'An address is read out letter by letter. Say where it leads:',
    nowhere: 'This link leads nowhere here:',
    'no-heading': 'There is no such heading in this text:',
    media: 'See that it has captions, or a transcript:',
    'no-header': 'A column of this table has no heading:',
    unread: 'This text could not be read: it is too long, or nested too deep.',
    card: 'Questions on its card, of three:',
  },
}
