import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import './field.css'

type TextProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & {
  readonly label: string
  readonly hint?: string
  readonly isWrong?: boolean
}

/** A line to type into, with its label above and a word of help below. */
export function TextField({ label, hint, isWrong = false, ...rest }: TextProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        aria-invalid={isWrong}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id'> & {
  readonly label: string
  readonly hint?: string
}

/** Lines to type into. */
export function TextArea({ label, hint, ...rest }: AreaProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        dir="auto"
        rows={3}
        {...rest}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'type'> & {
  readonly type: 'checkbox' | 'radio'
  readonly label: string
  readonly hint?: string
}

/** Something that is so or not, or one of several; its label is behind it. */
export function Choice({ label, hint, ...rest }: ChoiceProps) {
  const id = useId()
  return (
    <div className="choice">
      <input {...rest} id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id'> & {
  readonly label: string
  /** The label is heard, not seen. */
  readonly isLabelHidden?: boolean
  readonly children: ReactNode
}

/** One of a list, by the system's own control. */
export function Select({ label, isLabelHidden = false, children, ...rest }: SelectProps) {
  const id = useId()
  return (
    <div className="field" data-compact={isLabelHidden || undefined}>
      <label htmlFor={id} className={isLabelHidden ? 'only-heard' : undefined}>
        {label}
      </label>
      <select {...rest} id={id}>
        {children}
      </select>
    </div>
  )
}
