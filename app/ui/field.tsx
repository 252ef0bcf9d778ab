import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { Icon } from './icon'

/** A message below the field that caused it; its id is what the field is described by. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p className="error" id={id}>
      <Icon name="error" /> <span>{children}</span>
    </p>
  )
}

type Common = {
  name: string
  label: string
  hint?: string
  error?: string | null
  /** Where a page has several of one name. */
  id?: string
}

function describedBy({ name, hint, error, id = name }: Common): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return ids || undefined
}

function Around({ children, ...common }: Common & { children: ReactNode }) {
  const { name, label, hint, error, id = name } = common
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p className="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}

/** A labelled line to type in. */
export function Field({
  label,
  hint,
  error,
  ...input
}: Common & InputHTMLAttributes<HTMLInputElement>) {
  const common = { name: input.name, label, hint, error, id: input.id }
  return (
    <Around {...common}>
      <input
        id={input.name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(common)}
        {...input}
      />
    </Around>
  )
}

/** A labelled text of several lines. */
export function TextField({
  label,
  hint,
  error,
  ...input
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const common = { name: input.name, label, hint, error, id: input.id }
  return (
    <Around {...common}>
      <textarea
        id={input.name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(common)}
        {...input}
      />
    </Around>
  )
}
