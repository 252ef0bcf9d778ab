import { type FormEvent, type RefObject, useEffect, useState } from 'react'
import type { Given } from './given'
import type { Feedback } from './question'

/** What a posted answer comes back with. */
export type Reply =
  | ({ kind: 'incomplete' } & Given)
  | { kind: 'answered' | 'stands'; question: string; feedback: Feedback; finished: boolean }
  | { refusal: string }

/** Posts the answer and says what came back; one that did not arrive stays chosen on the page. */
export function useAnswer(action: string, door: string) {
  const [reply, setReply] = useState<Reply | null>(null)
  const [sending, setSending] = useState(false)
  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending) return
    const body = new URLSearchParams(new FormData(event.currentTarget) as never)
    setSending(true)
    try {
      const path = `${action}?_data=${encodeURIComponent(door)}`
      const response = await fetch(path, { method: 'POST', body })
      const reply = (await response.json()) as Reply
      setReply(reply)
      // Coming back, or loading anew, shows this question with its feedback.
      if ('feedback' in reply) {
        history.replaceState(history.state, '', `?question=${encodeURIComponent(reply.question)}`)
      }
    } catch {
      setReply({ refusal: 'unreached' })
    }
    setSending(false)
  }
  return { reply, sending, send }
}

/** Digits choose; Enter answers from anywhere on the page but a link, a button or a list. */
export function useKeys(form: RefObject<HTMLFormElement | null>, choices: number) {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target as Element
      if (event.ctrlKey || event.metaKey || event.altKey || !form.current) return
      if (target.closest('summary, details')) return
      const digit = Number(event.key)
      const inputs = form.current.querySelectorAll<HTMLInputElement>('input[name="response"]')
      if (Number.isInteger(digit) && digit >= 1 && digit <= choices) {
        event.preventDefault()
        inputs[digit - 1]?.focus()
        inputs[digit - 1]?.click()
      } else if (event.key === 'Enter' && !target.closest('a, button, select')) {
        event.preventDefault()
        form.current.requestSubmit()
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [form, choices])
}
