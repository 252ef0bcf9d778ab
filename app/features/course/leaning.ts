/** What a sentence begins with that goes on with what was said before. */
const LEANS =
  /^[\s"'“‘*_(]*(?:(?:it|its|he|she|his|her|they|their|them|these|those|this|that|such|however|thus|therefore|hence|moreover|furthermore|also|additionally|consequently|similarly|likewise|nevertheless|instead|otherwise|meanwhile|but|or|nor|because|which|where|who|both|neither|another|others?|(?:in|for|as) (?:addition|contrast|example|instance|fact|particular|turn|this|these|that|such|a result))(?![\p{L}'’])|[这那它其他她]|因此|所以|但是|但|然而|此外|例如|比如|而且|并且|也就是|同样|相反|于是|其中|另外|总之|否则)/iu

/**
 * Whether a text can't begin with a sentence, for it leans on the one before: it begins with a
 * pronoun or with a word that joins.
 */
export const leansBack = (text: string): boolean => LEANS.test(text.slice(0, 60))
