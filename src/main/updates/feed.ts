import { z } from 'zod'
import { refused, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { UpdateChannel } from './updates.ts'

/** What an installer is made for. */
export const updateTargets = ['win32-x64-nsis', 'linux-x64-appimage', 'linux-x64-deb'] as const

/** One of them. */
export type UpdateTarget = (typeof updateTargets)[number]

/** The end of an installer's name. */
export const extensionOf: Readonly<Record<UpdateTarget, string>> = {
  'win32-x64-nsis': 'exe',
  'linux-x64-appimage': 'AppImage',
  'linux-x64-deb': 'deb',
}

const day = z.iso.date()
const instant = z.iso.datetime().transform((text) => Date.parse(text))

// Strict: what this version does not know, it does not install by.
const feedSchema = z.strictObject({
  format: z.literal(1),
  product: z.literal('pestle'),
  channel: z.enum(['stable', 'early']),
  target: z.enum(updateTargets),
  number: z.int().min(1),
  issuedAt: instant,
  expiresAt: instant,
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}(-[0-9a-z]+(\.[0-9a-z]+)*)?$/),
  // A name and nothing else: no folder, no address, nothing that a shell or `%…%` could mean something by.
  file: z.strictObject({
    name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/),
    sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
    bytes: z.int().min(1).max(1_000_000_000),
  }),
  stagingPercentage: z.int().min(0).max(100),
  notes: z.array(z.string().min(1).max(400)).max(30),
  security: z.strictObject({ lastDate: day }).nullable(),
})

/** What a publisher says about the newest release of one channel for one kind of PC; times are UTC ms. */
export type Feed = z.infer<typeof feedSchema>

/** The name of a feed beside its installers; its signatures are in the file of that name with `.sig`. */
export const feedName = (channel: UpdateChannel, target: UpdateTarget): string => `${channel}-${target}.json`

/** Reads a feed. To be asked only once its signature was found good: before that nothing in it is worth reading. */
export const parseFeed = (bytes: Uint8Array): Result<Feed, 'feed-unreadable'> => {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refused('feed-unreadable')
  }
  const parsed = feedSchema.safeParse(json)
  if (!parsed.success || !parsed.data.file.name.endsWith(`.${extensionOf[parsed.data.target]}`))
    return refused('feed-unreadable')
  return ok(parsed.data)
}
