import type { ComponentChildren } from 'preact'
import { go } from '../routing/route.js'

/** What a link to another page of the portal shows. */
export interface LinkProps {
  readonly to: string
  readonly children: ComponentChildren
  readonly current?: boolean
  readonly label?: string
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey

/** A link to another page of the portal, without loading it anew; in another tab as links do. */
export const Link = ({ to, children, current = false, label }: LinkProps) => (
  <a
    href={to}
    aria-current={current ? 'page' : undefined}
    aria-label={label}
    onClick={(event) => {
      if (!isPlain(event)) return
      event.preventDefault()
      go(to)
    }}
  >
    {children}
  </a>
)
