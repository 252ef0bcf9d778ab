/** What a sentence begins with that goes on with what was said before. */
const LEANS =
  /^[\s"'“‘*_(]*(?:(?:it|its|he|she|his|her|they|their|them|these|those|this|that|such|however|thus|therefore|hence|moreover|furthermore|also|additionally|consequently|similarly|likewise|nevertheless|instead|otherwise|meanwhile|but|or|nor|because|which|where|who|both|neither|another|others?|(?:in|for|as) (?:addition|contrast|example|instance|fact|particular|turn|this|these|that|such|a result))(?![\p{L}'’])|[这那它其他她]|因此|所以|但是|但|然而|此外|例如|比如|而且|并且|也就是|同样|相反|于是|其中|另外|总之|否则)/iu

/**
 * Whether a text can't begin with a sentence, for it leans on the one before: it begins with a
 * pronoun or with a word that joins.
 */
export const leansBack = (text: string): boolean => LEANS.test(text.slice(0, 60))

/** What announces that something else begins. @see Hirschberg & Litman 1993, on cue phrases */
const ANNOUNCES =
  /^(?:(?:all right|alright|ok(?:ay)?|right|so|well|now|and|thanks?|thank you(?: (?:very|so) much)?)[,.!]?\s+)*(?:now,|next[, ]|(?:we(?:['’]ll| will|['’]re going to| are going to)|let(?:['’]s| us)|i(?:['’]d| would) like to|i(?:['’]ll| will)) (?:now )?(?:go (?:on|to|now|back)|move|turn|proceed|continue|start|begin|look|talk about|come to|take up|consider)|moving (?:on|to)|turning (?:now )?to|the (?:next|second|third|fourth|last|final) (?:item|topic|question|point|part|thing|subject|speaker|step)|my (?:next|second|last|final) question|(?:first|second|third|last|final)(?:ly)?,|(?:today|in this (?:section|chapter|part|lecture)),?\s)|^(?:好的?|那么|现在|那)?[，,、]?(?:接下来|下面我们|下面来|现在我们|我们(?:再|现在)?来看|让我们|下一个|最后一个|首先|其次|最后，|第[一二三四五六七八九十]+(?:个|点|部分|步)?[，,：:、])/i

/** Whether a sentence announces that something else begins. */
export const announces = (text: string): boolean => ANNOUNCES.test(text.slice(0, 120))
