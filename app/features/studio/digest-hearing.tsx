import { Link } from '@remix-run/react'
import { DigestPlayer } from '~/features/digest/player/digest-player'
import { useMessages } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { LookAgain } from '~/ui/look-again'
import type { DigestView } from './digest-view.server'

const AGAIN = 1 // s between two looks how far it is

type HearingProps = { view: DigestView; path: string; language: string; by: string }

/** How a digest can be heard as it stands: its sound, how far that is, or why there is none. */
export function DigestHearing({ view, path, language, by }: HearingProps) {
  const { digest, make } = useMessages()
  const { say } = useStudioMessages()
  const { audio, making, problem, module } = view
  const problems: Record<string, string> = make.problems
  if (audio) {
    const { title } = module
    return (
      <DigestPlayer
        key={audio.src}
        {...{ ...audio, language, title }}
        artist={by}
        transcript={false}
      />
    )
  }
  if (making) {
    const { step, progress } = making
    const steps: Record<string, string> = digest.steps
    return (
      <section className="stack gap-2" aria-labelledby="saying">
        <LookAgain seconds={AGAIN} typing />
        <h2 id="saying">{say.making}</h2>
        <p className="meta" role="status">
          {steps[step] ?? digest.steps.speaking}
        </p>
        <progress aria-labelledby="saying" max={1} value={progress ?? undefined} />
        <p className="meta">{say.leave}</p>
        <noscript>
          <Link to={path}>{say.look}</Link>
        </noscript>
      </section>
    )
  }
  if (problem)
    return (
      <p className="panel wash" role="alert">
        {problems[problem] ?? make.problems.broken}
      </p>
    )
  return <p className="meta">{say.unheard}</p>
}
