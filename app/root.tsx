import { json, type LoaderFunctionArgs } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLocation,
  useNavigation,
  useRouteError,
} from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { countedOf, NOTHING_COUNTED } from '~/features/sprint/sprint.server'
import { isInvited } from '~/features/studio/invitations.server'
import { languageOf } from '~/i18n/language.server'
import { useLanguage, useMessages } from '~/i18n/messages'
import { displayIn } from '~/ui/display'
import { usePageContext } from '~/ui/page-context'
import { useRootData } from '~/ui/page-data'
import { RefusedPage } from '~/ui/refused-page'
import { titled } from '~/ui/titled'

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const counted = learner ? await countedOf(learner.id) : NOTHING_COUNTED
  return json({
    language: languageOf(args),
    person: learner && { name: learner.name, role: learner.role },
    ...counted,
    invited: learner?.role && learner.role !== 'learner' ? await isInvited(learner) : false,
    display: displayIn(args.request.headers.get('cookie')),
  })
})

const MARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23ae4c07' stroke-width='5'%3E%3Cpath d='M3 3A18 18 0 0 1 21 21' pathLength='15' stroke-dasharray='4.6 .6'/%3E%3C/svg%3E"

export const meta = titled

/** Tells whoever drives the page from outside that keys and presses reach it. */
function useLiveMark(): void {
  useEffect(() => {
    document.documentElement.dataset.live = ''
  }, [])
}

export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const m = useMessages()
  const { nonce, styles } = usePageContext()
  const { theme, size } = useRootData().display
  useLiveMark()
  return (
    <html lang={language} data-theme={theme} data-size={size} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <style
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the product's own styles
          dangerouslySetInnerHTML={{ __html: styles }}
        />
        <Meta />
        <link rel="icon" href={MARK} />
        <Links />
      </head>
      <body>
        <a className="skip" href="#main">
          {m.page.skip}
        </a>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Turning to another idea of a module asks the server nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = (args) => {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = args
  const turns = currentUrl.pathname === nextUrl.pathname && /\/modules\//.test(nextUrl.pathname)
  return turns && !formMethod ? false : defaultShouldRevalidate
}

/** What was pressed is gone with its page: the heading of the new one takes the focus. */
function useFocusOnArrival(): void {
  const { key } = useLocation()
  const here = useRef(key)
  useEffect(() => {
    if (here.current === key) return
    here.current = key
    if (document.activeElement !== document.body) return
    const heading = document.querySelector<HTMLElement>('#main h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }, [key])
}

/** Shown when a page takes longer than a moment to come. */
function Pending() {
  const m = useMessages()
  const { state } = useNavigation()
  return (
    <div role="status" className={state === 'idle' ? undefined : 'pending'}>
      {state !== 'idle' && <span className="vh">{m.page.loading}</span>}
    </div>
  )
}

export default function App() {
  useFocusOnArrival()
  return (
    <>
      <Pending />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const answer = isRouteErrorResponse(error) ? error : null
  const data = answer?.data as { refusal?: string; detail?: unknown } | null
  const lost = error instanceof TypeError && typeof window !== 'undefined'
  const reason =
    data?.refusal ?? (answer?.status === 404 ? 'not-found' : lost ? 'unreached' : 'failed')
  return <RefusedPage reason={reason} id={typeof data?.detail === 'string' ? data.detail : null} />
}
