/**
 * Words that say nothing of a text's topic, in lower case: articles, pronouns, auxiliaries,
 * conjunctions, and what people say while they think.
 */
export const FILLERS: ReadonlySet<string> = new Set(
  `a about above across after afterwards again against all almost alone along already also
  although always am among an and another any anybody anyone anything anyway anywhere are aren't
  around as at away back be became because become becomes been before behind being below beside
  besides between beyond both but by came can can't cannot come comes could couldn't did didn't
  do does doesn't doing don't done down during each either else enough even ever every everybody
  everyone everything everywhere far few first for from further get gets give given gives go
  goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
  herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it
  it'd it'll it's its itself just keep kept last least less let let's like likely made make
  makes many may maybe me might mine more moreover most mostly much must my myself near nearly
  neither never nevertheless next no nobody none nor not nothing now nowhere of off often ok
  okay on once one ones only onto or other others otherwise ought our ours ourselves out over
  own per perhaps please put quite rather really right said same say says second see seem seemed
  seems seen several shall she she'd she'll she's should shouldn't since so some somebody
  someone something sometimes somewhere still such take taken than that that'll that's the their
  theirs them themselves then there there's thereby therefore these they they'd they'll they're
  they've thing things this those though through throughout thus till to together too toward
  towards under unless until up upon us use used uses using usually very via want was wasn't way
  we we'd we'll we're we've well went were weren't what what's whatever when whenever where
  where's whereas wherever whether which while who who's whoever whole whom whose why will with
  within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself
  yourselves s t re ve ll d m don doesn didn isn wasn won couldn wouldn shouldn
  的 了 是 在 和 与 或 及 而 且 但 但是 不 没 没有 这 那 这个 那个 这些 那些 这样 那样 一个 一些
  一种 一 个 种 些 什么 哪 哪个 哪些 为什么 怎么 如何 可以 能 会 要 应该 需要 对 对于 从 把 被 它
  它们 他 他们 她 她们 你 你们 我 我们 大家 自己 也 都 就 还 又 再 很 更 最 非常 比较 因为 所以
  如果 那么 然后 就是 虽然 由于 为 为了 以 以及 于 之 其 其中 等 等等 通过 进行 使用 时 时候 中 上
  下 里 后 前 来 去 到 说 做 有 让 使 给 向 跟 同 并 并且 或者 还是 只 只是 只有 已经 正在 可能
  一样 这里 那里 吗 呢 吧 啊 嘛 呀 嗯 哦 好 对吧`.split(/\s+/),
)
