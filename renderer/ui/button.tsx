import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import './button.css'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & {
  /** `primary`: the one act that a place is for. `quiet`: without a frame. */
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly size?: 'usual' | 'small' | 'icon'
  readonly type?: 'button' | 'submit'
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button; one that shows only an icon must be given an `aria-label`, which is also its tip. */
export function Button({ look = 'plain', size = 'usual', type = 'button', ...rest }: Props) {
  const title = rest.title ?? (size === 'icon' ? rest['aria-label'] : undefined)
  return (
    <button
      {...rest}
      type={type}
      title={title}
      className="button"
      data-look={look}
      data-size={size}
    />
  )
}
