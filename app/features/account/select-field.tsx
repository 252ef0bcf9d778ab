import type { ReactNode } from 'react'
import { FieldError } from '~/ui/field'

type SelectFieldProps = {
  name: string
  label: string
  defaultValue: string
  hint?: string
  error?: string | null
  /** The options. */
  children: ReactNode
}

/** A labelled choice out of a list. */
export function SelectField({ name, label, hint, error, ...rest }: SelectFieldProps) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids || undefined}
        {...rest}
      />
      {hint && (
        <p className="small" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${name}-error`}>{error}</FieldError>
    </div>
  )
}
