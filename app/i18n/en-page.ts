export const page = {
  loading: 'The page is on its way',
  skip: 'Skip to the content',
  home: 'Fifteen, home',
  navigation: 'Main',
  courses: 'Courses',
  graph: 'Graph',
  digests: 'Digests',
  rewards: 'Rewards',
  mentorQuestions: 'Questions',
  account: 'Account',
  studio: 'Studio',
  invited: 'an invitation waits',
  editInStudio: 'Edit in the studio',
  signIn: 'Sign in',
  sprint: 'Sprint',
  ofThree: (count: number) => `${count} of 3`,
  rewardWaits: 'A reward waits',
  foot: 'Self-hosted with Fifteen. Your answers stay on this site.',
  otherLanguage: { code: 'zh-CN', name: '中文' },
  copy: 'Copy the link',
  copied: 'Copied',
  share: 'Share',
  title: (title: string) => `${title} · Fifteen`,
}

export const refused = {
  id: 'When you report it, give this number:',
  allCourses: 'All courses',
  'not-found': {
    title: 'There is no page here',
    text: 'The course may have moved, or what you look for belongs to somebody else.',
  },
  forbidden: {
    title: 'This page is for instructors',
    text: 'Your account can learn here. An admin of this site can give it more.',
  },
  'sign-in-needed': {
    title: 'Sign in to see this page',
    text: 'It belongs to an account. What you have done as a guest comes along.',
  },
  'bad-input': {
    title: 'That could not be read',
    text: 'Something in the form was not as the page sends it. Go back, reload and try once more.',
  },
  'too-large': {
    title: 'That is too long',
    text: 'The text is longer than this site takes. Go back; it is still there to be shortened.',
  },
  'too-many-tries': {
    title: 'Too many tries',
    text: 'Wait a quarter of an hour, then try again.',
  },
  'cross-site': {
    title: 'That did not come from this site',
    text: 'A form from another address was refused. Open the page here and send it again.',
  },
  'disk-full': {
    title: 'This site has no room left',
    text: 'What you sent could not be saved, and no half of it was. What you had before is safe. Tell whoever runs this site, and send it again later.',
  },
  'already-chosen': {
    title: 'This reward has been chosen',
    text: 'Each sprint unlocks one reward, and yours is already with your rewards.',
  },
  'mentor-full': {
    title: 'The mentor takes no further question for now',
    text: 'Your reward waits. Choose it later, or choose a badge.',
  },
  'share-ended': {
    title: 'This digest has ended',
    text: 'Whoever shared it chose a last day, and that has passed.',
  },
  unreached: {
    title: 'This page has not reached you',
    text: 'The connection is gone, or the site is. What you had saved is saved; try again in a moment.',
  },
  again: 'Try again',
  failed: {
    title: 'This page failed',
    text: 'The fault is ours and has been written down. What you had saved is still there.',
  },
}

export const display = {
  title: 'Text size and theme',
  theme: 'Theme',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  size: 'Text size',
  sizes: { small: 'Small', medium: 'Medium', large: 'Large', larger: 'Larger' },
  apply: 'Apply',
}
