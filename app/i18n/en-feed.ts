/** What a podcast says of itself, in the language of what is heard. */
export const feed = {
  title: 'My Fifteen',
  about:
    'The digests of my courses, those I made, and each morning three things worth keeping in mind.',
  morning: (date: string, titles: string) => `${date}: ${titles}`,
}

export const feedPage = {
  title: 'Your podcast',
  lede: 'For the app you listen with: the digests of the courses you have begun, those you made, and each morning a short episode on what is about to fade.',
  secret:
    'Its address is a secret. Whoever has it can listen, so it is shown only once, and you can end it at any time.',
  make: 'Make my podcast',
  made: 'Your podcast is ready',
  once: 'Copy its address now: it is not shown again. In your podcast app, choose to add a podcast by its address (URL).',
  address: 'Address of your podcast',
  qr: 'QR code of the address',
  since: (day: string) => `Made on ${day}`,
  used: (moment: string) => `Last used ${moment}`,
  unused: 'Not used yet',
  morning: 'This morning',
  mornings: {
    later: 'Today’s episode comes after five in the morning.',
    making: 'Today’s episode is on its way. It takes a minute or two.',
    nothing: 'Nothing is fading today.',
    failed: 'Today’s episode could not be made. The next one comes tomorrow.',
    resting:
      'Mornings rest while nobody listens. They come back once your podcast app asks for your podcast.',
  },
  renew: 'Make a new address',
  renewText: 'A new address takes the place of the one you have, which stops working.',
  end: 'End this podcast',
}
