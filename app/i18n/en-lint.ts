import { plural } from './plural'

export const lint = {
  fix: 'Mend this',
  pass: (checks: number) => plural(checks, 'check passes', 'checks pass'),
  toLookAt: (checks: number) => `${checks} to look at`,
  ofChoice: (place: number) => `Choice ${place}`,
  ofReason: (place: number) => `Reason ${place}`,
  names: {
    'empty-stem': 'No question',
    'empty-choice': 'Empty choice',
    'no-key': 'No right choice',
    'two-keys': 'Two right choices',
    'no-wrong-choice': 'No wrong choice',
    'duplicate-choices': 'Choices alike',
    'overlapping-choices': 'Choices overlap',
    'longest-is-right': 'Longest is right',
    'answer-in-stem': 'Answer in the question',
    'giveaway-grammar': 'Grammar gives it away',
    'convergence-cue': 'Put together from the others',
    negation: 'Negation',
    'double-negative': 'Double negative',
    absolutes: 'Always or never',
    'vague-terms': 'Vague word',
    'all-of-the-above': 'All of the above',
    'none-of-the-above': 'None of the above',
    'complex-choices': 'Choices of choices',
    'mixed-choices': 'Unlike the others',
    'filler-choice': 'Nobody picks it',
    'unordered-numbers': 'Numbers out of order',
    'blank-in-middle': 'Blank in the middle',
    'unfocused-stem': 'Unclear question',
    'window-dressing': 'Begins too early',
    'long-stem': 'Long question',
    'two-claims': 'Two claims',
    opinion: 'Opinion',
    'missing-reason': 'No reason',
    'reason-says-nothing': 'Empty reason',
    'reason-repeats-choice': 'Reason repeats',
    'no-passage': 'No sentence named',
    'not-answerable': 'Not settled by the text',
    'answer-elsewhere': 'Answer in another question',
    'twin-question': 'Asked twice',
  },
  hints: {
    'empty-stem': 'There is no question yet. Write what is asked.',
    'empty-choice': 'This choice is empty. Fill it in or take it out.',
    'no-key': 'No choice is marked as right.',
    'two-keys':
      'Two choices are marked as right, and only one can be picked. Ask for several, or keep one.',
    'no-wrong-choice': 'Every choice is right, so there is nothing to decide. Add one that is not.',
    'duplicate-choices': 'This says the same as another choice. Change it or take it out.',
    'overlapping-choices':
      'This range shares values with another one, so two choices can hold at once.',
    'longest-is-right':
      'The right choice is by far the longest, and that alone gives it away. Shorten it, or write the others as fully.',
    'answer-in-stem':
      'The right answer says a word of the question again, and no other choice does. Use another word, or use it in several choices.',
    'giveaway-grammar':
      'Only the right choice fits the grammar of the question. Word it so that all of them fit.',
    'convergence-cue':
      'The right choice is put together from what the others have most in common. Spread the parts evenly.',
    negation: 'A “not” is easily overlooked. Ask for what is so, or set the word in bold.',
    'double-negative': 'A “not” in the question meets another in a choice. Take one of them out.',
    absolutes:
      'Words like “always” and “never” are hardly ever true, and readers know it. Say when it holds.',
    'vague-terms':
      'Words like “often” and “usually” mean something else to everyone. Give a number, or say it without them.',
    'all-of-the-above': 'Who knows two of the choices knows this one. Ask for several instead.',
    'none-of-the-above':
      'Picking this shows what someone does not take for right, not what they know. Write one more real choice.',
    'complex-choices': 'A choice made of other choices tests patience. Ask for several instead.',
    'mixed-choices':
      'This choice is of another kind than the rest and stands out. Make them alike.',
    'filler-choice': 'Nobody picks this. Write a mistake that learners make.',
    'unordered-numbers': 'Numbers are read faster in their order.',
    'blank-in-middle':
      'The blank stands in the middle, so the sentence has to be read twice. Move it to the end, or ask a question.',
    'unfocused-stem':
      'The question can’t be answered without reading the choices. Say what it is about and what is asked.',
    'window-dressing':
      'This begins with what nobody needs for the answer. Begin with what is asked.',
    'long-stem': 'This takes long to read. Keep only what the answer needs.',
    'two-claims':
      'Two things are claimed here, and one may be true without the other. Make two questions of it.',
    opinion: 'This asks for an opinion, and no opinion is wrong. Ask what the module says.',
    'missing-reason': 'Say why this is right or not: the reason is what a learner takes along.',
    'reason-says-nothing': 'This only says right or not. Say why.',
    'reason-repeats-choice': 'This says the choice again. Say why it is right or not.',
    'no-passage':
      'No sentence of the module is named that settles this. Pick one, so that learners can read it again.',
    'not-answerable':
      'The module does not seem to settle this. Add what is missing, or ask about what is there.',
    'answer-elsewhere': 'Another question of this card gives the answer away.',
    'twin-question': 'Another question of this card asks the same.',
  },
}
