import type { ReactElement } from 'react'

const paths = {
  tick: 'M3.5 8.5l3 3 6-7',
  ring: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 0 1 0-10.5z',
  half: 'M8 2.75a5.25 5.25 0 1 1 0 10.5a5.25 5.25 0 0 1 0-10.5z M8 3v10',
  cross: 'M4 4l8 8 M12 4l-8 8',
  warning: 'M8 2.2l6.3 11.300H1.700z M8 6.500v3.200 M8 11.500v.2',
  stop: 'M5.200 1.800h5.600l3.400 3.400v5.600l-3.400 3.400H5.200l-3.400-3.400V5.200z M8 4.600v4 M8 10.900v.2',
  pause: 'M5.500 3.500v9 M10.500 3.500v9',
  people:
    'M5.500 7.500a2.200 2.200 0 1 0 0-4.400a2.200 2.200 0 0 0 0 4.400z M1.500 13c0-2.300 1.700-3.700 4-3.700s4 1.400 4 3.700 M10.500 7.300a2 2 0 1 0-.6-3.900 M11 9.400c2 .1 3.500 1.400 3.500 3.600',
  person:
    'M8 7.500a2.600 2.600 0 1 0 0-5.200a2.600 2.600 0 0 0 0 5.200z M3.200 13.700c0-2.900 2-4.300 4.800-4.300s4.800 1.400 4.800 4.300',
  sieve: 'M2.500 3.500h11l-4.300 5v4l-2.400 1.200V8.500z',
  copies: 'M5.500 5.500h7.500v8H5.500z M3 10.500v-8h7.500',
  search: 'M7 2.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 0 1 0-9z M10.300 10.300l3.400 3.400',
  down: 'M4 6.500l4 4 4-4',
  right: 'M3 8h9.500 M9 4.500L12.500 8L9 11.500',
  more: 'M3.500 8h.1 M8 8h.1 M12.500 8h.1',
  sent: 'M3 8.500l2.500 2.500 4-5 M8.500 11l4.500-5.500',
  waiting: 'M8 2.750a5.250 5.250 0 1 1 0 10.500a5.250 5.250 0 0 1 0-10.500z M8 5v3.200l2 1.300',
  cut: 'M1.500 8h4 M10.500 8h4 M6.500 4.500l3 7',
  lock: 'M4 7.500h8v6H4z M5.500 7.500v-2.300a2.500 2.500 0 0 1 5 0v2.300',
  cold: 'M8 1.800v12.400 M2.600 4.900l10.800 6.200 M13.400 4.900L2.600 11.100 M6.200 2.600L8 4.200l1.800-1.600 M6.200 13.400L8 11.800l1.800 1.600',
  tray: 'M2.500 9.500v4h11v-4 M8 2.500v7 M5 6.800l3 3 3-3',
} as const

/** The name of a drawing. */
export type IconName = keyof typeof paths

/** A drawing of 16 px in the colour of its text. Decoration: the word beside it says the same, so listeners do not hear it. */
export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth={name === 'more' ? 2.4 : 1.7}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
)
